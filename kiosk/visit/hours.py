"""Opening hours (開庁時間) as the settings write them: `Mon-Fri 08:30-17:15`, `Sun 09:00-12:30`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_open(hours: Sequence[str], now: datetime) -> bool:
    """True when any line covers this moment; without any line the kiosk is always open."""
    return not hours or any(_covers(line, now) for line in hours)


def _covers(line: str, now: datetime) -> bool:
    days, _, span = line.partition(" ")
    first, _, last = days.partition("-")
    begin, _, end = span.partition("-")
    weekdays = range(DAYS.index(first), DAYS.index(last or first) + 1)
    return now.weekday() in weekdays and time.fromisoformat(begin) <= now.time() < time.fromisoformat(end)
