"""Where somebody was when the kiosk asked whether they are still there, so that they go on from there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Countdown, Screen
from ui.steering.scanning import Scanned, Scanner
from ui.widgets.touchable import Touchable


@dataclass(frozen=True, slots=True)
class _Left:
    """A screen that went, with the focus and the ring on it."""

    screen: Screen
    kind: type[QWidget]
    name: str
    number: int
    scanned: Scanned | None


class Interrupted:
    """Pages give their own focus back, but not that of the bands around them, nor what is scanned.

    Args:
        window: Whose focus it is.
        scanner: What moves over it.
    """

    def __init__(self, window: QWidget, scanner: Scanner) -> None:
        self._window, self._scanner = window, scanner
        self._left: _Left | None = None

    def leave(self, screen: Screen | None) -> None:
        """That screen may go now; of the question whether somebody is there nothing is kept."""
        if screen is None or isinstance(screen.body, Countdown):
            return
        self._left = None
        here = self._window.focusWidget()
        if here is not None and here.isVisible():
            number = _alike(self._window, type(here), _name_of(here)).index(here)
            scanned = self._scanner.state()
            self._left = _Left(screen, type(here), _name_of(here), number, scanned)

    def go_back(self, before: Screen | None, screen: Screen) -> bool:
        """Whether this is the screen that was left, come back from that question; then all is as it was."""
        left, asked = self._left, before is not None and isinstance(before.body, Countdown)
        if left is None or not asked or (left.screen.visit, left.screen.name) != (screen.visit, screen.name):
            return False
        alike = _alike(self._window, left.kind, left.name)
        if left.number >= len(alike):
            return False
        alike[left.number].setFocus()
        self._scanner.begin_anew()
        if left.scanned is not None:
            self._scanner.go_on_from(left.scanned)
        return True

    def forget(self) -> None:
        self._left = None


def _alike(window: QWidget, kind: type[QWidget], name: str) -> list[QWidget]:
    shown = (one for one in window.findChildren(QWidget) if one.isVisible())
    return [one for one in shown if type(one) is kind and _name_of(one) == name]


def _name_of(widget: QWidget) -> str:
    return widget.objectName() or (widget.id if isinstance(widget, Touchable) else "")
