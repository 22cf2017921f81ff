"""Keys, panels and rims: rounded rectangles whose edges fall on whole pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from ui.theme.look import Look, colour


@dataclass(frozen=True, slots=True)
class KeyShape:
    """How a key is drawn: a base moved down, then the face with its rim. Lengths in millimetres.

    Attributes:
        base: Thickness below the face; the widget's own rectangle holds face and base.
        sunk: Pressed: the face stands where the base was.
        dashed: Barred: rim only.
    """

    face: str
    rim: str
    rim_mm: float
    base: str
    base_mm: float
    radius_mm: float
    sunk: bool = False
    dashed: bool = False


def face_of(look: Look, rect: QRectF, base_mm: float, *, sunk: bool = False) -> QRectF:
    """The face within a key's rectangle."""
    base = look.line(base_mm)
    return rect.adjusted(0, base if sunk else 0, 0, 0 if sunk else -base)


def paint_key(painter: QPainter, look: Look, rect: QRectF, shape: KeyShape) -> QRectF:
    """Draws the key and returns its face, for what stands on it."""
    face = face_of(look, rect, shape.base_mm, sunk=shape.sunk)
    radius = look.exact(shape.radius_mm)
    rim = look.line(shape.rim_mm)
    if shape.dashed:
        _paint_dashes(painter, look, face, radius, shape)
        return face
    painter.setPen(Qt.PenStyle.NoPen)
    if not shape.sunk:
        painter.setBrush(colour(shape.base))
        painter.drawRoundedRect(rect.adjusted(0, look.line(shape.base_mm), 0, 0), radius, radius)
    paint_box(painter, face, radius, fill=shape.face, rim=shape.rim, rim_px=rim)
    return face


def paint_box(
    painter: QPainter, box: QRectF, radius: float, *, fill: str, rim: str | None, rim_px: int
) -> None:
    """A filled rounded rectangle; the rim lies inside it, `rim_px` wide."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(rim or fill))
    painter.drawRoundedRect(box, radius, radius)
    if rim is not None and rim != fill:
        inner = box.adjusted(rim_px, rim_px, -rim_px, -rim_px)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(inner, max(0.0, radius - rim_px), max(0.0, radius - rim_px))


def paint_ring(painter: QPainter, look: Look, around: QRectF, radius_mm: float) -> None:
    """The double focus ring: black, yellow, black, outside of `around`."""
    sizes, palette = look.sizes, look.palette
    radius = look.exact(radius_mm)
    out = look.exact(sizes.focus_in + sizes.focus_out)
    near = look.exact(sizes.focus_gap)
    far = look.exact(sizes.focus_gap + sizes.focus_in)
    painter.fillPath(_band(around, radius, 0.0, out), QBrush(colour(palette.focus_out)))
    painter.fillPath(_band(around, radius, near, far), QBrush(colour(palette.focus_in)))


def _band(around: QRectF, radius: float, near: float, far: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for reach in (far, near):
        grown = around.adjusted(-reach, -reach, reach, reach)
        path.addRoundedRect(grown, radius + reach, radius + reach)
    return path


def _paint_dashes(painter: QPainter, look: Look, face: QRectF, radius: float, shape: KeyShape) -> None:
    width = look.line(shape.rim_mm)
    pen = QPen(colour(shape.rim), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(face.adjusted(half, half, -half, -half), radius - half, radius - half)
