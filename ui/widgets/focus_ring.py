"""The double ring around what has the keyboard's focus, laid over the window so that nothing cuts it off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.theme.look import Look
from ui.widgets.shapes import paint_ring

_KEYBOARD = "keyboardInUse"
_DARK = "dark"
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.DynamicPropertyChange)
"""After each of these a ring looks where its widget is now, and whether it may be seen."""


def keyboard_in_use(widget: QWidget) -> bool:
    """Whether rings are shown in this window: yes, until somebody touches; again, after the next key."""
    return widget.window().property(_KEYBOARD) is not False


def note_keyboard(widget: QWidget, *, used: bool) -> None:
    widget.window().setProperty(_KEYBOARD, used)


def in_the_dark(widget: QWidget) -> bool:
    """Whether this window gives no light: then no ring shows where the focus goes."""
    return widget.window().property(_DARK) is True


def note_dark(window: QWidget, *, dark: bool) -> None:
    """Rings follow at once."""
    window.setProperty(_DARK, dark)


class FocusRing(QWidget):
    """Follows one widget of the same window.

    Args:
        around: The rectangle within the widget that the ring surrounds (a key's face).
    """

    def __init__(self, look: Look, widget: QWidget, around: QRect, radius_mm: float) -> None:
        super().__init__(widget.window())
        self._look = look
        self._widget = widget
        self._around = around
        self._radius = radius_mm
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QObject] = []
        self._watch()
        self._follow()

    def set_around(self, look: Look, around: QRect) -> None:
        self._look, self._around = look, around
        self._follow()
        self.update()

    def drop(self) -> None:
        """Gone at once: until it is deleted, nothing that happens in the window brings it back."""
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = self._reach()
        box = QRectF(self.rect()).adjusted(reach, reach, -reach, -reach)
        paint_ring(painter, self._look, box, self._radius)
        painter.end()

    def _watch(self) -> None:
        widget: QWidget | None = self._widget
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _follow(self) -> None:
        if not isValid(self._widget):  # deleted with its parent; the ring lies in the window, and is left
            self.hide()
            return
        if not self._widget.isVisible():
            return
        if in_the_dark(self._widget):
            self.hide()
            return
        reach = self._reach()
        corner = self._widget.mapTo(self._widget.window(), self._around.topLeft())
        self.setGeometry(
            QRect(corner - QPoint(reach, reach), self._around.size()).adjusted(0, 0, 2 * reach, 2 * reach)
        )
        self.show()
        self.raise_()

    def _reach(self) -> int:
        sizes = self._look.sizes
        return self._look.mm(sizes.focus_in + sizes.focus_out)


def ring_while_focused(widget: QWidget, look: Callable[[], Look], radius_mm: Callable[[], float]) -> None:
    """Rings a place that is typed into by a keyboard for as long as it has the focus."""
    widget.installEventFilter(_RingKeeper(widget, look, radius_mm))


class _RingKeeper(QObject):
    """Lives and dies with its widget."""

    def __init__(self, widget: QWidget, look: Callable[[], Look], radius_mm: Callable[[], float]) -> None:
        super().__init__(widget)
        self._widget, self._look, self._radius = widget, look, radius_mm
        self._ring: FocusRing | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.FocusIn if self._ring is None and keyboard_in_use(self._widget):
                self._ring = FocusRing(self._look(), self._widget, self._widget.rect(), self._radius())
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self._drop()
            case QEvent.Type.Resize if self._ring is not None:
                self._ring.set_around(self._look(), self._widget.rect())
            case _:
                pass
        return False

    def _drop(self) -> None:
        if self._ring is not None:
            self._ring.drop()
            self._ring = None
