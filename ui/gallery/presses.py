"""What a finger can press, whatever class it is of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtWidgets import QAbstractButton, QWidget

_HANDLERS = ("mousePressEvent", "mouseReleaseEvent")
_QT = "PySide6."


def takes_press(widget: QWidget) -> bool:
    """Whether it is a button, or listens to presses by itself.

    Who listens in `event` or in another's event filter cannot be told from here: nothing of the product
    does, and a source check would be the place to see to that.
    """
    return isinstance(widget, QAbstractButton) or _listens(type(widget))  # type: ignore[arg-type]  # of a class


def targets_in(shown: Iterable[QWidget]) -> list[QWidget]:
    """What works and takes presses; not the ground that targets lie on and that takes what falls beside."""
    pressed = [widget for widget in shown if widget.isEnabled() and takes_press(widget)]
    holding = {id(parent) for widget in pressed for parent in _above(widget)}
    return [widget for widget in pressed if id(widget) not in holding]


@cache
def _listens(kind: type[QWidget]) -> bool:
    ours = (one for one in kind.__mro__ if not f"{one.__module__}.".startswith(_QT))
    return any(handler in vars(one) for one in ours for handler in _HANDLERS)


def _above(widget: QWidget) -> Iterable[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
