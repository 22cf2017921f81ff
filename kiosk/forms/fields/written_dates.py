"""Days as people write them: `S23.3.5`, `S230305`, 昭和二十三年三月五日, 1948/3/5; in any width."""

from __future__ import annotations

import re
import unicodedata

from kiosk.forms.fields.kanji_digits import arabic
from kiosk.words.dates import Era, era

_ERAS = {name: one.id for one in Era for name in (one.id[0], one.kanji, one.kanji[0])}
"""s, 昭和 and 昭 → showa."""
_BETWEEN = r"[年月./\-ー‐‑‒–—―−・･,、 ]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_NAME},?(?P<year>\d{{4}})"),
    re.compile(rf"{_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,(?P<year>\d{{4}})"),
)
"""5 March 1948, March 5, 1948; never 3/5/1948, which is March to some and May to others."""
_BY_ERA = rf"(?:(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})\.?)"
_YEAR = rf"{_BY_ERA}?(?P<year>元|\d{{1,4}})"
_FORMS = (
    re.compile(rf"{_YEAR}{_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})日?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(rf"{_BY_ERA}(?P<year>\d{{2}})(?P<month>\d{{2}})(?P<day>\d{{2}})"),
    re.compile(rf"{_YEAR}年(?:(?P<month>\d{{1,2}})月)?"),
    re.compile(rf"{_BY_ERA}(?P<year>元|\d{{1,2}})(?:[./\-](?P<month>\d{{1,2}}))?"),
    re.compile(r"(?P<year>\d{4})[./\-](?P<month>\d{1,2})"),
)
"""The last three know the year alone, or year and month."""
_FISCAL = re.compile(rf"{_YEAR}(?:年度?の?分?)?")
_TWO_CALENDARS = re.compile(r"(?P<one>[^()]+?)(?P<unit>年度?)?\((?P<other>[^()]+?)(?:年度?)?\)(?P<rest>.*)")
"""昭和23年(1948年)3月5日: the same year by both."""
_BEHIND = re.compile(
    r"(?:(?:(?<!\d)月日|日)?(?:不詳|不明)|頃|ごろ|生まれ|うまれ|生|\(?[月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?)$"
)
"""What people write behind a day: its weekday, born, or that the rest is not known."""
_OWN = re.compile(r"(?P<day>[^()]+)\((?P<year>\d{4})年(?:。(?:月と)?日はわかりません)?\)")
_OPEN = re.compile(r"\((?:月と)?日はわかりません\)$")
"""As this kiosk writes a day: 昭和23年3月5日(1948年), and what it says behind one of which parts are open."""
_DIGITS_APART = re.compile(r"(?<=\d)\s+(?=\d)")
_UNKNOWN = "?"
WESTERN_DIGITS = 4


def pieces_in(text: str) -> dict[str, str] | None:
    """Era, year, month and day as pieces of a draft, `?` for a part not said; None where it is no such text.

    Without an era a year needs its four digits: nobody knows what 23.3.5 means.
    """
    plain = _BEHIND.sub("", _OPEN.sub("", _plain(text)))
    own = _OWN.fullmatch(plain)
    if own is not None and _western_year(own["day"]) == int(own["year"]):
        plain = own["day"]
    return _pieces(_by_one_calendar(plain))


def year_in(text: str) -> int | None:
    """The western year of 令和8年, 令和8年度, `R8`, 2026年度, 2026; None where it is no such text."""
    found = _FISCAL.fullmatch(_by_one_calendar(_plain(text)))
    if found is None:
        return None
    year = 1 if found["year"] == "元" else int(found["year"])
    if found["era"] is None:
        return None if found["year"] == "元" else year
    return era(_ERAS[found["era"]]).first_year + year - 1


def years_differ(text: str) -> bool:
    """Whether two years stand in it that are not the same one: 昭和24年(1948年)3月5日."""
    plain = _plain(text)
    own = _OWN.fullmatch(plain)
    found = _TWO_CALENDARS.fullmatch(plain)
    years = () if found is None else (year_in(found["one"]), year_in(found["other"]))
    if own is not None:
        years = (_western_year(own["day"]), int(own["year"]))
    return None not in years and len(set(years)) > 1


def _pieces(plain: str) -> dict[str, str] | None:
    found = next((match for one in (*_FORMS, *_ENGLISH) if (match := one.fullmatch(plain))), None)
    if found is None:
        return None
    parts = found.groupdict()
    if parts.get("name"):
        parts["month"] = str(_MONTHS.index(parts["name"]) + 1)
    era_id = _ERAS.get(parts.get("era") or "", "western")
    if era_id == "western" and len(parts["year"]) != WESTERN_DIGITS:
        return None
    known = {name: parts.get(name) or _UNKNOWN for name in ("year", "month", "day")}
    return {"era": era_id, **known}


def _western_year(plain: str) -> int | None:
    """The year of a day, a month or a year, as it stands before a year in brackets."""
    pieces = _pieces(plain)
    if pieces is None or pieces["year"] == "元":
        return None if pieces is None else era(pieces["era"]).first_year
    year = int(pieces["year"])
    return year if pieces["era"] == "western" else era(pieces["era"]).first_year + year - 1


def _by_one_calendar(plain: str) -> str:
    """Without the year in brackets, where it is the same; and without 西暦, which four digits say."""
    plain = plain.removeprefix("西暦")
    found = _TWO_CALENDARS.fullmatch(plain)
    if found is None:
        return plain
    one, other = year_in(found["one"]), year_in(found["other"])
    return f"{found['one']}{found['unit'] or '年'}{found['rest']}" if one == other is not None else plain


def _plain(text: str) -> str:
    """Half-width, small letters, kanji numbers as digits; spaces part digits (1948 3 5), or fall away."""
    narrow = _DIGITS_APART.sub("/", unicodedata.normalize("NFKC", text).strip().lower())
    return arabic("".join(narrow.split()))
