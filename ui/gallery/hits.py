"""Whether a finger meets what it sees: nothing lies over a target or over words, and every key takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from ui.gallery.geometry import box_of, visible_box
from ui.gallery.presses import takes_press
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import Writing, lines_of
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents
_THIRDS = ((1, 1), (2, 1), (1, 2), (2, 2))
"""Points of a rectangle, in thirds of its sides, beside its centre."""
_SEEN = 128
"""From so much of 255 on a pixel hides what is behind it."""
_SLACK_PX = 2


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
            elif widget.signalsBlocked():
                yield Violation("dead", name_of(widget), "tells nobody that it was pressed")
            elif any(one.testAttribute(_THROUGH) for one in _with_parents(widget)):
                yield Violation("dead", name_of(widget), "lets every finger through")
            elif not all(widget.hitButton(point) for point in _points(widget.rect())):
                yield Violation("dead", name_of(widget), "takes the finger on a part of its face alone")


def painted_over(window: QWidget, shown: list[QWidget], writing: Writing) -> Iterator[Violation]:
    """No letters lie under something that is painted, though it may let the finger through."""
    places = {id(widget): place for place, widget in enumerate(_from_the_ground(window))}
    boxes = [(widget, visible_box(window, widget)) for widget in shown]
    for line in lines_of(writing):
        box = line.seen.toAlignedRect()
        for widget, other in boxes:
            shared = box.intersected(other)
            if min(shared.width(), shared.height()) <= _SLACK_PX or not _above(places, widget, line.widget):
                continue
            if _hides(window, widget, shared):
                yield Violation("covered", name_of(line.widget), f"{line.letters!r} under {name_of(widget)}")


def _above(places: Mapping[int, int], widget: QWidget, other: QWidget) -> bool:
    """Whether it is painted later, and is no part of the other nor the other a part of it."""
    if widget is other or widget.isAncestorOf(other) or other.isAncestorOf(widget):
        return False
    return places.get(id(widget), -1) > places.get(id(other), -1)


def _from_the_ground(widget: QWidget) -> Iterator[QWidget]:
    """Every widget in the order in which they are painted: `children` holds them from the ground up."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from _from_the_ground(child)


def _hides(window: QWidget, widget: QWidget, box: QRect) -> bool:
    """Whether the widget alone, without what it stands on, paints anything in that part of the window."""
    alone = QImage(box.size(), QImage.Format.Format_ARGB32)
    alone.fill(Qt.GlobalColor.transparent)
    inside = box.translated(-box_of(window, widget).topLeft())
    flags = QWidget.RenderFlag(0)
    widget.render(alone, QPoint(0, 0), QRegion(inside), flags)
    opaque = np.frombuffer(alone.constBits(), np.uint8).reshape(alone.height(), alone.width(), 4)[..., 3]
    return bool((opaque >= _SEEN).any())


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
