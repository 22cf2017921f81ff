"""A clock that stands still until somebody sleeps."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import uuid7

START = datetime(2026, 11, 23, 10, 15, tzinfo=JST)


class StoppedClock:
    """`sleep` is handed to whatever would wait: time passes at once, and by exactly so much."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._ticks = 1000.0

    def moment(self) -> Moment:
        return Moment(self._now, self._ticks, uuid7(self._now))

    def set_wrong(self, seconds: float) -> None:
        """Somebody sets the wall clock; the ticks go on."""
        self._now += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._ticks += seconds
