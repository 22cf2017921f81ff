"""Measures a window as a person meets it: targets, gaps, clipped texts, contrast, names, missing words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.gallery.contrast import contrast
from ui.theme.look import Look

_UNTRANSLATED = re.compile(r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")
_SLACK_MM = 0.3
"""Rounding to whole pixels; a third of a millimetre is no difference to a finger."""


@runtime_checkable
class Fitting(Protocol):
    """A widget that knows whether all of its text is visible."""

    def fits(self) -> bool: ...


@runtime_checkable
class Least(Protocol):
    """A target that is larger than the least one by its kind."""

    least_mm: float


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a person would trip over.

    Attributes:
        rule: `target-size`, `gap`, `outside`, `clipped`, `contrast`, `no-name`, `untranslated`.
        widget: Class and object name of the widget.
        figure: What was measured against what is demanded.
    """

    rule: str
    widget: str
    figure: str


def audit_window(window: QWidget, look: Look) -> tuple[Violation, ...]:
    """Everything wrong in what is visible of this window now."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    targets = [widget for widget in shown if isinstance(widget, QAbstractButton) and widget.isEnabled()]
    return (
        *_target_sizes(window, targets, look),
        *_gaps(window, targets, look),
        *_outside(window, shown),
        *_clipped(shown),
        *_nameless(shown),
        *_untranslated(shown),
    )


def audit_theme(look: Look) -> tuple[Violation, ...]:
    """Text and part contrasts of the theme by its tokens (WCAG relative luminance)."""
    return tuple(_contrasts(look))


def _target_sizes(window: QWidget, targets: list[QAbstractButton], look: Look) -> Iterator[Violation]:
    for target in targets:
        least = target.least_mm if isinstance(target, Least) else look.sizes.least_target
        box = _visible_box(window, target)
        wide, high = look.metrics.to_mm(box.width()), look.metrics.to_mm(box.height())
        if min(wide, high) < least - _SLACK_MM:
            yield Violation("target-size", _name(target), f"{wide:.1f} x {high:.1f} mm, at least {least:g}")


def _gaps(window: QWidget, targets: list[QAbstractButton], look: Look) -> Iterator[Violation]:
    least = look.sizes.least_gap
    boxes = [(target, _box(window, target)) for target in targets]
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        gap = look.metrics.to_mm(_distance(first, second))
        if gap < _least_gap(one, other, least) - _SLACK_MM:
            yield Violation("gap", f"{_name(one)} / {_name(other)}", f"{gap:.1f} mm, at least {least:g}")


def _least_gap(one: QWidget, other: QWidget, least: float) -> float:
    """A target inside another belongs to it."""
    return -1.0e9 if one.isAncestorOf(other) or other.isAncestorOf(one) else least


def _outside(window: QWidget, shown: list[QWidget]) -> Iterator[Violation]:
    for widget in shown:
        box = _box(window, widget)
        if widget.accessibleName() and not window.rect().contains(box) and not box.isEmpty():
            where = (
                f"{box.x()},{box.y()} {box.width()}x{box.height()} px in {window.width()}x{window.height()}"
            )
            yield Violation("outside", _name(widget), where)


def _clipped(shown: list[QWidget]) -> Iterator[Violation]:
    for widget in shown:
        if isinstance(widget, Fitting) and not widget.fits():
            figure = f"{widget.accessibleName()!r} in {widget.width()}x{widget.height()} px"
            yield Violation("clipped", _name(widget), figure)


def _nameless(shown: list[QWidget]) -> Iterator[Violation]:
    for widget in shown:
        if isinstance(widget, QAbstractButton) and not widget.accessibleName().strip():
            yield Violation("no-name", _name(widget), "a screen reader would say nothing")


def _untranslated(shown: list[QWidget]) -> Iterator[Violation]:
    for widget in shown:
        if _UNTRANSLATED.match(widget.accessibleName()):
            yield Violation("untranslated", _name(widget), widget.accessibleName())


def _contrasts(look: Look) -> Iterator[Violation]:
    palette = look.palette
    least = 20.0 if palette.high_contrast else 10.0
    texts = (
        ("ink", "bg"), ("ink", "surface"), ("ink", "rail"), ("ink2", "bg"), ("ink2", "surface"),
        ("tint_ink", "tint"), ("on_accent", "accent"), ("err", "err_tint"), ("err", "bg"),
    )  # fmt: skip
    parts = (("line", "bg"), ("line", "surface"), ("line", "rail"), ("sel", "bg"), ("err_line", "surface"))
    for demanded, pairs in ((least, texts), (3.0, parts)):
        for front, back in pairs:
            ratio = contrast(getattr(palette, front), getattr(palette, back))
            if ratio < demanded:
                yield Violation("contrast", f"{front} on {back}", f"{ratio:.1f}, at least {demanded:g}")


def _box(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _visible_box(window: QWidget, widget: QWidget) -> QRect:
    """What no parent cuts off."""
    box = _box(window, widget)
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        box = box.intersected(_box(window, parent))
        parent = parent.parentWidget()
    return box.intersected(window.rect())


def _distance(one: QRect, other: QRect) -> float:
    """Pixels between two rectangles along the axis that separates them; negative where they overlap."""
    across = max(other.left() - one.right(), one.left() - other.right()) - 1
    down = max(other.top() - one.bottom(), one.top() - other.bottom()) - 1
    return float(max(across, down))


def _name(widget: QWidget) -> str:
    name = widget.objectName()
    return f"{type(widget).__name__}({name})" if name else type(widget).__name__
