"""Where the keyboard's focus is on a page, told so that it finds the place again among other widgets."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from ui.widgets.error_summary import ErrorSummary
from ui.widgets.touchable import Touchable

Place: TypeAlias = tuple[str, str, int]
"""Type, name and number of a widget among its like: what survives building anew."""


def lose_focus(page: QWidget) -> None:
    """Before widgets go: else Qt hands their focus on as if somebody had pressed Tab."""
    focused = page.focusWidget()
    if focused is not None and focused.hasFocus():
        focused.clearFocus()


def place_of_focus(page: QWidget) -> Place | None:
    """None where it is elsewhere in the window."""
    focused = page.focusWidget()
    if focused is None or not focused.hasFocus() or not page.isAncestorOf(focused):
        return None
    return type(focused).__name__, _name_of(focused), _alike(page, focused).index(focused)


def go_back_to(page: QWidget, place: Place | None) -> None:
    """As `restore_focus`, unless something is missing there, which comes first."""
    if not any(one.isVisibleTo(page) for one in page.findChildren(ErrorSummary)):
        restore_focus(page, place)


def restore_focus(page: QWidget, place: Place | None) -> None:
    """To the widget that stands at that place now; nowhere where there is none."""
    if place is None:
        return
    kind, name, number = place
    alike = [w for w in page.findChildren(QWidget) if type(w).__name__ == kind and _name_of(w) == name]
    if number < len(alike):
        alike[number].setFocus()


def _alike(page: QWidget, one: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if type(widget) is type(one) and _name_of(widget) == _name_of(one)
    ]


def _name_of(widget: QWidget) -> str:
    """Its own name, else what pressing it posts: み stays み on a board of other keys."""
    return widget.objectName() or (widget.id if isinstance(widget, Touchable) else "")
