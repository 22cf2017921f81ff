"""A square to write one character in with a finger: what is drawn is told stroke by stroke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.focus_ring import note_keyboard
from ui.widgets.marks import plain
from ui.widgets.shapes import paint_box
from ui.widgets.surface import Surface

Points: TypeAlias = list[tuple[int, int]]

SIDE = 1000
"""Points run from 0 to this on both sides, however large the square is drawn."""
_LEAST, _WANTED = 60.0, 110.0
_STROKE = 3.0
_NEAR = 8
"""Points that lie nearer than this to the one before tell nothing new."""


class InkSquare(Surface):
    """Writes while a finger is down; a second finger does nothing.

    The one thing on any screen that is drawn and not pressed: it stands beside choices that say the same.

    Signals:
        written: A stroke ended; carries its points.
    """

    written = Signal(list)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._strokes: list[Points] = []
        self._open: Points | None = None
        self._hidden = False
        self.setAccessibleName(plain(name))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_strokes(self, strokes: Sequence[Points], *, hidden: bool) -> None:
        """What was written so far; covered, nothing of it is drawn."""
        self._strokes, self._hidden = [list(stroke) for stroke in strokes], hidden
        self.update()

    def forget(self) -> None:
        self._strokes, self._open = [], None
        self.update()

    def sizeHint(self) -> QSize:
        side = self.look.mm(_WANTED)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self.look.mm(_LEAST)
        return QSize(side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        note_keyboard(self, used=False)
        if event.button() is Qt.MouseButton.LeftButton and self.square().contains(event.position()):
            self._open = [self._point(event.position())]
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._open is None:
            return
        point, last = self._point(event.position()), self._open[-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _NEAR:
            self._open.append(point)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        stroke, self._open = self._open, None
        if stroke is not None:
            self._strokes.append(stroke)
            self.update()
            self.written.emit(stroke)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, square = self.look, self.square()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes, palette = look.sizes, look.palette
        radius, rim = look.exact(sizes.radius_card), look.line(sizes.rim_chosen)
        paint_box(painter, square, radius, fill=palette.surface, rim=palette.accent, rim_px=rim)
        self._paint_cross(painter, square)
        if not self._hidden:
            pen = QPen(colour(palette.ink), look.exact(_STROKE))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for stroke in (*self._strokes, *([self._open] if self._open else [])):
                self._paint_stroke(painter, square, stroke)
        painter.end()

    def _paint_cross(self, painter: QPainter, square: QRectF) -> None:
        """The middle lines of a practice sheet, as everyone learned to write on."""
        pen = QPen(colour(self.look.palette.hair), self.look.line(self.look.sizes.rim))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        middle = square.center()
        painter.drawLine(QPointF(middle.x(), square.top()), QPointF(middle.x(), square.bottom()))
        painter.drawLine(QPointF(square.left(), middle.y()), QPointF(square.right(), middle.y()))

    def _paint_stroke(self, painter: QPainter, square: QRectF, stroke: Points) -> None:
        scale = square.width() / SIDE
        points = [QPointF(square.x() + x * scale, square.y() + y * scale) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))

    def square(self) -> QRectF:
        """The largest square within, so that nothing is drawn out of shape."""
        inset = self.look.exact(self.look.sizes.rim_chosen)
        side = min(self.width(), self.height()) - 2 * inset
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _point(self, place: QPointF) -> tuple[int, int]:
        """Where that is in the square; a finger that slips out of it stays at its edge."""
        square = self.square()
        x = (place.x() - square.x()) / square.width() * SIDE
        y = (place.y() - square.y()) / square.height() * SIDE
        return round(min(max(x, 0.0), SIDE)), round(min(max(y, 0.0), SIDE))
