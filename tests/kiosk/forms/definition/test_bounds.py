from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.forms.definition.bounds import FromToday, first_day, last_day
from kiosk.forms.definition.question import Question

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("far", "day"),
    [
        (FromToday(days=-1), date(2026, 11, 29)),
        (FromToday(months=3), date(2027, 2, 28)),
        (FromToday(months=-11), date(2025, 12, 30)),
        (FromToday(years=1), date(2027, 11, 30)),
    ],
)
def test_day_so_far_from_today(far: FromToday, day: date) -> None:
    assert (far.first(TODAY), far.last(TODAY)) == (day, day)


def test_limits_of_a_question() -> None:
    def asked(**limits: object) -> tuple[date, date]:
        question = Question.model_validate({"id": "d", "kind": "date", "title": "a", "label": "a", **limits})
        return first_day(question, TODAY), last_day(question, TODAY)

    assert asked() == (date(1876, 11, 30), date(2028, 11, 30))
    assert asked(latest="today") == (date(1876, 11, 30), TODAY)
    assert asked(earliest={"years": -1}, latest={"days": 1}) == (date(2025, 11, 30), date(2026, 12, 1))
    assert asked(earliest=date(2020, 1, 1), latest=date(2030, 1, 1)) == (date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 3, 31), date(2007, 4, 2), date(2008, 4, 1)),
        (date(2026, 4, 1), date(2008, 4, 2), date(2009, 4, 1)),
        (date(2027, 3, 31), date(2008, 4, 2), date(2009, 4, 1)),
    ],
    ids=["last-day", "first-day", "next-last-day"],
)
def test_school_year_of_those_who_turn_18(today: date, first: date, last: date) -> None:
    turning = FromToday(school_year=18)
    assert (turning.first(today), turning.last(today)) == (first, last)


@pytest.mark.parametrize(
    "far",
    [{"years": -5000}, {"years": 8000}, {"months": 99_999}, {"days": -4_000_000}, {"school_year": 3000}],
)
def test_day_beyond_the_calendar_cannot_be_written(far: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        FromToday(**far)
