"""Kana in two steps, the row and then its five (letters by groups): half the height of a whole board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout

from ui.widgets import typing
from ui.widgets.boards import COLUMNS, LetterOrder, first_steps, room, second_step, spelled_out
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface

_STANDARD_LABEL = 9.0
_SPAN_SCALE = 0.75
"""Of a letter's size, for keys that name their first and last one: A–E."""
_SPAN_SMALL = 12.0
"""Millimetres of those letters on a small display: three of them stand on a quarter of the least board."""
_GROUPS_IN_A_LINE = 4
_NO_BREAK = "\u00a0"


class TwoSteps(QObject):
    """The keys of the step that is open, and which row that is.

    Args:
        board: What the keys stand on; they are made in its look.
        typed: What a letter's key calls, with the letter.

    Signals:
        turned: Another step is open.
    """

    turned = Signal()

    def __init__(self, board: Surface, typed: Callable[[str], None]) -> None:
        super().__init__(board)
        self._board = board
        self._typed = typed
        self._row: int | None = None

    @property
    def opened(self) -> bool:
        """Whether the keys of one row stand there."""
        return self._row is not None

    @property
    def row(self) -> int | None:
        """Which one; None for the rows themselves."""
        return self._row

    def begin(self, row: int | None = None) -> None:
        """The rows again, or the keys of that one; tells nobody."""
        self._row = row

    def add_to(self, grid: QGridLayout, wide: int, letters: LetterOrder | None) -> None:
        """The open step's keys in an empty grid that has so many pixels across."""
        keys = self._rows(letters) if self._row is None else self._of_row(self._row, letters)
        across, places = self.across(wide), len(typing.ROWS[0])
        if self._row is None and letters is not None and across < len(keys):
            # Two lines alike: the fifth place of the first gives its width to words of three letters.
            across, places = _GROUPS_IN_A_LINE, len(keys)
            for at in () if self._board.look.metrics.small else range(across):
                grid.setColumnMinimumWidth(at, max(key.least_width() for key in keys[at::across]))
        for at, key in enumerate(keys):
            if key.kind is Kind.FUNCTION:
                self._add_way_back(grid, key, at, across)
            else:
                grid.addWidget(key, at // across, at % across)
        for at in range(-(-places // across)):
            grid.setRowStretch(at, 1)
        # Eight groups of letters in a line share the width of ten rows of kana, K–O a little more than F–J.
        by_words = self._row is None and len(keys) <= across
        for at, key in enumerate(keys[:across]):
            grid.setColumnStretch(at, key.least_width() if by_words else 1)

    def _add_way_back(self, grid: QGridLayout, key: KeyButton, at: int, across: int) -> None:
        """Its words are wider than a letter: two columns, in the next line where one alone is left."""
        at += 1 if at % across == across - 1 else 0
        gap = self._board.look.mm(room(self._board.look).gap)
        grid.addWidget(key, at // across, at % across, 1, 2)
        for column in (at % across, at % across + 1):
            grid.setColumnMinimumWidth(column, (key.least_width() - gap) // 2 + 1)

    def spell_out(self, grid: QGridLayout, letters: LetterOrder | None) -> None:
        """Every letter behind the rows' keys, once these have their places and all of them the room."""
        if self._row is not None or letters is None:
            return
        stood = [item.widget() for at in range(grid.count()) if (item := grid.itemAt(at)) is not None]
        keys = [key for key in stood if isinstance(key, KeyButton)]
        apart, together = (spelled_out(letters, between=between) for between in (_NO_BREAK, ""))
        for names in (apart, together, first_steps(letters)):
            _name(keys, names)
            if not any(key.cut_phrases() for key in keys):
                return

    def across(self, wide: int) -> int:
        """Five rows' keys in a line; all ten where an upright display has to keep them low."""
        look, space = self._board.look, room(self._board.look)
        ten = 10 * look.mm(look.sizes.least_key) + 9 * look.mm(space.gap)
        return 10 if look.low_reach and look.portrait and wide >= ten else 5

    def lines(self, wide: int) -> int:
        """How many lines of keys the rows take."""
        return -(-len(typing.ROWS[0]) // self.across(wide))

    def _rows(self, letters: LetterOrder | None) -> list[KeyButton]:
        names = first_steps(letters)
        return [self._row_key(number, name, letters=letters is not None) for number, name in enumerate(names)]

    def _of_row(self, row: int, letters: LetterOrder | None) -> list[KeyButton]:
        look = self._board.look
        keys = [letter_key(self._board, letter, letter, self._typed) for letter in second_step(row, letters)]
        back = KeyButton(look, "rows", look.words.rows, kind=Kind.FUNCTION, icon="back", parent=self._board)
        back.activated.connect(self._close)
        return [*keys, back]

    def _row_key(self, number: int, letter: str, *, letters: bool) -> KeyButton:
        """Bears the row's first letter, and is called by more than that: the letter stands behind it, too."""
        key = letter_key(
            self._board, f"row:{number}", letter, self._open, scale=_SPAN_SCALE if letters else 1.0
        )
        if not letters:
            key.set_said(self._board.look.words.row.replace("{letter}", letter))
        return key

    def _open(self, id_: str) -> None:
        self._row = int(id_.removeprefix("row:"))
        self.turned.emit()

    def _close(self, _id: str) -> None:
        self._row = None
        self.turned.emit()


def letter_key(
    board: Surface, id_: str, label: str, slot: Callable[[str], None], *, scale: float = 1.0
) -> KeyButton:
    """A key of a board with one letter, in the present look's size."""
    look = board.look
    growth = (look.text.label - _STANDARD_LABEL) * 0.6
    size = max(look.text.body, (look.sizes.kana_text + growth) * scale)
    if scale < 1.0:
        # Elsewhere the letters of the step that is on, no larger: Q–T stays on one line.
        size = min(size, _SPAN_SMALL if look.metrics.small else look.text.cap)
    key = KeyButton(look, id_, label, kind=Kind.CHARACTER, role=size, parent=board)
    key.activated.connect(slot)
    return key


def _name(keys: Sequence[KeyButton], names: Sequence[str]) -> None:
    for key, name in zip(keys, names, strict=True):
        key.set_label(name)


def reset(grid: QGridLayout) -> None:
    """What a grid of keys keeps from those that stood there before."""
    for at in range(COLUMNS):
        grid.setRowStretch(at, 0)
        grid.setRowMinimumHeight(at, 0)
        grid.setColumnStretch(at, 0)
        grid.setColumnMinimumWidth(at, 0)


class Stepping(Protocol):
    """A board that can stand in two steps."""

    @property
    def two_steps(self) -> bool: ...

    def set_two_steps(self, *, wanted: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class FewerKeys:
    """Rows first, then the five kana of one: less than half the height."""

    board: Stepping

    def wanted(self) -> bool:
        return not self.board.two_steps

    def give(self) -> None:
        self.board.set_two_steps(wanted=True)

    def come_back(self) -> None:
        self.board.set_two_steps(wanted=False)
