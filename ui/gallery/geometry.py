"""Where things lie: size of targets, gaps, what is cut off, what lies on each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import Writing, lines_of
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable
from ui.widgets.whole import SLACK_MM

_LARGE_KINDS = frozenset({Kind.PRIMARY, Kind.CHARACTER, Kind.FUNCTION})
"""Keys that are pressed most, or in a row beside each other: 20 mm both ways (the design guide, 1)."""


def target_sizes(window: QWidget, targets: list[QWidget], look: Look) -> Iterator[Violation]:
    """Every side as long as its kind demands, where no parent cuts it off."""
    for target in targets:
        least = _demanded_mm(target, look)
        box = visible_box(window, target)
        wide, high = look.metrics.to_mm(box.width()), look.metrics.to_mm(box.height())
        if min(wide, high) < least - SLACK_MM:
            yield Violation("target-size", name_of(target), f"{wide:.1f} x {high:.1f} mm, at least {least:g}")


def _demanded_mm(target: QWidget, look: Look) -> float:
    """By what the target is for; what a widget says of itself may only ask for more."""
    of_kind = isinstance(target, KeyButton) and target.kind in _LARGE_KINDS
    least = look.sizes.least_key if of_kind else look.sizes.least_target
    return max(least, target.least_mm) if isinstance(target, Touchable) else least


def ways_forward(
    window: QWidget, targets: list[QWidget], look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """What leads on is as large as the way forward has to be, whatever kind of key it is drawn as."""
    on = {button.id for button in screen.buttons if button.place == "next"} if screen else set[str]()
    least = look.sizes.least_key
    for target in targets:
        high = look.metrics.to_mm(visible_box(window, target).height())
        if isinstance(target, Touchable) and target.id in on and high < least - SLACK_MM:
            yield Violation("target-size", name_of(target), f"{high:.1f} mm high, at least {least:g}")


def gaps(window: QWidget, targets: list[QWidget], look: Look) -> Iterator[Violation]:
    """Between any two targets; a target inside another belongs to it."""
    least = look.sizes.least_gap
    boxes = [(target, box_of(window, target)) for target in targets]
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        gap = look.metrics.to_mm(_distance(first, second))
        if gap < least - SLACK_MM and not _related(one, other):
            yield Violation("gap", f"{name_of(one)} / {name_of(other)}", f"{gap:.1f} mm, at least {least:g}")


def outside(window: QWidget, shown: list[QWidget]) -> Iterator[Violation]:
    """Whatever has a name lies inside the window."""
    for widget in shown:
        box = box_of(window, widget)
        if widget.accessibleName() and not window.rect().contains(box) and not box.isEmpty():
            where = (
                f"{box.x()},{box.y()} {box.width()}x{box.height()} px in {window.width()}x{window.height()}"
            )
            yield Violation("outside", name_of(widget), where)


def cut_off(window: QWidget, targets: list[QWidget], look: Look) -> Iterator[Violation]:
    """Nothing of a target is cut off by what it stands on, though the rest may be large enough."""
    for target in targets:
        box, seen = box_of(window, target), visible_box(window, target)
        missing = look.metrics.to_mm(max(box.width() - seen.width(), box.height() - seen.height()))
        if missing > SLACK_MM and not seen.isEmpty():
            yield Violation("outside", name_of(target), f"{missing:.1f} mm of it are cut off")


def written_over(window: QWidget, writing: Writing, look: Look) -> Iterator[Violation]:
    """What a widget writes by itself lies neither on other words nor on a target."""
    lines = list(lines_of(writing))
    slack = look.exact(SLACK_MM)
    for one in lines:
        if isinstance(one.widget, RubyLabel | Touchable):
            continue
        for other in lines:
            shared = one.seen.intersected(other.seen)
            if min(shared.width(), shared.height()) > slack and not _alike(one.widget, other.widget):
                yield Violation(
                    "overlap",
                    f"{name_of(one.widget)} / {name_of(other.widget)}",
                    f"{one.letters!r} on {other.letters!r}",
                )


def overlaps(window: QWidget, shown: list[QWidget], look: Look) -> Iterator[Violation]:
    """Words lie neither on other words nor on a target."""
    words = [widget for widget in shown if isinstance(widget, RubyLabel) and widget.marked]
    targets = [widget for widget in shown if isinstance(widget, QAbstractButton)]
    boxes = {id(widget): box_of(window, widget) for widget in (*words, *targets)}
    slack = look.mm(SLACK_MM)
    for at, one in enumerate(words):
        for other in (*words[at + 1 :], *targets):
            shared = boxes[id(one)].intersected(boxes[id(other)])
            if min(shared.width(), shared.height()) > slack and not _related(one, other):
                figure = f"{one.accessibleName()!r} on {other.accessibleName()!r}"
                yield Violation("overlap", f"{name_of(one)} / {name_of(other)}", figure)


def box_of(window: QWidget, widget: QWidget) -> QRect:
    """In the window's pixels."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def visible_box(window: QWidget, widget: QWidget) -> QRect:
    """What no parent cuts off."""
    box = box_of(window, widget)
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        box = box.intersected(box_of(window, parent))
        parent = parent.parentWidget()
    return box.intersected(window.rect())


def _alike(one: QWidget, other: QWidget) -> bool:
    return one is other or _related(one, other)


def _related(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _distance(one: QRect, other: QRect) -> float:
    """Pixels between two rectangles along the axis that separates them; negative where they overlap."""
    across = max(other.left() - one.right(), one.left() - other.right()) - 1
    down = max(other.top() - one.bottom(), one.top() - other.bottom()) - 1
    return float(max(across, down))
