"""Days of which only the year, or year and month, are known, and the eras they can have been in.

Two eras share the year of a change, and some its month: 1926 was 大正15年 and 昭和元年. There the era that
was written says more than the year, so it is kept as a mark behind it: `1926[T]`, `1926-12[S]`. Where the
era is certain without it (1935 is 昭和10年) there is no mark.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from kiosk.words.dates import Era, era

LETTERS = {"meiji": "M", "taisho": "T", "showa": "S", "heisei": "H", "reiwa": "R"}
_ERAS = {letter: era_id for era_id, letter in LETTERS.items()}
_MARKED = re.compile(r"(\d{4}(?:-\d{2})?)\[([MTSHR])\]")


def eras_in(year: int, month: int | None) -> tuple[tuple[str, int], ...]:
    """Id and year of every era that had a day of it, oldest first; none before 1873."""
    first = date(year, month or 1, 1)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    ends = [*(one.begins for one in Era)][1:]
    spans = zip(Era, [*ends, date.max], strict=True)
    return tuple(
        (one.id, year - one.first_year + 1) for one, end in spans if one.begins <= last and first < end
    )


def era_in(year: int, month: int | None, era_id: str = "") -> tuple[str, int] | None:
    """Id and year of the one era it can be; of several the one that was written, None without that."""
    found = eras_in(year, month)
    if len(found) == 1:
        return found[0]
    return next((one for one in found if one[0] == era_id), None)


def marked(iso: str, era_id: str) -> str:
    """`1926[T]`; without an era as it is."""
    return f"{iso}[{LETTERS[era(era_id).id]}]" if era_id else iso


def parted(text: str) -> tuple[str, str]:
    """What stands before the mark, and the id of the era it names ("" without one)."""
    found = _MARKED.fullmatch(text)
    return (text, "") if found is None else (found[1], _ERAS[found[2]])
