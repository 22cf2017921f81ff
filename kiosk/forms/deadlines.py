"""Counting days to a deadline (届出期間): pure, but for the ward's closed days, which are read once.

The day of the event itself is not counted (民法140条, 初日不算入). A last day on which the office is
closed moves to the next open day (民法142条; for the ward's own rules [A]), unless the day itself was
announced: a right that is lost by the day printed on a letter is lost on that day, Saturday or not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from kiosk.forms.conditions import TODAY, Facts, date_in
from kiosk.forms.definition.choices import Span
from kiosk.forms.definition.procedure import DeadlineRule
from kiosk.forms.definition.question import Question
from kiosk.lookups.closed_days import is_closed


@dataclass(frozen=True, slots=True)
class Due:
    """Where somebody stands towards a deadline.

    Attributes:
        days_left: Days from today to the last day; negative when it is past.
    """

    last_day: date
    days_left: int
    state: Literal["in-time", "last-day", "late"]


def last_day(event: date, days: int, closed: Callable[[date], bool] = is_closed) -> date | None:
    """The last day on which it is in time: 14 days from 1 November is 15 November, or the next open day.

    None where the calendar itself ends before (a year 9999 that somebody typed).
    """
    try:
        return _open_day(event + timedelta(days=days), closed)
    except OverflowError:
        return None


def last_day_of_months(event: date, months: int, closed: Callable[[date], bool] = is_closed) -> date | None:
    """The same for months and years, which are counted by the calendar from the day after (民法143条).

    The period ends on the day before the one that corresponds to its first day; where the last month has
    no such day, at its end. Three months from 28 February begin on 1 March and end on 31 May.
    """
    try:
        return _open_day(_end_of_months(event + timedelta(days=1), months), closed)
    except OverflowError:
        return None


def due(event: date, days: int, today: date, closed: Callable[[date], bool] = is_closed) -> Due | None:
    """How it stands today; None where there is no such day."""
    last = last_day(event, days, closed)
    return None if last is None else _standing(last, today)


def due_by_rule(rule: DeadlineRule, event: date, today: date) -> Due | None:
    """How a procedure's own deadline stands today."""
    return due(event, rule.days, today, never_closed if rule.fixed else is_closed)


def too_early(rule: DeadlineRule, event: date, today: date) -> bool:
    """Whether it is not taken yet: a renewal from 60 days before the end is taken on the sixtieth."""
    return rule.opens is not None and (event - today).days > rule.opens


def due_of_options(question: Question, facts: Facts) -> dict[str, Due]:
    """How each option that has time until a day stands; those whose date is not known are left out."""
    found: dict[str, Due] = {}
    for option in question.options:
        event = None if option.due is None else _beginning(option.due, facts)
        last = None if option.due is None or event is None else _end_of(option.due, event)
        if last is not None:
            found[option.id] = _standing(last, facts.today)
    return found


def never_closed(_: date) -> bool:
    """For a last day that stands as it is."""
    return False


def _beginning(span: Span, facts: Facts) -> date | None:
    return facts.today if span.field == TODAY else date_in(facts.data.get(span.field))


def _end_of(span: Span, event: date) -> date | None:
    closed = never_closed if span.fixed else is_closed
    if span.days is not None:
        return last_day(event, span.days, closed)
    return last_day_of_months(event, span.months or 0, closed)


def _end_of_months(first: date, months: int) -> date:
    """The last day of so many months that begin on `first`. Raises OverflowError beyond the calendar."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError(year)
    length = monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - timedelta(days=1)


def _standing(last: date, today: date) -> Due:
    left = (last - today).days
    return Due(last, left, "late" if left < 0 else "last-day" if left == 0 else "in-time")


def _open_day(day: date, closed: Callable[[date], bool]) -> date:
    while closed(day):
        day += timedelta(days=1)
    return day
