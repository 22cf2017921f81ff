"""Years of eras before 明治6年, as old family registers have them: 慶応3年, 安政5年, 明治4年.

Japan kept a lunar calendar until then. Its year and the western one are the same but for some weeks, so a
year alone is taken as that western year; its months and days are others than today's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.forms.fields.kanji_digits import arabic

_ERAS = {
    "文化": (1804, 15), "文政": (1818, 13), "天保": (1830, 15), "弘化": (1844, 5), "嘉永": (1848, 7),
    "安政": (1854, 7), "万延": (1860, 2), "文久": (1861, 4), "元治": (1864, 2), "慶応": (1865, 4),
    "明治": (1868, 5),
}  # fmt: skip
"""First western year, and how many years it had before the Gregorian calendar."""
_SPELT = str.maketrans({"應": "応", "萬": "万", "寶": "宝"})
_YEAR = re.compile(rf"(?P<era>{'|'.join(_ERAS)})(?P<year>元|\d{{1,2}})年?(?P<rest>.*)")
_NOT_KNOWN = re.compile(r"(?:月日)?(?:不詳|不明)?(?:生まれ|生)?")


@dataclass(frozen=True, slots=True)
class LunarYear:
    """The western year that it mostly was, and whether more than the year was said."""

    western: int
    with_month: bool


def lunar_year_in(text: str) -> LunarYear | None:
    """What such a text says; None where it names no such era, or a year that it did not have."""
    plain = arabic("".join(unicodedata.normalize("NFKC", text).translate(_SPELT).split()))
    found = _YEAR.fullmatch(plain)
    if found is None:
        return None
    year = 1 if found["year"] == "元" else int(found["year"])
    return lunar_year(found["era"], year, with_month=_NOT_KNOWN.fullmatch(found["rest"]) is None)


def lunar_year(era: str, year: int, *, with_month: bool) -> LunarYear | None:
    """The same from the name of an era (慶応) and the year within it."""
    first, years = _ERAS[era]
    return LunarYear(first + year - 1, with_month) if 1 <= year <= years else None
