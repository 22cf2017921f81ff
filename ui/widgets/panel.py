"""A flat surface: no rim, no base, so that nobody takes it for a key; a thin outline in high contrast."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.shapes import paint_box
from ui.widgets.surface import Surface

_OUTLINE = 0.4


class Panel(Surface):
    """Holds things that are only to be read; `box` is its column.

    Args:
        pad: Inner margins in millimetres: left and right, top and bottom.
    """

    def __init__(
        self, look: Look, *, pad: tuple[float, float] = (8.0, 7.0), parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._pad = pad
        self.box = QVBoxLayout(self)
        self.arrange()

    def arrange(self) -> None:
        across, down = self.look.mm(self._pad[0]), self.look.mm(self._pad[1])
        self.box.setContentsMargins(across, down, across, down)
        self.box.setSpacing(self.look.mm(4.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_panel(painter, self.look, QRectF(self.rect()))
        painter.end()


def paint_panel(painter: QPainter, look: Look, box: QRectF) -> None:
    """The flat surface by itself, for widgets that paint everything."""
    palette = look.palette
    rim = palette.line if palette.high_contrast else None
    radius = look.exact(look.sizes.radius_card)
    paint_box(painter, box, radius, fill=palette.surface, rim=rim, rim_px=look.line(_OUTLINE))
