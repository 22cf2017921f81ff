"""Scanning with one or two switches: the focus moves by itself, over rows, then within the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from ui.steering.walking import go_to
from ui.widgets.touchable import Touchable

PACES_S = (0.0, 3.0, 2.0, 1.2)
"""Seconds at each thing, by `Comfort.scanning`; 0: it does not move by itself."""
MANY = 10
"""More things than that are scanned row by row."""
_ROUNDS = 2
"""Without a choice it leaves a row after so many rounds."""


class Scanner(QObject):
    """Moves over what can be pressed.

    Args:
        steps: All that can be pressed now, in reading order.
        choose: Presses one.
    """

    def __init__(
        self, steps: Callable[[], Sequence[Touchable]], choose: Callable[[Touchable], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._choose = choose
        self._row: list[Touchable] | None = None
        self._at = -1
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.advance)

    @property
    def runs(self) -> bool:
        return self._timer.isActive()

    def set_pace(self, pace: int) -> None:
        """0 stops it; else it moves, from the beginning where it stood still."""
        wanted = round(PACES_S[pace] * 1000)
        if not wanted:
            self._timer.stop()
            self._row = None
        elif not self.runs or self._timer.interval() != wanted:
            self._at = -1
            self._timer.start(wanted)

    def begin_anew(self) -> None:
        """Another page."""
        self._row, self._at, self._rounds = None, -1, 0
        self._wait()

    def advance(self) -> None:
        """The moving switch, or time: the next row, or the next thing in the chosen one."""
        self._wait()
        things = self._things()
        if not things:
            return
        self._at += 1
        if self._at >= len(things):
            self._at = 0
            self._rounds += 1
            if self._row is not None and self._rounds >= _ROUNDS:
                self._row, self._rounds = None, 0
                things = self._things()
        _show(things[self._at])

    def choose(self) -> None:
        """The choosing switch: into the row, or the thing is pressed."""
        self._wait()
        things = self._things()
        if not 0 <= self._at < len(things):
            self.advance()
            return
        chosen = things[self._at]
        if len(chosen) > 1:
            self._row, self._at, self._rounds = chosen, 0, 0
            _show(chosen[:1])
            return
        self._row, self._rounds = None, 0
        self._at = -1
        self._choose(chosen[0])

    def _things(self) -> list[list[Touchable]]:
        """Each thing as a row of one, or whole rows where there are many."""
        steps = list(self._steps())
        if self._row is not None:
            row = [one for one in self._row if one in steps]
            if row:
                return [[one] for one in row]
            self._row = None
        return rows_of(steps) if len(steps) > MANY else [[one] for one in steps]

    def _wait(self) -> None:
        if self.runs:
            self._timer.start()


def _show(things: Sequence[Touchable]) -> None:
    """The focus on the first, and one ring around all of them: what the choosing switch takes."""
    go_to(things[0])
    things[0].ring_with(things[1:])


def rows_of(steps: Sequence[Touchable]) -> list[list[Touchable]]:
    """Neighbours in reading order that stand side by side within one part of the window."""
    rows: list[list[Touchable]] = []
    for one in steps:
        if rows and _beside(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _beside(before: QWidget, one: QWidget) -> bool:
    here, there = _place(before), _place(one)
    return before.parentWidget() is one.parentWidget() and here.top() <= there.center().y() <= here.bottom()


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
