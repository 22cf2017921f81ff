"""Counting days to a deadline (届出期間): pure.

The day of the event itself is not counted (民法140条, 初日不算入). A last day on which the office is
closed moves to the next open day (民法142条; for the ward's own rules [A]).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kiosk.forms.conditions import Facts, date_in
from kiosk.forms.definition.choices import Span
from kiosk.forms.definition.question import Question


@dataclass(frozen=True, slots=True)
class Due:
    """Where somebody stands towards a deadline.

    Attributes:
        days_left: Days from today to the last day; negative when it is past.
    """

    last_day: date
    days_left: int
    state: Literal["in-time", "last-day", "late"]


def closed_on_weekends(day: date) -> bool:
    """Saturdays and Sundays; public holidays come with the ward's calendar."""
    return day.weekday() >= 5


def last_day(event: date, days: int, closed: Callable[[date], bool] = closed_on_weekends) -> date:
    """The last day on which it is in time: 14 days from 1 November is 15 November, or the next open day."""
    return _open_day(event + timedelta(days=days), closed)


def last_day_of_months(event: date, months: int, closed: Callable[[date], bool] = closed_on_weekends) -> date:
    """The same for months and years, which are counted by the calendar from the day after (民法143条).

    The period ends on the day before the one that corresponds to its first day; where the last month has
    no such day, at its end. Three months from 28 February begin on 1 March and end on 31 May.
    """
    first = event + timedelta(days=1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if first.day > length:
        return _open_day(date(year, month + 1, length), closed)
    return _open_day(date(year, month + 1, first.day) - timedelta(days=1), closed)


def due(event: date, days: int, today: date, closed: Callable[[date], bool] = closed_on_weekends) -> Due:
    """How it stands today."""
    return _standing(last_day(event, days, closed), today)


def due_of_options(question: Question, facts: Facts) -> dict[str, Due]:
    """How each option that has time until a day stands; those whose date is not known are left out."""
    found: dict[str, Due] = {}
    for option in question.options:
        event = None if option.due is None else date_in(facts.data.get(option.due.field))
        if option.due is not None and event is not None:
            found[option.id] = _standing(_end_of(option.due, event), facts.today)
    return found


def _end_of(span: Span, event: date) -> date:
    if span.days is not None:
        return last_day(event, span.days)
    return last_day_of_months(event, span.months or 0)


def _standing(last: date, today: date) -> Due:
    left = (last - today).days
    return Due(last, left, "late" if left < 0 else "last-day" if left == 0 else "in-time")


def _open_day(day: date, closed: Callable[[date], bool]) -> date:
    while closed(day):
        day += timedelta(days=1)
    return day
