"""Ten fingers on a touch screen: they come, stay and go as the system would say it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.shell.window import KioskWindow


@cache
def touch_screen() -> QPointingDevice:
    """One for all tests: the system keeps its devices."""
    return QTest.createTouchDevice()


class Fingers:
    """By number; whoever came and has not gone stays where it is."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self._down: set[int] = set()

    def middle(self, of: QWidget) -> QPoint:
        return of.mapTo(self._window, of.rect().center())

    def come(self, *fingers: tuple[int, QPoint]) -> None:
        events = QTest.touchEvent(self._window.windowHandle(), touch_screen())
        for resting in self._down:
            events.stationary(resting)
        for number, place in fingers:
            events.press(number, place)
            self._down.add(number)
        events.commit()

    def go(self, *fingers: tuple[int, QPoint]) -> None:
        events = QTest.touchEvent(self._window.windowHandle(), touch_screen())
        for number, place in fingers:
            events.release(number, place)
            self._down.discard(number)
        for resting in self._down:
            events.stationary(resting)
        events.commit()

    def tap(self, number: int, of: QWidget) -> None:
        self.come((number, self.middle(of)))
        self.go((number, self.middle(of)))
