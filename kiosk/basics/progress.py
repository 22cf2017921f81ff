"""How long work tells its steps and learns that it should stop; one for card, net, printer, commands."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure


class Progress(Protocol):
    """Handed to every long act."""

    @property
    def stopped(self) -> bool:
        """True once nobody waits for the act any more; it should end at the next safe point."""

    def tell(self, done: int, total: int, note: Failure | None = None) -> None:
        """`done` of `total` steps are behind us; `note` says what holds the act up (out of paper)."""


Tell: TypeAlias = Callable[[int, int, "Failure | None"], None]


class Stoppable:
    """A `Progress` whose listener is a plain callable and which any thread may stop."""

    def __init__(self, listener: Tell | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Sleeps at most `seconds`; True as soon as the act should stop."""
        return self._stop.wait(seconds)

    def tell(self, done: int, total: int, note: Failure | None = None) -> None:
        if self._listener is not None:
            self._listener(done, total, note)
