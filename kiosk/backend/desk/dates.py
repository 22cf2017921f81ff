"""Days and moments as staff read them: in Japan, and births by era (和暦)."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.backend.config import JST

_ERAS = (
    (date(2019, 5, 1), 2018, "令和"),
    (date(1989, 1, 8), 1988, "平成"),
    (date(1926, 12, 25), 1925, "昭和"),
    (date(1912, 7, 30), 1911, "大正"),
    (date(1868, 1, 25), 1867, "明治"),
)
_KANJI = {"meiji": "明治", "taisho": "大正", "showa": "昭和", "heisei": "平成", "reiwa": "令和"}


def moment(text: str) -> str:
    """An RFC 3339 moment as people read it: 2026年11月23日 10:15, in Japan."""
    at = datetime.fromisoformat(text).astimezone(JST)
    return f"{day(at.date().isoformat())} {at:%H:%M}"


def clock(text: str) -> str:
    """Only the time of day."""
    return f"{datetime.fromisoformat(text).astimezone(JST):%H:%M}"


def day(text: str) -> str:
    """2026年11月23日 of an ISO date; parts that are not known are left out."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(text.split("-"), "年月日", strict=False))


def wareki(text: str, era_id: str = "") -> str:
    """昭和23年3月5日（1948年3月5日）.

    Where only a part is known and two eras share it, `era_id` (`birth_era` of the contract) decides; without
    one only the western day is certain.
    """
    year, *rest = map(int, text.split("-"))
    first = date(year, *(*rest, *(1, 1)[len(rest) :]))
    last = date(year, *(*rest, *(12, 28)[len(rest) :]))
    eras = dict.fromkeys((_era_of(first), _era_of(last)))
    wanted = _KANJI.get(era_id)
    named = (one for one in eras if len(eras) == 1 or (one and one[2] == wanted))
    found = next(named, None)
    if found is None:
        return day(text)
    in_era = year - found[1]
    return f"{found[2]}{'元' if in_era == 1 else in_era}年{day(text).partition('年')[2]}（{day(text)}）"


def _era_of(born: date) -> tuple[date, int, str] | None:
    return next((one for one in _ERAS if born >= one[0]), None)
