from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from kiosk.forms.conditions import Facts
from kiosk.forms.deadlines import (
    Due,
    due,
    due_by_rule,
    due_of_options,
    last_day,
    last_day_of_months,
    never_closed,
)
from kiosk.forms.definition.procedure import DeadlineRule
from tests.fakes.form_parts import question


@pytest.mark.parametrize(
    ("event", "days", "last"),
    [
        (date(2026, 11, 2), 14, date(2026, 11, 16)),
        (date(2026, 1, 20), 14, date(2026, 2, 3)),
        (date(2026, 2, 20), 14, date(2026, 3, 6)),
        (date(2028, 2, 15), 14, date(2028, 2, 29)),
        (date(2028, 2, 29), 14, date(2028, 3, 14)),
        (date(2026, 12, 20), 15, date(2027, 1, 4)),
    ],
    ids=["plain", "month-end", "february", "leap-day", "from-leap-day", "year-end"],
)
def test_days_are_counted_from_the_day_after(event: date, days: int, last: date) -> None:
    assert last_day(event, days, never_closed) == last


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2026, 10, 30), date(2026, 11, 13)),
        (date(2026, 10, 31), date(2026, 11, 16)),
        (date(2026, 11, 1), date(2026, 11, 16)),
        (date(2026, 11, 2), date(2026, 11, 16)),
        (date(2026, 11, 9), date(2026, 11, 24)),
        (date(2026, 12, 15), date(2027, 1, 4)),
        (date(2026, 12, 17), date(2027, 1, 4)),
        (date(2026, 4, 19), date(2026, 5, 7)),
        (date(2026, 9, 5), date(2026, 9, 24)),
    ],
    ids=[
        "friday",
        "saturday-moves",
        "sunday-moves",
        "monday",
        "holiday-moves",
        "year-end-begins",
        "year-end",
        "golden-week",
        "silver-week",
    ],
)
def test_a_last_day_on_a_closed_day_moves_to_the_next_open_one(event: date, last: date) -> None:
    assert last_day(event, 14) == last


@pytest.mark.parametrize(
    ("today", "left", "state"),
    [
        (date(2026, 11, 2), 14, "in-time"),
        (date(2026, 11, 15), 1, "in-time"),
        (date(2026, 11, 16), 0, "last-day"),
        (date(2026, 11, 17), -1, "late"),
    ],
    ids=["the-day-itself", "day-before", "last-day", "day-after"],
)
def test_lateness_begins_after_the_last_day(
    today: date, left: int, state: Literal["in-time", "last-day", "late"]
) -> None:
    assert due(date(2026, 11, 2), 14, today) == Due(date(2026, 11, 16), left, state)


@pytest.mark.parametrize(
    ("fixed", "last"), [(True, date(2026, 11, 28)), (False, date(2026, 11, 30))], ids=["fixed", "moves"]
)
def test_an_announced_last_day_stays_where_it_is(fixed: bool, last: date) -> None:
    rule = DeadlineRule(field="letter_due", days=0, fixed=fixed, label="みほん", late="みほん")
    found = due_by_rule(rule, date(2026, 11, 28), date(2026, 11, 27))
    assert found is not None
    assert found.last_day == last


@pytest.mark.parametrize(
    "event", [date(9999, 12, 18), date(9999, 12, 31)], ids=["closed-until-the-end", "end"]
)
def test_beyond_the_calendar_is_no_deadline(event: date) -> None:
    assert last_day(event, 14) is None
    assert last_day(date(9999, 12, 31), 0) is None
    assert last_day_of_months(event, 60) is None
    assert due(event, 14, date(2026, 11, 24)) is None
    options = ({"id": "a", "label": "みほん", "due": {"field": "died_on", "days": 14}},)
    facts = Facts({"died_on": event.isoformat()}, "self", date(2026, 11, 24))
    assert due_of_options(question("next-steps", options=options), facts) == {}


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        (date(2026, 11, 2), 3, date(2027, 2, 2)),
        (date(2026, 11, 29), 3, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 2, 28), 3, date(2027, 5, 31)),
        (date(2028, 2, 28), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 23), 60, date(2031, 11, 23)),
    ],
    ids=["plain", "no-such-day", "month-begins", "from-a-month-end", "leap-eve", "leap-day", "five-years"],
)
def test_months_are_counted_by_the_calendar_from_the_day_after(event: date, months: int, last: date) -> None:
    assert last_day_of_months(event, months, never_closed) == last


def test_a_last_day_of_months_on_a_closed_day_moves_too() -> None:
    assert last_day_of_months(date(2026, 11, 7), 3) == date(2027, 2, 8)


@pytest.mark.parametrize(
    ("fixed", "last"), [(True, date(2027, 2, 21)), (False, date(2027, 2, 22))], ids=["lapses", "moves"]
)
def test_a_period_that_begins_by_handing_in_is_counted_from_today(fixed: bool, last: date) -> None:
    due_of_it = {"field": "today", "days": 90, "fixed": fixed}
    spec = question("next-steps", options=({"id": "a", "label": "みほん", "due": due_of_it},))
    assert due_of_options(spec, Facts({}, "self", date(2026, 11, 23)))["a"].last_day == last


def test_only_options_with_a_known_date_have_a_last_day() -> None:
    options = (
        {"id": "a", "label": "みほん", "due": {"field": "died_on", "days": 14}},
        {"id": "b", "label": "みほん", "due": {"field": "died_on", "months": 3}},
        {"id": "c", "label": "みほん", "due": {"field": "other", "days": 1}},
        {"id": "d", "label": "みほん"},
    )
    spec = question("next-steps", options=options)
    found = due_of_options(spec, Facts({"died_on": "2026-11-02", "other": None}, "self", date(2026, 11, 17)))
    assert {name: (one.last_day, one.state) for name, one in found.items()} == {
        "a": (date(2026, 11, 16), "late"),
        "b": (date(2027, 2, 2), "in-time"),
    }
