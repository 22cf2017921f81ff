"""The dark screen: who listens needs none, and nobody reads over the shoulder. A touch brings light."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.focus_ring import note_dark


class Darkness(QWidget):
    """Black over the whole window.

    The ring around the focus lies above everything and moves with every key: seen through the black, it would
    draw a PIN for whoever stands behind. It asks `in_the_dark` before it shows itself.

    Args:
        touched: Called when somebody touches it, who would else find a dead machine.
    """

    def __init__(self, window: QWidget, touched: Callable[[], None]) -> None:
        super().__init__(window)
        self._touched = touched
        self._over = window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def fall(self) -> None:
        """Over everything that is there now."""
        note_dark(self._over, dark=True)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Everything is seen again."""
        self.hide()
        note_dark(self._over, dark=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._touched()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.end()
