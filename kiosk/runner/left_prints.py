"""What nobody waits for is taken back from the printers, as soon as they can be reached.

That is what a killed process of this kiosk left waiting, and a job that could not be withdrawn in its time.
"""

from __future__ import annotations

import logging
import threading
from typing import Protocol

from kiosk.basics.progress import Stoppable
from kiosk.basics.unexpected import type_and_place

_PATIENCE_S = 10.0
_LOOK_S = 1.0
_log = logging.getLogger(__name__)


class Withdrawing(Protocol):
    """What is needed of the paper service."""

    @property
    def owes(self) -> bool: ...

    def withdraw_left(self) -> None: ...


class LeftPrints:
    """Asks the printers when the kiosk begins, and again while anything is owed.

    On a thread of its own: an unreachable printer must hold nothing up.
    """

    def __init__(self, paper: Withdrawing, look_s: float = _LOOK_S) -> None:
        """`look_s` passes between two looks at whether something is owed."""
        self._paper, self._look_s = paper, look_s
        self._progress = Stoppable()
        self._thread = threading.Thread(target=self._take_back, name="left-prints", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Waits for as long as a printer may take to answer."""
        self._progress.stop()
        self._thread.join(_PATIENCE_S)

    def _take_back(self) -> None:
        self._once()
        while not self._progress.wait(self._look_s):
            if self._paper.owes:
                self._once()

    def _once(self) -> None:
        try:
            self._paper.withdraw_left()
        except Exception as unexpected:  # noqa: BLE001 - the last line of defence of a thread
            _log.error("taking prints back ended with %s", type_and_place(unexpected))
