"""Tells the back-end every few minutes how this machine is, on a thread of its own: no visit waits for it."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable

from kiosk.basics.progress import Stoppable

EVERY_S = 300.0
"""The desk calls a kiosk silent after three of these (docs/scale.md counts with it)."""
_SPREAD = 0.1  # kiosks that were switched on together do not stay together
_log = logging.getLogger(__name__)


class Heart:
    """Beats from `start` to `close`, at once and every `EVERY_S`; one that fails is not made up for."""

    def __init__(self, beat: Callable[[], bool]) -> None:
        """`beat` says whether it was heard; it may take its time."""
        self._beat = beat
        self._progress = Stoppable()
        self._thread = threading.Thread(target=self._beats, name="heart", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self, timeout_s: float = 8.0) -> None:
        self._progress.stop()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _beats(self) -> None:
        pause = 0.0
        while not self._progress.wait(pause):
            self._one()
            pause = EVERY_S * random.uniform(1 - _SPREAD, 1)  # noqa: S311 - no secret

    def _one(self) -> None:
        try:
            heard = self._beat()
        except Exception as unexpected:  # noqa: BLE001 - the last line of defence of a thread
            _log.error("a heartbeat ended with %s", type(unexpected).__name__)
            return
        if not heard:
            _log.info("nobody heard the heartbeat")
