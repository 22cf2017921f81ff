"""One capsule a question: filled where it is done. The words beside them say how many are left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets.shapes import paint_box

_WIDTH, _WIDTH_PORTRAIT, _HEIGHT, _GAP, _RIM = 9.0, 6.4, 3.2, 1.5, 0.5
_NARROWEST = 3.2
_WHOLE_LANDSCAPE, _WHOLE_PORTRAIT = 84.0, 64.0


class Capsules(QProgressBar):
    """Grows narrower capsules, never more width, where there are many questions.

    A QProgressBar for its accessible role and value; painted by itself.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._passed, self._left = 0, 0
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_counts(self, *, passed: int, left: int) -> None:
        self._passed, self._left = passed, left
        self.setRange(0, max(1, passed + left))
        self.setValue(passed)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = self._passed + self._left
        wide = count * self._width() + max(0, count - 1) * _GAP
        return QSize(self._look.mm(wide), self._look.mm(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = float(round(look.exact(self._width()))), float(round(look.exact(_HEIGHT)))
        for at in range(self._passed + self._left):
            box = QRectF(round(at * look.exact(self._width() + _GAP)), 0, wide, tall)
            fill = palette.accent if at < self._passed else palette.bg
            paint_box(painter, box, tall / 2, fill=fill, rim=palette.accent, rim_px=look.line(_RIM))
        painter.end()

    def _width(self) -> float:
        count = max(1, self._passed + self._left)
        whole = _WHOLE_PORTRAIT if self._look.portrait else _WHOLE_LANDSCAPE
        usual = _WIDTH_PORTRAIT if self._look.portrait else _WIDTH
        return max(_NARROWEST, min(usual, (whole - (count - 1) * _GAP) / count))
