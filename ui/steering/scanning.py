"""Scanning with one or two switches: the focus moves by itself, over rows, then within the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.steering.scan_rows import Row, board_of, things_of
from ui.steering.walking import go_to
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable

PACES_S = (0.0, 3.0, 2.0, 1.2)
"""Seconds at each thing, by `Comfort.scanning`; 0: it does not move by itself."""
ROUNDS = 2
"""Without a choice it leaves a row after so many rounds."""
_LISTENS_MS = 100
"""While somebody is being spoken to, it looks so often whether all was said."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """How far a page was scanned; told by places, since its widgets may have gone.

    Attributes:
        at: Which thing or row is ringed.
        within: Which thing of that row, where it was opened.
        typing: The key of a board was the last: the board is next.
    """

    at: int
    within: int | None = None
    typing: bool = False


class Scanner(QObject):
    """Moves over what can be pressed.

    A row that was opened shows its first thing at once. After a key of a board the board begins anew; after
    an answer it goes on behind it, on the way to つぎへ. The board is left by going on, so that nothing else
    has to be chosen for that.

    Args:
        steps: All that can be pressed now, in reading order.
        choose: Presses one.
        speaking: Whether somebody is being spoken to: time moves on only after that, and after its full pace.

    Signals:
        stayed: The ring has changed, or has come round, on what had the focus before.
    """

    stayed = Signal()

    def __init__(
        self,
        steps: Callable[[], Sequence[Touchable]],
        choose: Callable[[Touchable], None],
        speaking: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._steps, self._choose, self._speaking = steps, choose, speaking
        self._row: Row | None = None
        self._row_at = -1
        self._at = -1
        self._rounds = 0
        self._ringed: Row = ()
        self._board: QWidget | None = None
        self._pace_ms = 0
        self._listened = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._time_is_up)

    @property
    def runs(self) -> bool:
        return self._timer.isActive()

    def set_pace(self, pace: int) -> None:
        """0 stops it; else it moves, from the beginning where it stood still."""
        wanted = round(PACES_S[pace] * 1000)
        if wanted == self._pace_ms:
            return
        self._pace_ms = wanted
        self.begin_anew()
        if wanted:
            self._timer.start(wanted)
        else:
            self._timer.stop()

    def begin_anew(self) -> None:
        """Another page."""
        self._row, self._at, self._rounds = None, -1, 0
        self._ringed, self._board = (), None
        self._wait()

    def state(self) -> Scanned | None:
        """What `go_on_from` needs; None before the first move."""
        if self._board is not None:
            return Scanned(self._at, typing=True)
        if self._row is not None:
            return Scanned(self._row_at, within=self._at)
        return Scanned(self._at) if self._at >= 0 else None

    def go_on_from(self, scanned: Scanned) -> None:
        """The same page has come back: the ring is where it was, for a full pace of whoever scans."""
        things = things_of(self._steps())
        if scanned.at >= len(things):
            return
        self._at = scanned.at
        if scanned.typing:
            here = next((one for one in self._steps() if one.hasFocus()), None)
            self._board = None if here is None else board_of(here)
            return
        row = things[scanned.at]
        if scanned.within is not None and scanned.within < len(row):
            self._row, self._row_at, self._at = row, scanned.at, scanned.within
            row = (row[scanned.within],)
        self._ring(row)

    def advance(self) -> None:
        """The moving switch, or time: the next row, or the next thing in the chosen one."""
        self._wait()
        things = self._things()
        if not things:
            return
        self._at = self._at + 1 if self._board is None else _first_of(self._board, things)
        self._board = None
        if self._at >= len(things):
            things = self._come_round(things)
        self._ring(things[self._at])

    def choose(self) -> None:
        """The choosing switch: into the row, or the thing is pressed; never anything but what is ringed."""
        self._wait()
        steps = self._steps()
        chosen = tuple(one for one in self._ringed if one in steps)
        if not chosen or chosen[0].window().focusWidget() is not chosen[0]:
            self.advance()
        elif len(chosen) > 1:
            self._row, self._row_at, self._at, self._rounds = chosen, self._at, 0, 0
            self._ring(chosen[:1])
        else:
            self._press(chosen[0])

    def _press(self, one: Touchable) -> None:
        at = self._at if self._row is None else self._row_at
        self._row, self._rounds, self._ringed = None, 0, ()
        self._at = -1 if one.repeat is Repeat.NAVIGATION else at
        self._board = board_of(one)
        self._choose(one)

    def _come_round(self, things: list[Row]) -> list[Row]:
        """At the first again; in vain in a row for the last time: on the row itself."""
        self._at = 0
        self._rounds += 1
        if self._row is None or self._rounds < ROUNDS:
            return things
        self._row, self._rounds = None, 0
        things = self._things()
        self._at = min(self._row_at, len(things) - 1)
        return things

    def _things(self) -> list[Row]:
        steps = self._steps()
        if self._row is not None:
            row = [one for one in self._row if one in steps]
            if row:
                return [(one,) for one in row]
            self._row, self._rounds, self._at = None, 0, self._row_at - 1
        return things_of(steps)

    def _ring(self, row: Row) -> None:
        """The focus on the first, and one ring around all of them: what the choosing switch takes."""
        self._ringed = row
        first = row[0]
        stays = first.window().focusWidget() is first
        first.ring_with(row[1:])
        go_to(first)
        if stays:
            self.stayed.emit()

    def _time_is_up(self) -> None:
        if self._speaking():
            self._listened = True
            self._timer.start(_LISTENS_MS)
        elif self._listened:
            self._wait()
        else:
            self.advance()

    def _wait(self) -> None:
        self._listened = False
        if self.runs:
            self._timer.start(self._pace_ms)


def _first_of(board: QWidget, things: Sequence[Row]) -> int:
    """Where that board begins; at the top where it has gone."""
    return next((at for at, row in enumerate(things) if row[0].parentWidget() is board), 0)
