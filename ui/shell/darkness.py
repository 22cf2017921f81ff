"""The dark screen: who listens needs none, and nobody reads over the shoulder. A touch brings light."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_COMES_UP = (QEvent.Type.Show, QEvent.Type.ZOrderChange)


class Darkness(QWidget):
    """Black over the whole window, and over what comes up in it later.

    The ring around the focus lies above everything and moves with every key: seen through the black, it would
    draw a PIN for whoever stands behind.

    Args:
        touched: Called when somebody touches it, who would else find a dead machine.
    """

    def __init__(self, window: QWidget, touched: Callable[[], None]) -> None:
        super().__init__(window)
        self._touched = touched
        self._over = window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    def fall(self) -> None:
        """Over everything that is there now."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent):
            self._look_after(event)
        elif event.type() in _COMES_UP and watched is not self._over and self.isVisible():
            self.raise_()
        return False

    def _look_after(self, event: QChildEvent) -> None:
        if not event.child().isWidgetType() or event.child() is self:
            return
        if event.added():
            event.child().installEventFilter(self)
        elif event.removed():
            event.child().removeEventFilter(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._touched()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.end()
