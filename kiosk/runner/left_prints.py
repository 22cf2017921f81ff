"""What a killed process of this kiosk left waiting at a printer is taken back when the next one begins."""

from __future__ import annotations

import threading
from typing import Protocol

_PATIENCE_S = 10.0


class Withdrawing(Protocol):
    """What is needed of the paper service."""

    def withdraw_left(self) -> None: ...


class LeftPrints:
    """Asks the printers once, on a thread of its own: an unreachable printer must not hold the start up."""

    def __init__(self, paper: Withdrawing) -> None:
        self._thread = threading.Thread(target=paper.withdraw_left, name="left-prints", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Waits for as long as a printer may take to answer."""
        self._thread.join(_PATIENCE_S)
