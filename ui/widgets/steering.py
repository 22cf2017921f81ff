"""Arrow keys: from one thing that can be pressed to the next one in that direction."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def is_arrow(key: int) -> bool:
    return key in _STEPS


def neighbour(widget: QWidget, candidates: Iterable[QWidget], key: int) -> QWidget | None:
    """The nearest visible candidate in the arrow's direction, those in the same row or column first."""
    step = _STEPS[Qt.Key(key)]
    here = _place(widget)
    best: tuple[float, QWidget] | None = None
    for other in candidates:
        if other is widget or not other.isVisible() or not other.isEnabled():
            continue
        cost = _cost(here, _place(other), step)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, other)
    return best[1] if best else None


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _cost(here: QRect, there: QRect, step: tuple[int, int]) -> float | None:
    """Distance along the arrow plus three times the distance beside it; None where it lies elsewhere."""
    away = there.center() - here.center()
    along = away.x() * step[0] + away.y() * step[1]
    if along <= 0 or _gap(here, there, step) < 0:
        return None
    beside = _beside(here, there, horizontal=step[0] != 0)
    return along + 3.0 * beside


def _gap(here: QRect, there: QRect, step: tuple[int, int]) -> int:
    if step[0]:
        return there.left() - here.right() if step[0] > 0 else here.left() - there.right()
    return there.top() - here.bottom() if step[1] > 0 else here.top() - there.bottom()


def _beside(here: QRect, there: QRect, *, horizontal: bool) -> int:
    if horizontal:
        return max(0, there.top() - here.bottom(), here.top() - there.bottom())
    return max(0, there.left() - here.right(), here.left() - there.right())
