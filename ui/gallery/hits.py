"""Whether a finger meets what it sees: nothing lies over a target or over words, and every key takes it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.gallery.geometry import visible_box
from ui.gallery.presses import takes_press
from ui.gallery.violation import Violation, name_of
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents
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


def dead(shown: list[QWidget]) -> Iterator[Violation]:
    """What looks and speaks as if it could be pressed, and takes no finger: switched off, or let through.

    A key that cannot be pressed yet stays awake and says what is missing (`KeyButton.set_missing`).
    """
    for widget in shown:
        if isinstance(widget, Touchable) and takes_press(widget) and not widget.only_seen:
            if not widget.isEnabled():
                yield Violation("dead", name_of(widget), "switched off, and does not say why")
            elif any(one.testAttribute(_THROUGH) for one in _with_parents(widget)):
                yield Violation("dead", name_of(widget), "lets every finger through")


def _with_parents(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = None if widget.isWindow() else widget.parentWidget()


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
    through = widget.testAttribute(_THROUGH)
    stands_in = met.isAncestorOf(widget)
    return None if stands_in and (through or not takes_press(widget)) else met
