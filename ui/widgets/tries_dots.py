"""How many tries are left, as dots beside the words: filled ones are left, empty ones are spent."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets.shapes import paint_box

_SIDE, _GAP, _RIM = 6.4, 5.0, 0.7


class TriesDots(QWidget):
    """Painted only; the words stand in a label beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left, self._most = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_tries(self, *, left: int, most: int) -> None:
        self._left, self._most = left, most
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._most * _SIDE + max(0, self._most - 1) * _GAP
        return QSize(self._look.mm(wide), self._look.mm(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(round(look.exact(_SIDE)))
        for at in range(self._most):
            box = QRectF(round(at * look.exact(_SIDE + _GAP)), 0, side, side)
            fill = palette.accent if at < self._left else palette.bg
            rim = palette.accent if at < self._left else palette.line
            paint_box(painter, box, side / 2, fill=fill, rim=rim, rim_px=look.line(_RIM))
        painter.end()
