"""Which days a question takes: fixed ones, or so far from the day on which it is asked.

Where a definition says nothing, a slip of the finger is kept out all the same: the year 2206 for 2026, or
9999 at the end of the calendar. A definition that asks for other days says so (`latest: {years: 5}`).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pydantic import model_validator

from kiosk.basics.telling import told
from kiosk.forms.definition.marking import Days, Model, Months, Years

if TYPE_CHECKING:
    from kiosk.forms.definition.question import Question


class FromToday(Model):
    """So many days, months or years after today; below nothing, before it.

    Where the month has no such day, its last one: three months after 30 November is 28 February.

    Attributes:
        school_year: Births of those who turn so many years old in today's fiscal year
            (18歳に達する日以後の最初の3月31日まで): from 2 April to 1 April. Who was born on
            1 April reaches an age on 31 March.
    """

    days: Days | None = None
    months: Months | None = None
    years: Years | None = None
    school_year: Years | None = None

    @model_validator(mode="after")
    def _is_one_length(self) -> FromToday:
        if sum(one is not None for one in (self.days, self.months, self.years, self.school_year)) != 1:
            raise ValueError(told("say one of days, months, years, school_year"))
        return self

    def first(self, today: date) -> date:
        """The earliest such day."""
        if self.school_year is not None:
            return date(_fiscal_year(today) - self.school_year, 4, 2)
        return self._on(today)

    def last(self, today: date) -> date:
        """The latest such day."""
        if self.school_year is not None:
            return date(_fiscal_year(today) - self.school_year + 1, 4, 1)
        return self._on(today)

    def _on(self, today: date) -> date:
        if self.days is not None:
            return today + timedelta(days=self.days)
        months = (self.months or 0) + 12 * (self.years or 0)
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


LONGEST_AGO: Final = FromToday(years=-150)
"""Before the birth of whoever a ward still writes down."""
FARTHEST: Final = FromToday(years=2)
"""As far ahead as anybody plans a move; counted from the earliest day where that is still to come."""


def first_day(question: Question, today: date) -> date:
    """The earliest day that is taken."""
    match question.earliest:
        case None:
            return LONGEST_AGO.first(today)
        case FromToday() as far:
            return far.first(today)
        case day:
            return day


def last_day(question: Question, today: date) -> date:
    """The latest day that is taken."""
    match question.latest:
        case "any":
            return FARTHEST.last(max(today, first_day(question, today)))
        case "today":
            return today
        case FromToday() as far:
            return far.last(today)
        case day:
            return day


def _fiscal_year(today: date) -> int:
    """年度: from 1 April."""
    return today.year - ((today.month, today.day) < (4, 1))
