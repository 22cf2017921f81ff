"""A plain window to stand widgets on, and the audits of geometry that every screen must pass."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

_ROUNDING = 0.3  # millimetres: one pixel on a full HD display
_LARGE_KINDS = (Kind.PRIMARY, Kind.CHARACTER, Kind.FUNCTION)


@runtime_checkable
class Fitting(Protocol):
    """Knows whether its own words are whole."""

    def fits(self) -> bool: ...


class Stage(QWidget):
    """Paints the theme's ground; parts are placed by millimetres."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.resize(*look.metrics.size_px)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(look.palette.bg))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def put(self, widget: QWidget, x: float, y: float, wide: float, tall: float) -> None:
        widget.setParent(self)
        mm = self.look.mm
        widget.setGeometry(mm(x), mm(y), mm(wide), mm(tall))
        widget.show()


def touchables(root: QWidget) -> list[Touchable]:
    return [widget for widget in root.findChildren(Touchable) if widget.isVisibleTo(root)]


def place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def wrong_sizes(root: QWidget, look: Look) -> list[str]:
    """Targets below 15 mm, and primary, character and function keys below 20 mm."""
    found = []
    for widget in touchables(root):
        large = isinstance(widget, KeyButton) and widget.kind in _LARGE_KINDS
        least = look.sizes.least_key if large else look.sizes.least_target
        sides = (look.metrics.to_mm(widget.width()), look.metrics.to_mm(widget.height()))
        if min(sides) + _ROUNDING < least:
            found.append(f"{type(widget).__name__} {widget.id!r}: {sides[0]:.1f} x {sides[1]:.1f} mm")
    return found


def wrong_gaps(root: QWidget, look: Look) -> list[str]:
    """Pairs closer than 3 mm, overlapping, or outside of the window; cells of one entry belong together."""
    found = []
    boxes = [(widget, place(widget, root)) for widget in touchables(root)]
    for widget, box in boxes:
        if not root.rect().contains(box):
            found.append(f"{widget.id!r} leaves the window: {box}")
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        gap = look.metrics.to_mm(_distance(a, b))
        cells = isinstance(one, Cell) and isinstance(other, Cell)
        if gap + _ROUNDING < look.sizes.least_gap and not cells:
            found.append(f"{one.id!r} and {other.id!r}: {gap:.1f} mm")
    return found


def cut_texts(root: QWidget) -> list[str]:
    """Labels, keys and cards whose words are not wholly visible."""
    found = [
        label.marked for label in root.findChildren(RubyLabel) if label.isVisibleTo(root) and not label.fits()
    ]
    cut = (w for w in touchables(root) if isinstance(w, Fitting) and not w.fits())
    return [*found, *(f"{type(widget).__name__} {widget.id!r}: {widget.marked}" for widget in cut)]


def difference(one: QImage, other: QImage) -> set[tuple[int, int]]:
    """The pixels that are not the same."""
    return {
        (x, y)
        for y in range(min(one.height(), other.height()))
        for x in range(min(one.width(), other.width()))
        if one.pixel(x, y) != other.pixel(x, y)
    }


def colours(image: QImage, pixels: Iterable[tuple[int, int]]) -> set[str]:
    return {image.pixelColor(x, y).name() for x, y in pixels}


def _distance(a: QRect, b: QRect) -> float:
    across = max(b.left() - a.right() - 1, a.left() - b.right() - 1)
    down = max(b.top() - a.bottom() - 1, a.top() - b.bottom() - 1)
    if across < 0 and down < 0:
        return -1.0
    return float((max(0, across) ** 2 + max(0, down) ** 2) ** 0.5)
