"""Without touch: everything is reached exactly once, in the order in which it is read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Screen
from ui.gallery.geometry import box_of
from ui.gallery.presses import takes_press
from ui.gallery.violation import Violation, name_of
from ui.shell.rail import Rail
from ui.widgets.entry_cells import Cell
from ui.widgets.ink_square import InkSquare
from ui.widgets.touchable import Touchable

_BY_KEYS_TOO = (Cell, InkSquare)
"""A cell of an entry is only a shorter way: けす on the pad leads back to the cell before. What can be drawn
with a finger stands beside choices that say the same."""
_STEPS = 2000
"""More widgets than any window has: the walk ends where Tab goes round without passing its start."""
_CONTENT = 0
_RAIL = 5
_PLACES: Mapping[str, int] = {"middle": 1, "next": 2, "back": 3, "quit": 4, "top": 4}
"""The guide's order around the page: question, content, middle, next, back, quit, rail."""


def focus_order(
    window: QWidget, targets: list[QWidget], content: QWidget, screen: Screen | None = None
) -> Iterator[Violation]:
    """Walks the chain that Tab walks: the page, then the bands; in none of them it goes back up or left."""
    walked = focus_chain(window)
    reached = {id(widget) for widget in walked}
    for target in targets:
        if id(target) not in reached and not isinstance(target, _BY_KEYS_TOO):
            yield Violation("focus-order", name_of(target), "Tab never comes here")
    inside = [widget for widget in walked if content.isAncestorOf(widget)]
    yield from _read_backwards(window, inside)
    if screen is not None and content is not window:
        yield from _bands(window, walked, content, screen)


def focus_chain(window: QWidget) -> list[QWidget]:
    """Everything that can be pressed, in the order in which Tab comes to it."""
    walked: list[QWidget] = []
    widget = window.nextInFocusChain()
    for _ in range(_STEPS):
        if widget is None or widget is window:
            break
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isVisible() and widget.isEnabled() and takes_press(widget):
            walked.append(widget)
        widget = widget.nextInFocusChain()
    return walked


def _bands(
    window: QWidget, walked: Sequence[QWidget], content: QWidget, screen: Screen
) -> Iterator[Violation]:
    """Each band after the one before it, and the rail as it is read."""
    # A key of the foot may do what a tool does, and be called by the same id.
    places = {one.id: _PLACES[one.place] for one in screen.buttons if one.place in _PLACES}
    ranked = [(widget, rank) for widget in walked if (rank := _rank(widget, content, places)) is not None]
    for (before, first), (after, second) in itertools.pairwise(_from_the_page(ranked)):
        if second < first:
            pair = f"{name_of(before)} / {name_of(after)}"
            yield Violation("focus-order", pair, "content, middle, next, back, quit, rail is the order")
    yield from _read_backwards(window, [one for one, rank in ranked if rank == _RAIL])


def _rank(widget: QWidget, content: QWidget, places: Mapping[str, int]) -> int | None:
    if content.isAncestorOf(widget):
        return _CONTENT
    if isinstance(widget.parentWidget(), Rail):
        return _RAIL
    return places.get(widget.id) if isinstance(widget, Touchable) else None


def _from_the_page(ranked: list[tuple[QWidget, int]]) -> list[tuple[QWidget, int]]:
    """Tab goes round: from the first of those that come first."""
    if not ranked:
        return []
    least = min(rank for _, rank in ranked)
    begins = [at for at, (_, rank) in enumerate(ranked) if rank == least and ranked[at - 1][1] != least]
    start = begins[0] if begins else 0
    return [*ranked[start:], *ranked[:start]]


def _read_backwards(window: QWidget, walked: Sequence[QWidget]) -> Iterator[Violation]:
    for before, after in itertools.pairwise(walked):
        if _goes_back(box_of(window, before), box_of(window, after)):
            pair = f"{name_of(before)} / {name_of(after)}"
            yield Violation("focus-order", pair, "the second is read before the first")


def _goes_back(before: QRect, after: QRect) -> bool:
    """Up or to the left, or both; up and to the right is the next column."""
    up, down = after.bottom() < before.top(), before.bottom() < after.top()
    left, right = after.right() < before.left(), before.right() < after.left()
    return (up and not right) or (left and not down)
