"""Without touch: everything is reached exactly once, in the order in which it is read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.gallery.geometry import box_of
from ui.gallery.violation import Violation, name_of
from ui.widgets.entry_cells import Cell

_BY_KEYS_TOO = (Cell,)
"""A cell of an entry is only a shorter way: けす on the pad leads back to the cell before."""
_STEPS = 2000
"""More widgets than any window has: the walk ends where Tab goes round without passing its start."""


def focus_order(window: QWidget, targets: list[QAbstractButton], content: QWidget) -> Iterator[Violation]:
    """Walks the chain that Tab walks; inside the page it never goes back up or left."""
    walked = focus_chain(window)
    reached = {id(widget) for widget in walked}
    for target in targets:
        if id(target) not in reached and not isinstance(target, _BY_KEYS_TOO):
            yield Violation("focus-order", name_of(target), "Tab never comes here")
    inside = [widget for widget in walked if content.isAncestorOf(widget)]
    for before, after in itertools.pairwise(inside):
        if _goes_back(box_of(window, before), box_of(window, after)):
            pair = f"{name_of(before)} / {name_of(after)}"
            yield Violation("focus-order", pair, "the second is read before the first")


def focus_chain(window: QWidget) -> list[QWidget]:
    """Everything that can be pressed, in the order in which Tab comes to it."""
    walked: list[QWidget] = []
    widget = window.nextInFocusChain()
    for _ in range(_STEPS):
        if widget is None or widget is window:
            break
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isVisible() and widget.isEnabled() and isinstance(widget, QAbstractButton):
            walked.append(widget)
        widget = widget.nextInFocusChain()
    return walked


def _goes_back(before: QRect, after: QRect) -> bool:
    """Up or to the left, or both; up and to the right is the next column."""
    up, down = after.bottom() < before.top(), before.bottom() < after.top()
    left, right = after.right() < before.left(), before.right() < after.left()
    return (up and not right) or (left and not down)
