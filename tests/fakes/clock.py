"""A clock that goes as the machine's does, and can be put forward."""

from __future__ import annotations

import threading
from datetime import timedelta

from kiosk.basics.clock import Moment, SystemClock


class ShiftedClock:
    """The real clock plus what a test has put it forward by."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self._shift = 0.0
        self._lock = threading.Lock()

    def put_forward(self, seconds: float) -> None:
        with self._lock:
            self._shift += seconds

    def moment(self) -> Moment:
        real = self._real.moment()
        with self._lock:
            shift = self._shift
        return Moment(real.now + timedelta(seconds=shift), real.ticks + shift, real.fresh_id)
