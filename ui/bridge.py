"""Hosts a visit's loop in Qt: one wake-up signal from any thread, one timer for what is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.visit.events import Closing, Event, SpokenTo
from kiosk.visit.screen import Screen

_SOONEST_MS = 10
"""A deadline that lies behind us is handled after the touches that are already queued."""


class HostedLoop(Protocol):
    """What the bridge needs of `kiosk.runner.loop.Loop`."""

    @property
    def due(self) -> float | None: ...
    def post(self, event: Event) -> None: ...
    def drain(self) -> None: ...
    def watch(self, show: Callable[[Screen], None]) -> None: ...
    def on_wake(self, wake: Callable[[], None]) -> None: ...
    def on_forget(self, forget: Callable[[], None]) -> None: ...
    def begin_again(self) -> None: ...
    def close(self) -> None: ...


class Bridge(QObject):
    """Lets a loop live on the thread of the window.

    Signals:
        closed: The visit is forgotten and all work has ended.
    """

    closed = Signal()
    _woken = Signal()

    def __init__(self, loop: HostedLoop, ticks: Callable[[], float], parent: QObject | None = None) -> None:
        """Connects nothing to the window yet; owns `loop` from here on. `ticks` is the loop's own clock."""
        super().__init__(parent)
        self._loop = loop
        self._ticks = ticks
        self._open = True
        self._speaks: Callable[[], bool] = lambda: False
        self._failed: Callable[[Exception], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._drain)
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        loop.on_wake(self._woken.emit)

    def start(self, show: Callable[[Screen], None], *forget: Callable[[], None]) -> None:
        """Shows the first screen; `forget` runs whenever one visit ends and before the next is shown."""
        for forgetter in forget:
            self._loop.on_forget(forgetter)
        self._loop.watch(show)
        self._arm()

    def wait_while(self, speaks: Callable[[], bool]) -> None:
        """Nothing is due for a person who is being spoken to, as long as `speaks` says so."""
        self._speaks = speaks

    def on_failure(self, failed: Callable[[Exception], None]) -> None:
        """`failed` is told what nobody expected of the loop; until then it is raised."""
        self._failed = failed

    def begin_again(self) -> None:
        """A new visit in place of one whose handling failed."""
        if self._open:
            self._loop.begin_again()
            self._arm()

    def post(self, event: Event) -> None:
        """From any thread."""
        if self._open:
            self._loop.post(event)

    def close(self) -> None:
        """Forgets the visit, ends all work, and says so; may be called again."""
        if not self._open:
            return
        self._open = False
        self._timer.stop()
        self._loop.post(Closing())
        self._loop.drain()
        self._loop.close()
        self.closed.emit()

    def _drain(self) -> None:
        if not self._open:
            return
        try:
            if self._is_due() and self._speaks():
                self._loop.post(SpokenTo())
            self._loop.drain()
        except Exception as unexpected:
            if self._failed is None:
                raise
            self._timer.stop()
            self._failed(unexpected)
            return
        self._arm()

    def _is_due(self) -> bool:
        due = self._loop.due
        return due is not None and self._ticks() >= due

    def _arm(self) -> None:
        due = self._loop.due
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(max(_SOONEST_MS, round((due - self._ticks()) * 1000)))
