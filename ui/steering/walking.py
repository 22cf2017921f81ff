"""From one thing that can be pressed to the next: in reading order, or towards an arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.steering.keys import Function
from ui.widgets.focus_ring import note_keyboard
from ui.widgets.steering import neighbour
from ui.widgets.touchable import Touchable

_ARROWS = {
    Function.UP: Qt.Key.Key_Up,
    Function.DOWN: Qt.Key.Key_Down,
    Function.LEFT: Qt.Key.Key_Left,
    Function.RIGHT: Qt.Key.Key_Right,
}
ARROWS = frozenset(_ARROWS)
_BACKWARDS = (Function.UP, Function.LEFT)


def target(
    here: QWidget | None, steps: Sequence[Touchable], arrow: Function, *, in_order: bool
) -> QWidget | None:
    """Where an arrow leads; where nothing lies that way, on in reading order, so that no arrow is dead.

    Args:
        here: What has the focus.
        steps: All that can be pressed, in reading order.
        arrow: Which one was pressed.
        in_order: Up and down follow the reading order: who listens cannot see what lies above what.
    """
    if not steps:
        return None
    if not isinstance(here, Touchable) or here not in steps:
        return steps[-1] if arrow in _BACKWARDS else steps[0]
    straight = in_order and arrow in (Function.UP, Function.DOWN)
    there = None if straight else neighbour(here, steps, _ARROWS[arrow])
    return there or steps[(steps.index(here) + (-1 if arrow in _BACKWARDS else 1)) % len(steps)]


def go_to(widget: QWidget) -> None:
    """The focus, with its ring, whatever was used before."""
    note_keyboard(widget, used=True)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
