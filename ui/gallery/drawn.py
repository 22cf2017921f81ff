"""Drawings and icons as they are drawn: whole, and with lines that stand out from their ground (WCAG 1.4.11).

What a drawing is meant to look like its pixmap tells: where it is clear, the picture of the window shows the
ground; where it covers, the ink. An icon is all ink. Of a drawing the lines are: its faces are as pale as
the theme likes them.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.gallery.light import Pixels, luminance, pixels_in, ratio
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import Pasted
from ui.widgets.picture import Picture

_DEMANDED = 3.0
_SLACK = 0.05
_OF_AN_ICON, _OF_A_DRAWING = 0.5, 0.03
"""So much of what is covered stands out: of an icon all but the soft edges; of a drawing the lines."""
_COVERS, _IS_SEEN, _SOLID = 128, 16, 255
"""Of 255: from here on a pixel is the drawing's own, is no soft edge's last trace, lets nothing through."""
_ONE_COLOUR = 0.99
_ENOUGH = 1_500
"""More pixels of a drawing tell nothing new."""
_LOOKED_AT = 30_000
"""Of a larger drawing every other row and column is looked at, or every third."""
_FEW = 8
_SOFT_PX = 0.7
"""A soft edge may reach into a pixel that is cut off, and no farther."""
_ASIDE = 0.15
"""Of its side: ink that touches one edge, with so much room at the other, was cut or put in a wrong place."""
_MOST_SHAPES = 500

Places: TypeAlias = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows, and columns, from a drawing's upper left corner."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What the pixels of a drawing show.

    Attributes:
        kind: `icon` of one colour, or `drawing` of several.
        ground: The most frequent colour around its ink, `0xRRGGBB`.
        ink: The most frequent of those that stand out from it 3:1; the ground again where none does.
        share: How much of what it covers stands out so.
    """

    kind: str
    ground: int
    ink: int
    share: float


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a pixmap covers.

    Attributes:
        ink: Around all that is seen of it, in the pixmap's pixels.
        covered: A sample of its own pixels, as it is drawn.
        clear: One of those through which its ground is seen.
    """

    kind: str
    ink: QRectF
    covered: Places
    clear: Places


def cut_drawings(shown: Sequence[QWidget], pasted: Sequence[Pasted]) -> Iterator[Violation]:
    """Every picture is drawn, and no ink of a drawing lies where nobody sees it."""
    painting = {id(one.widget) for one in pasted}
    for widget in shown:
        if isinstance(widget, Picture) and id(widget) not in painting:
            yield Violation("cut", name_of(widget), f"nothing of {widget.name!r} is drawn")
    for one in pasted:
        figure = _missing(one)
        if figure:
            yield Violation("cut", name_of(one.widget), figure)


def dim_drawings(picture: QImage, pasted: Sequence[Pasted]) -> Iterator[Violation]:
    """Enough of every drawing stands out from what is around it, wherever the window shows it."""
    for one, dress in dressed_drawings(picture, pasted):
        least = _OF_AN_ICON if dress.kind == "icon" else _OF_A_DRAWING
        if dress.share < least:
            figure = f"{dress.share:.1%} of the {dress.kind} {_DEMANDED:g}:1, at least {least:.0%}"
            yield Violation("dim", name_of(one.widget), figure)


def dressed_drawings(picture: QImage, pasted: Sequence[Pasted]) -> Iterator[tuple[Pasted, Dress]]:
    """Every drawing in the picture that was taken of the window, with what it looks like."""
    pixels = pixels_in(picture)
    for one in pasted:
        shape = _shape_of(one)
        corner = one.box.topLeft().toPoint()
        covered = _seen(pixels, shape.covered, corner)
        if covered.size:
            clear = _seen(pixels, shape.clear, corner)
            yield one, _dress(shape.kind, covered, clear if len(clear) >= _FEW else covered)


def _missing(one: Pasted) -> str | None:
    """What cannot be seen of a drawing, in words; None where it is whole."""
    ink, size = _shape_of(one).ink, one.pixmap.size()
    if ink.isEmpty():
        return "it is empty"
    if not one.part.adjusted(-_SOFT_PX, -_SOFT_PX, _SOFT_PX, _SOFT_PX).contains(ink):
        return "only a part of it is drawn"
    there = _mapped(ink, one)
    if not one.seen.adjusted(-_SOFT_PX, -_SOFT_PX, _SOFT_PX, _SOFT_PX).contains(there):
        open_to = there.intersected(one.seen)
        share = 1 - open_to.width() * open_to.height() / (there.width() * there.height())
        return f"{share:.0%} of it cut off"
    return "cut off at an edge of its own" if _aside(ink, size) else None


def _aside(ink: QRectF, size: QSize) -> bool:
    sides = (
        (ink.left() / size.width(), 1 - ink.right() / size.width()),
        (ink.top() / size.height(), 1 - ink.bottom() / size.height()),
    )
    return any(min(pair) <= 0 and max(pair) > _ASIDE for pair in sides)


def _mapped(ink: QRectF, one: Pasted) -> QRectF:
    across, down = one.box.width() / one.part.width(), one.box.height() / one.part.height()
    left, top = ink.left() - one.part.left(), ink.top() - one.part.top()
    corner = one.box.topLeft()
    return QRectF(
        corner.x() + left * across, corner.y() + top * down, ink.width() * across, ink.height() * down
    )


def _dress(kind: str, covered: Pixels, around: Pixels) -> Dress:
    ground = _most_frequent(around)
    ratios = ratio(luminance(covered), luminance(_pixel(ground)))
    strong = covered[ratios >= _DEMANDED - _SLACK]
    ink = _most_frequent(strong) if len(strong) else ground
    return Dress(kind, ground, ink, len(strong) / len(covered))


def _seen(pixels: Pixels, places: Places, corner: QPoint) -> Pixels:
    """The picture's pixels at these places, as far as they lie in it."""
    rows, columns = places[0] + corner.y(), places[1] + corner.x()
    high, wide = pixels.shape[:2]
    inside = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    found: Pixels = pixels[rows[inside], columns[inside]]
    return found


def _most_frequent(pixels: Pixels) -> int:
    numbers = np.ascontiguousarray(pixels).view(np.uint32).ravel() & np.uint32(0xFFFFFF)
    colours, counts = np.unique(numbers, return_counts=True)
    return int(colours[counts.argmax()])


def _pixel(colour: int) -> Pixels:
    return np.array([[colour & 0xFF, colour >> 8 & 0xFF, colour >> 16, 0]], np.uint8)


def _shape_of(one: Pasted) -> _Shape:
    """Pixmaps are kept for the next paint, and so are their shapes."""
    size = one.box.size().toSize()
    key = one.pixmap.cacheKey(), one.part.getRect(), (size.width(), size.height())
    known = _SHAPES.pop(key, None)
    _SHAPES[key] = _shape(one, size) if known is None else known
    if len(_SHAPES) > _MOST_SHAPES:
        _SHAPES.popitem(last=False)
    return _SHAPES[key]


_SHAPES: OrderedDict[object, _Shape] = OrderedDict()


def _shape(one: Pasted, size: QSize) -> _Shape:
    whole = one.pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    drawn = whole.copy(one.part.toRect())
    if drawn.size() != size:
        drawn = drawn.scaled(size)
    pixels = _argb(drawn)
    every = 1 + math.isqrt(pixels[..., 3].size // _LOOKED_AT)
    some = pixels[::every, ::every]
    cover = some[..., 3]
    kind = "icon" if _of_one_colour(some[cover == _SOLID]) else "drawing"
    ink = _around(_argb(whole)[..., 3])
    return _Shape(kind, ink, _sample(cover >= _COVERS, every), _sample(cover == 0, every))


def _argb(image: QImage) -> Pixels:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def _of_one_colour(solid: Pixels) -> bool:
    if not len(solid):
        return True
    counts = np.unique(solid.view(np.uint32), return_counts=True)[1]
    return bool(counts.max() >= _ONE_COLOUR * counts.sum())


def _around(cover: Pixels) -> QRectF:
    seen = cover > _IS_SEEN
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return QRectF()
    left, top = int(columns[0]), int(rows[0])
    return QRectF(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)


def _sample(mask: NDArray[np.bool_], every: int) -> Places:
    """Of a mask in which one row and column of so many stands."""
    found = np.flatnonzero(mask)
    rows, columns = np.divmod(found[:: 1 + len(found) // _ENOUGH], mask.shape[1])
    return rows * every, columns * every
