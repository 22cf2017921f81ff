"""Eight ASCII digits YYYYMMDD, the form of every date on the card."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from cardreader.errors import Malformed

LENGTH = 8
_BLANK = b" \0"

JST = timezone(timedelta(hours=9), "JST")
"""Dates printed on cards are days in Japan, wherever the caller's clock stands."""


def parse_date(data: bytes, what: str) -> date | None:
    """The Gregorian date; None where there are no digits, or where they name no whole day (such exist)."""
    if not data.strip(_BLANK):
        return None
    if len(data) != LENGTH or not (data.isascii() and data.isdigit()):
        raise Malformed(what, "is not eight digits")
    try:
        return date(int(data[:4]), int(data[4:6]), int(data[6:]))
    except ValueError:
        return None
