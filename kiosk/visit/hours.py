"""Opening hours (開庁時間) as the settings write them: `Mon-Fri 08:30-17:15`, `Sun 09:00-12:30`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Span:
    """One line: weekdays as indices from Monday, both ends included; open from `begin` until `end`."""

    first: int
    last: int
    begin: time
    end: time


def span_of(line: str) -> Span:
    """Reads one line that the settings have checked."""
    days, _, hours = line.partition(" ")
    first, _, last = days.partition("-")
    begin, _, end = hours.partition("-")
    return Span(
        DAYS.index(first), DAYS.index(last or first), time.fromisoformat(begin), time.fromisoformat(end)
    )


def is_open(hours: Sequence[str], now: datetime) -> bool:
    """True when any line covers this moment; without any line the kiosk is always open."""
    return not hours or any(_covers(span_of(line), now) for line in hours)


def _covers(span: Span, now: datetime) -> bool:
    return span.first <= now.weekday() <= span.last and span.begin <= now.time() < span.end
