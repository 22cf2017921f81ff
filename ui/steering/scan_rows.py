"""What is scanned together: things in one line of their part of the page, or one band of the window.

A board of kana is scanned line by line and then key by key: 13 moves to the farthest letter. By columns
letters would be as far, but けす and つぎへ five moves more; in two steps (the row, its five, and back to the
rows) letters are farther on the whole. So the whole board stays where it has room, and is scanned by lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ui.shell.foot_band import FootBand
from ui.shell.rail import Rail
from ui.shell.top_band import TopBand
from ui.widgets.kana_board import KanaBoard
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable

Row: TypeAlias = tuple[Touchable, ...]

MANY = 10
"""More things than that are scanned row by row."""
_BANDS = (FootBand, TopBand, Rail)


def rows_of(steps: Sequence[Touchable]) -> list[Row]:
    """All of `steps`, each once: rows in the order of their first things, the things of a line from the left.

    Neighbours in that order need not stand in one line: kana are walked downwards. A band keeps the order of
    the focus, つぎへ first.
    """
    rows: list[list[Touchable]] = []
    for one in steps:
        row = next((row for row in rows if _together(row[0], one)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return [tuple(row) if _in_band(row[0]) else tuple(sorted(row, key=_left)) for row in rows]


def things_of(steps: Sequence[Touchable]) -> list[Row]:
    """What is ringed one after the other: each thing alone, or whole rows where there are many."""
    return rows_of(steps) if len(steps) > MANY else [(one,) for one in steps]


def board_of(one: Touchable) -> QWidget | None:
    """The board or pad that a key stands on, where the next letter is wanted next; None for anything else."""
    types = isinstance(one, KeyButton) and one.repeat is Repeat.EVERY
    return one.parentWidget() if types else None


def line_of(key: Touchable) -> int:
    """Which line of letters of its board a key stands in, from 1."""
    board = key.parentWidget()
    keys = [] if board is None else board.findChildren(KeyButton)
    letters = [one for one in keys if one.isVisible() and _is_letter(one)]
    return next((at for at, row in enumerate(rows_of(letters), start=1) if key in row), 1)


def _together(first: Touchable, one: Touchable) -> bool:
    """In one band, or in one line of one part; kana apart from けす, in line by chance."""
    if first.parentWidget() is not one.parentWidget():
        return False
    if isinstance(first.parentWidget(), KanaBoard) and _is_letter(first) != _is_letter(one):
        return False
    return _in_band(first) or _in_line(_place(first), _place(one))


def _is_letter(one: Touchable) -> bool:
    return isinstance(one, KeyButton) and one.kind is Kind.CHARACTER


def _in_band(one: Touchable) -> bool:
    return isinstance(one.parentWidget(), _BANDS)


def _in_line(here: QRect, there: QRect) -> bool:
    """Whether each has the other's middle in its height."""
    return 2 * abs(here.center().y() - there.center().y()) < min(here.height(), there.height())


def _left(one: Touchable) -> int:
    return _place(one).left()


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
