"""Eight ASCII digits YYYYMMDD, the form of every date on the card."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from cardreader.errors import Malformed

LENGTH = 8

JST = timezone(timedelta(hours=9), "JST")
"""Dates printed on cards are days in Japan, wherever the caller's clock stands."""


def parse_date(data: bytes, what: str) -> date | None:
    """The Gregorian date; None where the digits name no day (partly unknown dates exist)."""
    if len(data) != LENGTH or not (data.isascii() and data.isdigit()):
        raise Malformed(what, "is not eight digits")
    try:
        return date(int(data[:4]), int(data[4:6]), int(data[6:]))
    except ValueError:
        return None
