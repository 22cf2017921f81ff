"""Where the keyboard's focus is on a page, told so that it finds the place again among other widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.touchable import Touchable


def lose_focus(page: QWidget) -> None:
    """Before widgets go: else Qt hands their focus on as if somebody had pressed Tab."""
    focused = page.focusWidget()
    if focused is not None and focused.hasFocus():
        focused.clearFocus()


def place_of_focus(page: QWidget) -> tuple[str, str, int] | None:
    """Type, name and number of the focused widget among its like: what survives building anew."""
    focused = page.focusWidget()
    if focused is None or not focused.hasFocus() or not page.isAncestorOf(focused):
        return None
    return type(focused).__name__, _name_of(focused), _alike(page, focused).index(focused)


def restore_focus(page: QWidget, place: tuple[str, str, int] | None) -> None:
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
