"""Time as the kiosk sees it: a port, the real clock, and the moment that comes with each event."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

from kiosk.basics.ids import uuid7

JST = timezone(timedelta(hours=9), "JST")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened; pure code gets its time and its fresh id from here.

    Attributes:
        now: Wall-clock time with offset (Japan Standard Time).
        ticks: Seconds of a clock that never jumps; only differences mean anything.
        fresh_id: One unused UUIDv7, in case the step mints something.
    """

    now: datetime
    ticks: float
    fresh_id: str


class Clock(Protocol):
    """Where runner and services get the time from."""

    def moment(self) -> Moment: ...


class SystemClock:
    """The machine's own clock."""

    def moment(self) -> Moment:
        now = datetime.now(JST)
        return Moment(now, time.monotonic(), uuid7(now))
