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


def wareki(text: str) -> str:
    """昭和23年3月5日（1948年3月5日）; the first day of a year or month decides where the day is unknown."""
    year, month, day_of_month = (*map(int, text.split("-")), 1, 1)[:3]
    born = date(year, month, day_of_month)
    for since, before, era in _ERAS:
        if born >= since:
            in_era = year - before
            rest = day(text).partition("年")[2]
            return f"{era}{'元' if in_era == 1 else in_era}年{rest}（{day(text)}）"
    return day(text)
