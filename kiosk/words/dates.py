"""Dates by era (和暦): the five eras since Japan took up the Gregorian calendar.

明治 begins here on 1873-01-01 (太政官布告第337号 of 1872; earlier dates were lunar). Then the ordinances that
named 大正 (1912-07-30), 昭和 (1926-12-25), 平成 (1989-01-08) and 令和 (2019-05-01).
The day of a change belongs to the new era.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

WEEKDAYS = "月火水木金土日"


class Era(Enum):
    """One era: its id, name, first day, and the year that counts as its first (元年)."""

    MEIJI = ("meiji", "明治", date(1873, 1, 1), 1868)
    TAISHO = ("taisho", "大正", date(1912, 7, 30), 1912)
    SHOWA = ("showa", "昭和", date(1926, 12, 25), 1926)
    HEISEI = ("heisei", "平成", date(1989, 1, 8), 1989)
    REIWA = ("reiwa", "令和", date(2019, 5, 1), 2019)

    def __init__(self, id_: str, kanji: str, begins: date, first_year: int) -> None:
        self.id = id_
        self.kanji = kanji
        self.begins = begins
        self.first_year = first_year


def era(era_id: str) -> Era:
    """The era of that id. Raises ValueError."""
    for one in Era:
        if one.id == era_id:
            return one
    raise ValueError(f"no era {era_id!r}")


def era_of(day: date) -> tuple[str, int]:
    """Era id and year within it. Raises ValueError before 1873."""
    for one in reversed(Era):
        if day >= one.begins:
            return one.id, day.year - one.first_year + 1
    raise ValueError("before the Gregorian calendar (明治6年) there is no such day")


def to_gregorian(era_id: str, year: int, month: int, day: int) -> date:
    """The Gregorian date. Raises ValueError for a day that never was, or that belonged to another era."""
    wanted = era(era_id)
    if year < 1:
        raise ValueError("the first year of an era is 1")
    found = date(wanted.first_year + year - 1, month, day)
    if era_of(found) != (era_id, year):
        raise ValueError(f"that day was not in {wanted.id}")
    return found


def year_of_era(era_id: str, year: int) -> str:
    """「令和8年」, 「令和元年」."""
    return f"{era(era_id).kanji}{'元' if year == 1 else year}年"


def wareki(day: date) -> str:
    """「令和8年11月3日」."""
    return f"{year_of_era(*era_of(day))}{day.month}月{day.day}日"


def wareki_with_western(day: date) -> str:
    """「昭和23年3月5日（1948年）」."""
    return f"{wareki(day)}（{day.year}年）"


def weekday(day: date) -> str:
    """「火」."""
    return WEEKDAYS[day.weekday()]
