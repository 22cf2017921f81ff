"""Whether a finger meets what it sees: nothing lies over a target or over words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.gallery.geometry import visible_box
from ui.gallery.presses import takes_press
from ui.gallery.violation import Violation, name_of
from ui.widgets.ruby_label import RubyLabel

_THIRDS = ((1, 1), (2, 1), (1, 2), (2, 2))
"""Points of a rectangle, in thirds of its sides, beside its centre."""


def covered(window: QWidget, shown: list[QWidget]) -> Iterator[Violation]:
    """At their centre and around it, targets take the touch, and words are what lies on top."""
    for widget in shown:
        if takes_press(widget) or (isinstance(widget, RubyLabel) and widget.marked):
            box = visible_box(window, widget)
            over = next((one for point in _points(box) if (one := _over(window, widget, point))), None)
            if over is not None:
                yield Violation("covered", name_of(widget), f"under {name_of(over)}")


def _points(box: QRect) -> Iterator[QPoint]:
    if box.isEmpty():
        return
    yield box.center()
    for across, down in _THIRDS:
        yield box.topLeft() + QPoint(box.width() * across // 3, box.height() * down // 3)


def _over(window: QWidget, widget: QWidget, point: QPoint) -> QWidget | None:
    """What takes the touch there instead; None where it is the widget's own, or that of what it stands in."""
    met = window.childAt(point)
    if met is None or met is widget or widget.isAncestorOf(met):
        return None
    through = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    stands_in = met.isAncestorOf(widget)
    return None if stands_in and (through or not takes_press(widget)) else met
