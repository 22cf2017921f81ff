"""How long there is time, as a text says it: 「14日以内」「3か月のうちに」, in days or months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told

_LENGTH = r"(?<![\d月])(\d+)(日|週間|か月|年)"
_SPAN = re.compile(
    f"{_LENGTH}(?=以内|後まで|の(?:うち|間)に|間?のあいだに|間に|たつと|たったら"
    "|で(?:切れ|終わり|使えなく)|を?(?:すぎ|過ぎ|こえ))"
)
_OPENING = re.compile(f"{_LENGTH}(?=前から|より前)")
_DAYS = {"日": 1, "週間": 7}
_MONTHS = {"か月": 1, "年": 12}
_SHORTEST, _LONGEST = 28, 31
"""Days of a month."""


@dataclass(frozen=True, slots=True)
class SaidSpan:
    """So many days, or so many months; the other one is None."""

    days: int | None
    months: int | None

    def fits(self, days: int | None, months: int | None) -> bool:
        """Whether a rule of so many days, or of so many months, says the same."""
        if self.months is not None and days is not None:
            return _SHORTEST * self.months <= days <= _LONGEST * self.months
        if self.days is not None and months is not None:
            return _SHORTEST * months <= self.days <= _LONGEST * months
        return (self.days, self.months) == (days, months)

    @property
    def said(self) -> Told:
        if self.months is None:
            return told("{count} days", count=self.days)
        return told("{count} months", count=self.months)


def spans_in(text: str) -> Iterator[SaidSpan]:
    """Each that stands in a text which is narrow already."""
    yield from _found(_SPAN, text)


def openings_in(text: str) -> Iterator[SaidSpan]:
    """Each by which something may be done before a day: 「60日前から」."""
    yield from _found(_OPENING, text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[SaidSpan]:
    for found in pattern.finditer(text):
        number, unit = int(found[1]), found[2]
        if unit in _DAYS:
            yield SaidSpan(number * _DAYS[unit], None)
        else:
            yield SaidSpan(None, number * _MONTHS[unit])
