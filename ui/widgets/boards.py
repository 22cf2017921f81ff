"""Which keys stand on which board, and in which of its layouts; plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ui.theme.look import Look
from ui.widgets.typing import ROWS


class Board(Enum):
    """What can be typed."""

    KANA = "names, in hiragana"
    TEXT = "as kana, with letters and digits on a second board"
    BLOCK = "digits and hyphens (番地), and the letters of old block numbers on a second board"


class LetterOrder(Enum):
    """In which order Latin letters stand on a board."""

    ABC = "as in the alphabet, which everybody knows"
    QWERTY = "as on a telephone or a computer, by choice"


class Layout(Enum):
    """How the keys are arranged."""

    WIDE = "ten columns, functions at the right"
    TALL = "ten columns, functions below"
    ROWS = "two steps: the ten row keys, functions at the right"
    PAD = "three columns of digits, functions at the right"


LETTERS = {
    LetterOrder.ABC: ("1234567890", "ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ　-./", "　　　　　　　　　　"),
    LetterOrder.QWERTY: ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM　./", "　　　　　　　　　　"),
}
"""The second board of `TEXT`; an ideographic space where there is no key."""

LETTER_GROUPS = {
    LetterOrder.ABC: ("12345", "67890", "ABCDE", "FGHIJ", "KLMNO", "PQRST", "UVWXY", "Z-./"),
    LetterOrder.QWERTY: ("12345", "67890", "QWERT", "YUIOP", "ASDFG", "HJKL", "ZXCVB", "NM-./"),
}
"""The same in two steps: a group first, then its letters. Signs stand together: H–L says more than H–-."""

TO_SIGNS, TO_DIGITS = "signs", "digits"
"""Keys that change between the two boards of `BLOCK`."""

BLOCK = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), (TO_SIGNS, "0", "-"))

BLOCK_LOW = (("1", "2", "3", "4", "5", "-"), ("6", "7", "8", "9", "0", TO_SIGNS))
"""In two rows, where keys have to be low."""

SIGNS = (("甲", "乙", "丙"), ("イ", "ロ", "ハ"), (TO_DIGITS, "の", "号"), ("無番地", "番外地"))
"""The second board of `BLOCK`; the keys of each row share its width."""

SIGNS_LOW = (("甲", "乙", "丙", "イ", "ロ", "ハ"), ("の", "無番地", "番外地", TO_DIGITS))

COLUMNS = 12
"""Of the grid that `SIGNS` stand in: rows of two, three, four and six keys share it."""

_FUNCTION_WIDTH = 86.0
_FUNCTION_GAP = 5.0
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Room:
    """Lengths of a board in millimetres, for the present look."""

    functions: float
    gap: float = _GAP
    function_gap: float = _FUNCTION_GAP


def room(look: Look) -> Room:
    """The functions take the width of their longest word (てんてん) at the present text size."""
    # Upright on a small display low keys need every millimetre between letters and functions.
    close = look.low_reach and look.portrait and look.metrics.small
    return Room(
        functions=max(_FUNCTION_WIDTH, 2 * (4 * look.text.cap + 8) + _GAP),
        function_gap=_GAP if close else _FUNCTION_GAP,
    )


def layout_for(look: Look, board: Board, width: int, height: int) -> Layout:
    """The layout that keeps every key at 20 mm in this space (pixels)."""
    if board is Board.BLOCK:
        return Layout.PAD
    if look.low_reach:
        return Layout.ROWS
    space = room(look)
    wide, tall = look.metrics.to_mm(width), look.metrics.to_mm(height)
    least = look.sizes.least_key
    five_rows = 5 * (least + look.sizes.base) + 4 * space.gap
    ten_columns = 10 * least + 9 * space.gap
    if look.portrait and wide + 0.5 >= ten_columns:
        return Layout.TALL
    if wide + 0.5 >= ten_columns + space.function_gap + space.functions and tall + 0.5 >= five_rows:
        return Layout.WIDE
    return Layout.ROWS


def columns_of(row: int) -> str:
    """The five kana of a row key, in the order あいうえお; gaps left out."""
    return "".join(line[row] for line in ROWS).replace("　", "")


def first_steps(letters: LetterOrder | None) -> tuple[str, ...]:
    """What the keys of the first step say: あ for あいうえお, A–E for five letters in an order of theirs."""
    if letters is None:
        return tuple(ROWS[0])
    return tuple(f"{group[0]}–{group[-1]}" for group in LETTER_GROUPS[letters])


def spelled_out(letters: LetterOrder | None, *, between: str) -> tuple[str, ...]:
    """The same keys where they have room: Q–T would tell nobody that E is behind it. A–E tells enough.

    `between` stands between the letters.
    """
    if letters is not LetterOrder.QWERTY:
        return first_steps(letters)
    return tuple(
        name if group.isdigit() else between.join(group)
        for name, group in zip(first_steps(letters), LETTER_GROUPS[letters], strict=True)
    )


def second_step(row: int, letters: LetterOrder | None) -> str:
    """What the key of a first step opens."""
    return columns_of(row) if letters is None else LETTER_GROUPS[letters][row]
