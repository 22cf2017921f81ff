"""One capsule a question: filled where it is done. The words beside them say how many are left.

Where there are more than can be told apart they are one bar, filled as far as the questions are done.
"""

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
    """Grows narrower capsules, never more width, where there are many questions; then one bar.

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
        count = self._count
        wide = self._whole if self._joined else count * self._width() + max(0, count - 1) * _GAP
        return QSize(self._look.mm(wide), self._look.mm(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._joined:
            self._paint_bar(painter)
        else:
            self._paint_each(painter)
        painter.end()

    def _paint_each(self, painter: QPainter) -> None:
        look, palette = self._look, self._look.palette
        wide, tall = float(round(look.exact(self._width()))), float(round(look.exact(_HEIGHT)))
        for at in range(self._count):
            box = QRectF(round(at * look.exact(self._width() + _GAP)), 0, wide, tall)
            fill = palette.accent if at < self._passed else palette.bg
            paint_box(painter, box, tall / 2, fill=fill, rim=palette.accent, rim_px=look.line(_RIM))

    def _paint_bar(self, painter: QPainter) -> None:
        look, palette = self._look, self._look.palette
        tall = float(round(look.exact(_HEIGHT)))
        whole = QRectF(0, 0, self.sizeHint().width(), tall)
        paint_box(painter, whole, tall / 2, fill=palette.bg, rim=palette.accent, rim_px=look.line(_RIM))
        done = round(whole.width() * self._passed / self._count)
        if self._passed:
            box = QRectF(0, 0, max(tall, done), tall)
            paint_box(painter, box, tall / 2, fill=palette.accent, rim=None, rim_px=0)

    @property
    def _count(self) -> int:
        return max(1, self._passed + self._left)

    @property
    def _whole(self) -> float:
        """Millimetres that all of them have."""
        return _WHOLE_PORTRAIT if self._look.portrait else _WHOLE_LANDSCAPE

    @property
    def _joined(self) -> bool:
        """Whether the narrowest capsules would need more."""
        return self._count * (_NARROWEST + _GAP) - _GAP > self._whole

    def _width(self) -> float:
        usual = _WIDTH_PORTRAIT if self._look.portrait else _WIDTH
        return max(_NARROWEST, min(usual, (self._whole - (self._count - 1) * _GAP) / self._count))
