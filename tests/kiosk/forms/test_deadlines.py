from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.forms.deadlines import closed_on_weekends, due, last_day


def never_closed(_: date) -> bool:
    return False


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
    ],
    ids=["friday", "saturday-moves", "sunday-moves", "monday"],
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
def test_lateness_begins_after_the_last_day(today: date, left: int, state: str) -> None:
    found = due(date(2026, 11, 2), 14, today)
    assert (found.days_left, found.state) == (left, state)


def test_the_office_is_closed_on_two_days_a_week() -> None:
    week = [date(2026, 11, 16) + timedelta(days=count) for count in range(7)]
    assert [closed_on_weekends(day) for day in week] == [False] * 5 + [True] * 2
