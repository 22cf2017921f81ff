"""Counting days to a deadline (届出期間): pure.

The day of the event itself is not counted (民法140条, 初日不算入). A last day on which the office is
closed moves to the next open day (民法142条; for the ward's own rules [A]).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal


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
    day = event + timedelta(days=days)
    while closed(day):
        day += timedelta(days=1)
    return day


def due(event: date, days: int, today: date, closed: Callable[[date], bool] = closed_on_weekends) -> Due:
    """How it stands today."""
    last = last_day(event, days, closed)
    left = (last - today).days
    return Due(last, left, "late" if left < 0 else "last-day" if left == 0 else "in-time")
