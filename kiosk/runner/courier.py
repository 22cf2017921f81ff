"""Delivers in the background what waits in the outbox, whenever something is due."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from typing import Protocol

from kiosk.basics.clock import Clock
from kiosk.basics.progress import Progress, Stoppable


class Round(Protocol):
    """What one round did; `next_due` says when to come again."""

    @property
    def next_due(self) -> datetime: ...


class Deliverer(Protocol):
    """The part of delivery that the courier needs."""

    def deliver_due(self, progress: Progress) -> Round: ...


SHORTEST_PAUSE_S = 1.0
_log = logging.getLogger(__name__)


class Courier:
    """One thread, from `start` to `close`; a round that fails unexpectedly is logged."""

    def __init__(self, delivery: Deliverer, clock: Clock) -> None:
        self._delivery, self._clock = delivery, clock
        self._progress = Stoppable()
        self._thread = threading.Thread(target=self._rounds, name="courier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self, timeout_s: float = 15.0) -> None:
        """Ends at the next safe point and joins."""
        self._progress.stop()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _rounds(self) -> None:
        pause = 0.0
        while not self._progress.wait(pause):
            pause = self._round()

    def _round(self) -> float:
        """Seconds until the next one."""
        try:
            due = self._delivery.deliver_due(self._progress).next_due
        except Exception as unexpected:  # noqa: BLE001 - the last line of defence of a thread
            _log.error("a round of delivering ended with %s", type(unexpected).__name__)
            return 60.0
        return max(SHORTEST_PAUSE_S, (due - self._clock.moment().now).total_seconds())
