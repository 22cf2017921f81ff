"""The glass under many fingers: each point is a press of its own, and what rests or comes by many is none.

Qt makes a mouse of the first point alone, so a sleeve that rests anywhere would leave every finger dead.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

RESTS_S: Final = 5.0
"""A point that stays so long on one place is a palm or a sleeve, and presses nothing."""
STAYS_MM: Final = 3.0
HAND: Final = 3
"""So many points that came at about the same time are a hand, and not fingers that press."""
TOGETHER_S: Final = 1.0
TOLD_S: Final = 6.0
"""The sentence stands so long after the glass is free again."""
_LOOK_MS = 500
_MOUSE = -1
"""A screen that says it is a mouse has one point."""


class Trouble(Enum):
    """What the person is told; the value is the name in `WidgetWords`."""

    RESTS = "resting"
    HAND = "several"


@dataclass(slots=True, eq=False)
class _Point:
    target: QWidget | None
    place: QPointF
    came: float
    still: float
    counts: bool = True
    rests: bool = False


class Touches(QObject):
    """All points on the glass of one window.

    Args:
        window: Whose glass it is.
        px_per_mm: Of the display.
        now: Seconds that only grow.

    Signals:
        told: What is to be told now, None when that is over.
    """

    told = Signal(object)

    def __init__(
        self, window: QWidget, px_per_mm: Callable[[], float], now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(window)
        self._window, self._px_per_mm, self._now = window, px_per_mm, now
        self._points: dict[int, _Point] = {}
        self._trouble: Trouble | None = None
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def trouble(self) -> Trouble | None:
        """What is told now."""
        return self._trouble

    def take(self, event: QTouchEvent) -> None:
        """Everything a touch screen says; nobody else gets it."""
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._drop_all()
            return
        for point in event.points():
            match point.state():
                case QEventPoint.State.Pressed:
                    self._come(point.id(), point.position())
                case QEventPoint.State.Released:
                    self._go(point.id(), point.position())
                case QEventPoint.State.Updated:
                    self._move(point.id(), point.position())
                case _:
                    pass

    def note_mouse(self, event: QMouseEvent) -> None:
        """A mouse presses by itself; here it is only noticed when it rests."""
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._lay(_MOUSE, event.position())
            case QEvent.Type.MouseMove if _MOUSE in self._points:
                self._shift(self._points[_MOUSE], event.position())
            case QEvent.Type.MouseButtonRelease:
                QTimer.singleShot(0, self, self._lift_mouse)  # after whoever it was pressed has heard of it
            case _:
                pass

    @property
    def mouse_rested(self) -> bool:
        """Whether the mouse that is released now presses nothing."""
        return _MOUSE in self._points and not self._points[_MOUSE].counts

    def look(self) -> None:
        """What has rested long enough presses nothing any more; what was told long enough is over."""
        now = self._now()
        for point in self._points.values():
            if not point.rests and now - point.still >= RESTS_S:
                point.rests = True
                self._void(point)
        if any(point.rests for point in self._points.values()):
            self._tell(Trouble.RESTS)
        elif self._trouble is not None and now - self._told_at >= TOLD_S:
            self._end()
        if not self._points and self._trouble is None:
            self._timer.stop()

    def forget(self) -> None:
        """Another page for another person: nothing that lies on the glass now presses any of it."""
        for point in self._points.values():
            self._void(point)
        self._end()

    def _come(self, number: int, place: QPointF) -> None:
        point = self._lay(number, place)
        together = [
            one for one in self._points.values() if not one.rests and point.came - one.came < TOGETHER_S
        ]
        if len(together) >= HAND:
            for one in together:
                self._void(one)
            self._tell(Trouble.HAND)
        else:
            self._send(QEvent.Type.MouseButtonPress, point, place)

    def _lay(self, number: int, place: QPointF) -> _Point:
        now = self._now()
        target = self._window.childAt(place.toPoint())
        self._points[number] = point = _Point(target, place, now, now)
        self._timer.start()
        return point

    def _move(self, number: int, place: QPointF) -> None:
        point = self._points.get(number)
        if point is not None:
            self._shift(point, place)
            if point.counts:
                self._send(QEvent.Type.MouseMove, point, place)

    def _shift(self, point: _Point, place: QPointF) -> None:
        far = (place - point.place).manhattanLength()
        if far > STAYS_MM * self._px_per_mm():
            point.place, point.still = place, self._now()

    def _go(self, number: int, place: QPointF) -> None:
        self.look()  # a slow machine may not have looked in time
        point = self._points.pop(number, None)
        if point is not None and point.counts:
            self._send(QEvent.Type.MouseButtonRelease, point, place)
        self._told_at = self._now()

    def _lift_mouse(self) -> None:
        self._points.pop(_MOUSE, None)
        self._told_at = self._now()

    def _drop_all(self) -> None:
        for point in self._points.values():
            self._void(point)
        self._points.clear()

    def _void(self, point: _Point) -> None:
        """What it has pressed comes up again without having been pressed."""
        point.counts = False
        above = point.target
        while above is not None and shiboken6.isValid(above):
            if isinstance(above, QAbstractButton):
                above.setDown(False)
                return
            above = above.parentWidget()

    def _send(self, kind: QEvent.Type, point: _Point, place: QPointF) -> None:
        """As a mouse of its own would; a target that has gone meanwhile hears nothing."""
        target = point.target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            return
        left = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
        inside = QPointF(target.mapFrom(self._window, place.toPoint()))
        everywhere = QPointF(self._window.mapToGlobal(place.toPoint()))
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QMouseEvent(kind, inside, place, everywhere, button, held, none))

    def _tell(self, trouble: Trouble) -> None:
        self._told_at = self._now()
        if trouble is not self._trouble:
            self._trouble = trouble
            self.told.emit(trouble)

    def _end(self) -> None:
        if self._trouble is not None:
            self._trouble = None
            self.told.emit(None)
