"""Which days a question takes: fixed ones, or so far from the day on which it is asked."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import model_validator

from kiosk.forms.definition.marking import Model

if TYPE_CHECKING:
    from kiosk.forms.definition.question import Question


class FromToday(Model):
    """So many days, months or years after today; below nothing, before it.

    Where the month has no such day, its last one: three months after 30 November is 28 February.
    """

    days: int | None = None
    months: int | None = None
    years: int | None = None

    @model_validator(mode="after")
    def _is_one_length(self) -> FromToday:
        if sum(one is not None for one in (self.days, self.months, self.years)) != 1:
            raise ValueError("say one of days, months, years")
        return self

    def on(self, today: date) -> date:
        """The day itself."""
        if self.days is not None:
            return today + timedelta(days=self.days)
        months = (self.months or 0) + 12 * (self.years or 0)
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def first_day(question: Question, today: date) -> date | None:
    """The earliest day that is taken; None where any is early enough."""
    return question.earliest.on(today) if isinstance(question.earliest, FromToday) else question.earliest


def last_day(question: Question, today: date) -> date | None:
    """The latest day that is taken; None where any is late enough."""
    match question.latest:
        case "any":
            return None
        case "today":
            return today
        case FromToday() as far:
            return far.on(today)
        case day:
            return day
