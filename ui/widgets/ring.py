"""The countdown: number, unit, and a ring that moves once a second; the words beside it say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.typesetting import Typesetter

_SIDE = 120.0
_STROKE = 14 / 200  # of the side
_NUMBER = 0.38
_UNIT = 0.12
_INSIDE = 0.68
"""Of the side: what the ring leaves free where the unit stands, below the middle."""
_LEAST_UNIT = 6.6
_FULL = 360 * 16


class Ring(QProgressBar):
    """Shows how many of `most` seconds are left; by its role and value to a screen reader, too."""

    def __init__(self, look: Look, *, side: float = _SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self._seconds, self._most, self._unit = 0, 1, ""
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_seconds(self, seconds: int, most: int, unit: str) -> None:
        self._seconds, self._most, self._unit = seconds, max(1, most), unit
        self.setAccessibleName(f"{seconds}{plain(unit)}")
        self.setRange(0, self._most)
        self.setValue(min(seconds, self._most))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(self._side), self._look.mm(self._side))

    def minimumSizeHint(self) -> QSize:
        return QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._look.palette
        side = float(min(self.width(), self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = side * _STROKE
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        arc = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        pen = QPen(colour(palette.hair if not palette.high_contrast else palette.bg), stroke)
        painter.setPen(pen)
        painter.drawArc(arc, 0, _FULL)
        pen.setColor(colour(palette.accent))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = min(1.0, self._seconds / self._most)
        painter.drawArc(arc, 90 * 16, -round(_FULL * share))
        self._paint_words(painter, box)
        painter.end()

    @staticmethod
    def side_for(look: Look, unit: str) -> float:
        """Millimetres at which the unit stands within the ring in the letters of this step."""
        return look.metrics.to_mm(_set_in(look, look.text.cap).natural_width(unit)) / _INSIDE

    def _setter_of_unit(self, side_mm: float) -> Typesetter:
        """In the letters of the page, as long as a long word (seconds) stays within the ring."""
        size = max(side_mm * _UNIT, self._look.text.label)
        wide = self._look.metrics.to_mm(_set_in(self._look, size).natural_width(self._unit))
        most = side_mm * _INSIDE
        return _set_in(self._look, size if wide <= most else max(size * most / wide, _LEAST_UNIT))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        ink = colour(self._look.palette.ink)
        side_mm = self._look.metrics.to_mm(box.width())
        number = Typesetter(self._look, side_mm * _NUMBER, bold=True, line=1.0)
        unit = self._setter_of_unit(side_mm)
        upper = number.set(str(self._seconds), float("inf"))
        lower = unit.set(self._unit, float("inf"))
        top = box.center().y() - (upper.height + lower.height) / 2
        number.paint(painter, upper, QRectF(box.x(), top, box.width(), upper.height), "center", ink)
        unit.paint(
            painter, lower, QRectF(box.x(), top + upper.height, box.width(), lower.height), "center", ink
        )


def _set_in(look: Look, size: float) -> Typesetter:
    return Typesetter(look, size, bold=False, line=1.2)
