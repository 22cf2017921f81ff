"""A bar that fills, always beside words; it moves in quiet mode, too, since progress is no decoration."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.shapes import paint_box

_HEIGHT = 10.0
_RIM = 0.6


class ProgressBar(QProgressBar):
    """A QProgressBar for its accessible role and value; painted by itself.

    Args:
        name: Marked text that a screen reader says (読みとっています).
    """

    def __init__(
        self, look: Look, name: str = "", *, height: float = _HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._height = height
        self.setTextVisible(False)
        self.setAccessibleName(plain(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(plain(name))

    def set_done(self, done: int, total: int) -> None:
        """`done` of `total` steps; a total of 0 is an empty bar."""
        self.setRange(0, max(1, total))
        self.setValue(max(0, min(done, total)))

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(120.0), self._look.mm(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(40.0), self._look.mm(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = box.height() / 2
        paint_box(painter, box, radius, fill=palette.surface, rim=palette.accent, rim_px=look.line(_RIM))
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        if share > 0:
            clip = QPainterPath()
            clip.addRoundedRect(box, radius, radius)
            painter.setClipPath(clip)
            painter.fillRect(QRectF(0, 0, box.width() * share, box.height()), colour(palette.accent))
        painter.end()
