"""Eight ASCII digits YYYYMMDD, the form of every date on the card; a birth date may be known in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta, timezone
from typing import Self

from cardreader.errors import Malformed

LENGTH = 8
_FILLERS = frozenset(b" -*\0\xff")
"""What may stand for an unknown digit, beside zero; known of registers, of cards from nobody."""
_DIGITS = frozenset(b"0123456789")

JST = timezone(timedelta(hours=9), "JST")
"""Dates printed on cards are days in Japan, wherever the caller's clock stands."""


@dataclass(frozen=True, slots=True)
class BirthDate:
    """When somebody was born, as far as the register knows (生年月日, 月日不詳). Printed, it shows nothing.

    Attributes:
        year: Gregorian.
        month: None where nobody knows it.
        day: None where nobody knows it, or the month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __repr__(self) -> str:
        return "BirthDate(…)"

    @classmethod
    def of(cls, day: date) -> Self:
        """A day that is wholly known."""
        return cls(day.year, day.month, day.day)

    @property
    def whole(self) -> date | None:
        """The day, None where a part of it is unknown."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def iso(self) -> str:
        """`1948-03-05`, `1948-03` or `1948` (ISO 8601-1 section 5.2.2)."""
        parts = (part for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year:04}", *(f"{part:02}" for part in parts)))


def parse_birth_date(data: bytes, what: str) -> BirthDate | None:
    """The birth date as far as it is known; None where not even the year is.

    Zeros, blanks, hyphens and other fillers stand for what is unknown, and so does a part that the calendar
    does not have: registers hold such days.

    Raises:
        Malformed: It is not eight bytes, or they hold anything else.
    """
    if _FILLERS.issuperset(data):
        return None
    if len(data) != LENGTH or not set(data) <= _DIGITS | _FILLERS:
        raise Malformed(what, "is not eight digits")
    year, month, day = (_number(part) for part in (data[:4], data[4:6], data[6:]))
    if not year:
        return None
    if not month or month > 12:
        return BirthDate(year)
    try:
        return BirthDate.of(date(year, month, day or 0))
    except ValueError:
        return BirthDate(year, month)


def parse_date(data: bytes, what: str) -> date | None:
    """The Gregorian date; None where there are no digits, or where they name no whole day (such exist)."""
    found = parse_birth_date(data, what)
    return None if found is None else found.whole


def _number(digits: bytes) -> int | None:
    return int(digits) if digits.isdigit() else None
