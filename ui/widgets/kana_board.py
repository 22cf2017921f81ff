"""The kana board: five rows by ten columns, あ at the left; marks act on the letter that is already there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets import keying, romaji, typing
from ui.widgets.boards import (
    BLOCK,
    BLOCK_LOW,
    COLUMNS,
    LETTERS,
    SIGNS,
    SIGNS_LOW,
    TO_DIGITS,
    TO_SIGNS,
    Board,
    Layout,
    first_steps,
    layout_for,
    room,
    second_step,
)
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_reach import lowered
from ui.widgets.room import Part
from ui.widgets.surface import Surface, bare, clear

_FUNCTION_ICONS = {"voiced": "voiced", "half": "half-voiced", "space": "space", "erase": "bs"}
_FUNCTION_STROKE = 5.0
_SMALL_GLYPH = "つっ"
_STANDARD_LABEL = 9.0
_SPAN_SCALE = 0.75
"""Of a letter's size, for keys that name their first and last one: A–E."""
_TALL_KEY = 31.0
_TALL_FUNCTION = 29.0
_SNUG = 0.85
"""Of the usual width of a function, before its words are known."""
_MOST_FUNCTIONS_BESIDE = 3


class KanaBoard(Surface):
    """Holds the text that is being typed, and tells it whole after every key.

    Args:
        most: Letters that go in; a full text keeps every key working and says so.
        begins_with: Which side of a board with two faces is up before the first touch.

    Signals:
        typed: The whole text after a key changed it.
        refused: The text is full; carries what to say.
    """

    typed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        look: Look,
        *,
        most: int,
        board: Board = Board.KANA,
        begins_with: Literal["kana", "letters"] = "kana",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._most = most
        self._board = board
        self._text = ""
        self._begins_with_letters = begins_with == "letters"
        self._letters = self._begins_with_letters
        self._row: int | None = None
        self._wide_to_be = 0
        self._function_high = 0
        self._function_wide = 0
        self._two_steps = False
        self._layout: Layout | None = None
        self._shape = (0, 0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._keys = QGridLayout()
        self._functions = QGridLayout()
        self._box.addLayout(self._keys, 1)
        self._box.addLayout(self._functions)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        bare(self._box)

    @property
    def two_steps(self) -> bool:
        """Whether it was told to stand in two steps."""
        return self._two_steps

    def set_two_steps(self, *, wanted: bool) -> None:
        self._two_steps = wanted
        self._lay_out()
        self.updateGeometry()

    @property
    def layout_now(self) -> Layout | None:
        return self._layout

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Takes over what was typed before; tells nobody."""
        self._text = text

    def forget(self) -> None:
        """Stands as it stood before the first touch; keys that nobody changed stay."""
        self._text = ""
        if self._letters != self._begins_with_letters or self._row is not None:
            self._letters, self._row = self._begins_with_letters, None
            self.arrange()

    def write(self, letters: str) -> None:
        """What a real keyboard types or an input method has finished: the same text as by touch."""
        for letter in letters:
            if self._board is Board.KANA and keying.digits(letter):
                continue  # no name has digits, and the board none to take them away with
            self._tell(self._within(keying.put(self._text, letter, self._face())))

    def erase(self) -> None:
        self._tell(typing.erase(self._text))

    def settle(self) -> None:
        """Nothing more comes: an n at the end was ん."""
        self._tell(romaji.settled(self._text))

    def keys(self) -> dict[str, KeyButton]:
        """Every key that stands there now, by id: the letter itself, or a function's name."""
        return {key.id: key for key in self.findChildren(KeyButton) if key.parent() is self}

    def arrange(self) -> None:
        self._layout = None
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        look = self.look
        side = look.sizes.least_key
        wide = 5 * side + 4 * 3 + 5 + 2 * side + 3
        if self._board is Board.BLOCK:
            space = room(look)
            wide = 3 * side + 2 * space.gap + space.function_gap + (space.functions - space.gap) / 2
        return QSize(look.mm(wide), self._least_height())

    def fewer_keys(self) -> Part:
        """Gives the height of five rows for the two steps, where nothing else can give any more."""
        return _TwoSteps(self)

    def _least_height(self) -> int:
        """Pixels: every kana at once, unless it is said or known that only two steps have room."""
        look, space = self.look, room(self.look)
        key = look.sizes.least_key + look.sizes.base
        five = 5 * key + 4 * space.gap
        if self._board is Board.BLOCK:
            return look.mm(4 * key + 3 * space.gap)
        count, wide = len(self._function_names()), self._width_to_be()
        if look.portrait:
            tall = layout_for(look, self._board, wide, look.mm(five)) is Layout.TALL
            letters = five if tall and not self._two_steps else 2 * key + space.gap
            lines = 1 if self._one_line_of_functions(count) else 2
            function = max(look.mm(key), self._function_high)
            return look.mm(letters + space.function_gap + (lines - 1) * space.gap) + lines * function
        if layout_for(look, self._board, wide, look.mm(five)) is Layout.WIDE and not self._two_steps:
            rows = -(-count // 2)
            return max(look.mm(five), rows * self._function_high + look.mm((rows - 1) * space.gap))
        rows = -(-count // _MOST_FUNCTIONS_BESIDE)
        functions = rows * max(look.mm(key), self._function_high) + look.mm((rows - 1) * space.gap)
        return max(look.mm(2 * key + space.gap), functions)

    def _width_to_be(self) -> int:
        """Before it is laid out, it counts with the whole width of a page."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return self.width()
        look = self.look
        if look.portrait:
            return look.metrics.size_px[0] - 2 * look.mm(look.sizes.side_portrait)
        return look.metrics.size_px[0] - look.mm(look.text.rail + 2 * look.sizes.side_landscape)

    def sizeHint(self) -> QSize:
        look = self.look
        if look.portrait:
            return QSize(look.mm(246), look.mm(5 * 32.2 + 4 * 3 + 6 + 30))
        return QSize(look.mm(400), look.mm(131))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = layout_for(self.look, self._board, self.width(), self.height())
        if self._two_steps and wanted in (Layout.TALL, Layout.WIDE):
            wanted = Layout.ROWS
        shape = (self.width(), self.height())
        if wanted is self._layout and not (wanted is Layout.ROWS and shape != self._shape):
            return
        self._layout, self._shape = wanted, shape
        self._build()

    def _build(self) -> None:
        clear(self._keys)
        clear(self._functions)
        look, space = self.look, room(self.look)
        tall = self._functions_below()
        way = QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._box.setSpacing(look.mm(space.function_gap))
        for grid in (self._keys, self._functions):
            grid.setSpacing(look.mm(space.gap))
        self._add_letters()
        before = self._function_high
        self._add_functions()
        if self._function_high != before:
            self.updateGeometry()
        for key in self.keys().values():
            key.show()  # a layout shows what it was given only by and by, and lays out nothing before
        self._box.activate()

    # -------------------------------------------------------------- letters

    def _add_letters(self) -> None:
        if self._layout is Layout.ROWS:
            self._add_steps()
            return
        if self._board is Board.BLOCK:
            self._add_block()
            return
        lines = self._lines()
        self._reset(self._keys)
        for at, line in enumerate(lines):
            self._keys.setRowStretch(at, 1)
            for column, letter in enumerate(line):
                self._keys.setColumnStretch(column, 1)
                if letter != "　":
                    self._keys.addWidget(self._letter(letter), at, column)
        if self._layout is Layout.TALL:
            self._fix_height(_TALL_KEY)

    def _lines(self) -> tuple[str, ...]:
        return LETTERS if self._letters else typing.ROWS

    def _add_block(self) -> None:
        """Digits, or letters and words of old block numbers; a word's key is wider, its letters smaller."""
        self._reset(self._keys)
        digits, signs = (BLOCK_LOW, SIGNS_LOW) if self.look.low_reach else (BLOCK, SIGNS)
        for at, line in enumerate(signs if self._letters else digits):
            self._keys.setRowStretch(at, 1)
            span = COLUMNS // len(line)
            for column, sign in enumerate(line):
                self._keys.addWidget(self._sign(sign), at, column * span, 1, span)
        for column in range(COLUMNS):
            self._keys.setColumnStretch(column, 1)

    def _sign(self, sign: str) -> KeyButton:
        """A letter, a word, or the key that changes the board."""
        if len(sign) == 1:
            return self._letter(sign)
        said = {TO_SIGNS: self.look.words.signs, TO_DIGITS: self.look.words.digits}.get(sign)
        label = {TO_SIGNS: "甲イ", TO_DIGITS: "123"}.get(sign, sign)
        key = KeyButton(self.look, sign, label, kind=Kind.CHARACTER, role="cap", parent=self)
        if said is not None:
            key.set_said(said)
        key.activated.connect(self._type if said is None else self._change)
        return key

    def _change(self, board: str) -> None:
        self._letters, self._row = board in ("letters", TO_SIGNS), None
        self._rebuild()

    def _add_steps(self) -> None:
        self._reset(self._keys)
        if self._row is None:
            names = first_steps(letters=self._letters)
            keys = [self._row_key(number, name) for number, name in enumerate(names)]
        else:
            keys = [self._letter(letter) for letter in second_step(self._row, letters=self._letters)]
            back = KeyButton(self.look, "rows", self.look.words.rows, kind=Kind.FUNCTION, icon="back")
            back.activated.connect(self._close_row)
            keys.append(back)
        across = self._steps_across()
        for at, key in enumerate(keys):
            self._keys.addWidget(key, at // across, at % across)
        for at in range(-(-len(typing.ROWS[0]) // across)):
            self._keys.setRowStretch(at, 1)
        for at in range(across if self._row is None else min(across, len(keys))):
            self._keys.setColumnStretch(at, 1)

    def _row_key(self, number: int, letter: str) -> KeyButton:
        """Bears the row's first letter, and is called by more than that: the letter stands behind it, too."""
        key = self._key(f"row:{number}", letter, self._open_row, _SPAN_SCALE if self._letters else 1.0)
        if not self._letters:
            key.set_said(self.look.words.row.replace("{letter}", letter))
        return key

    def _steps_across(self) -> int:
        """Five rows' keys in a line; all ten where an upright display has to keep them low."""
        look, space = self.look, room(self.look)
        ten = 10 * look.mm(look.sizes.least_key) + 9 * look.mm(space.gap)
        return 10 if look.low_reach and look.portrait and self._width_to_be() >= ten else 5

    def _letter(self, letter: str) -> KeyButton:
        return self._key(letter, letter, self._type)

    def _key(self, id_: str, label: str, slot: Callable[[str], None], scale: float = 1.0) -> KeyButton:
        growth = (self.look.text.label - _STANDARD_LABEL) * 0.6
        size = max(self.look.text.body, (self.look.sizes.kana_text + growth) * scale)
        key = KeyButton(self.look, id_, label, kind=Kind.CHARACTER, role=size, parent=self)
        key.activated.connect(slot)
        return key

    # -------------------------------------------------------------- functions

    def _add_functions(self) -> None:
        self._reset(self._functions)
        names = self._function_names()
        keys = [self._function(name) if name else None for name in names]
        self._function_wide = max(key.least_width() for key in keys if key is not None)
        self._function_high = self._function_height()
        columns = self._function_columns(len(names))
        for at, key in enumerate(keys):
            if key is not None:
                self._functions.addWidget(key, at // columns, at % columns)
        for at in range(-(-len(names) // columns)):
            self._functions.setRowStretch(at, 1)
            least = self.look.mm(self.look.sizes.least_key) if self.look.low_reach else self._function_high
            self._functions.setRowMinimumHeight(at, least)
        for at in range(columns):
            self._functions.setColumnStretch(at, 1)
            if not self._functions_below():
                wide = room(self.look).functions
                self._functions.setColumnMinimumWidth(at, self.look.mm((wide - 3) / 2))
        if self._functions_below() and columns == len(names):
            self._functions.setRowMinimumHeight(0, self.look.mm(_TALL_FUNCTION))

    def _function_height(self) -> int:
        """Pixels that the words of the functions need; with low reach they stand on one line."""
        look, columns = self.look, self._function_columns(len(self._function_names()))
        wide = look.mm((room(look).functions - room(look).gap) / 2)
        if self._functions_below():
            wide = (self._width_to_be() - (columns - 1) * look.mm(room(look).gap)) // columns
        keys = [key for key in self.keys().values() if key.kind is Kind.FUNCTION and key.id != "rows"]
        return 0 if look.low_reach else max((key.needed_height(wide) for key in keys), default=0)

    def _function_columns(self, count: int) -> int:
        """Two beside the letters; three where two would make the keys too low."""
        look, space = self.look, room(self.look)
        if self._layout is Layout.PAD:
            return 1
        if self._functions_below():
            return count if self._one_line_of_functions(count) else -(-count // 2)
        if look.low_reach:
            return self._low_columns(count)
        if self._layout is Layout.WIDE:
            return 2
        rows = -(-count // 2)
        one = max(look.sizes.least_key + look.sizes.base, look.metrics.to_mm(self._function_high))
        least = rows * one + (rows - 1) * space.gap
        return 2 if look.metrics.to_mm(self.height()) + 0.5 >= least else _MOST_FUNCTIONS_BESIDE

    def _functions_below(self) -> bool:
        """Upright they always stand below, so that the letters have the whole width."""
        upright = self.look.portrait and self._layout is Layout.ROWS
        return upright or self._layout is Layout.TALL

    def _one_line_of_functions(self, count: int) -> bool:
        """Whether the functions fit side by side under the letters, as upright."""
        look, space = self.look, room(self.look)
        usual = look.mm((space.functions - space.gap) / 2 * _SNUG)
        widest = max(self._function_wide or usual, look.mm(look.sizes.least_key))
        return self._width_to_be() >= count * widest + (count - 1) * look.mm(space.gap)

    def low_width(self, wide: int) -> int:
        """Pixels of `wide`: all of it, but the few keys of a block number stand at the right."""
        look = self.look
        self._wide_to_be = wide
        if self._board is not Board.BLOCK:
            return wide
        return min(
            wide, look.mm(6 * (look.sizes.least_key + 1) + 6 * room(look).gap + room(look).functions / 2)
        )

    def low_height(self, reach: int, most: int | None = None) -> int:
        """Pixels for all rows, the upper one with its centre within `reach`; at most `most` where told."""
        look, gap = self.look, self.look.mm(room(self.look).gap)
        rows = self._low_rows()
        key = look.mm(look.sizes.least_key)
        usual = min(lowered(reach, rows, gap), rows * look.mm(_TALL_KEY) + (rows - 1) * gap)
        # Upright the functions stand under the letters, with a wider gap.
        wider = look.mm(room(look).function_gap) - gap if look.portrait else 0
        return max(rows * key + (rows - 1) * gap + wider, min(usual, usual if most is None else most))

    def _low_rows(self) -> int:
        """Rows of keys with low reach: two of letters, more where the functions need them."""
        if self._board is Board.BLOCK:
            return 2
        count = len(self._function_names())
        if self.look.portrait:
            return -(-len(typing.ROWS[0]) // self._steps_across()) + (
                1 if self._one_line_of_functions(count) else 2
            )
        return -(-count // self._low_columns(count))

    def _low_columns(self, count: int) -> int:
        """Of functions beside the letters: as many as leave five letters their width."""
        look, space = self.look, room(self.look)
        letters = look.mm(5 * look.sizes.least_key + 4 * space.gap + space.function_gap)
        one = look.mm((space.functions - 3) / 2) + look.mm(space.gap)
        return max(1, min(-(-count // 2), ((self._wide_to_be or self._width_to_be()) - letters) // one))

    def _function_names(self) -> tuple[str, ...]:
        """In their order; an empty name keeps a place free."""
        if self._board is Board.BLOCK:
            return ("erase", "clear")
        marks = ("", "", "") if self._letters else ("voiced", "half", "small")
        if self._board is Board.TEXT:
            return (*marks, "space", "erase", "clear", "kana" if self._letters else "letters")
        return (*marks, "space", "erase", "clear")

    def _function(self, name: str) -> KeyButton:
        words = self.look.words
        labels = {
            "voiced": words.voiced, "half": words.half_voiced, "small": words.small, "space": words.space,
            "erase": words.erase, "clear": words.erase_all, "letters": words.letters, "kana": words.kana,
        }  # fmt: skip
        key = KeyButton(
            self.look,
            name,
            labels[name],
            kind=Kind.FUNCTION,
            icon=_FUNCTION_ICONS.get(name),
            glyph={"small": _SMALL_GLYPH, "letters": "A1", "kana": "あ"}.get(name),
            stroke=None if name == "erase" else _FUNCTION_STROKE,
            parent=self,
        )
        key.activated.connect(self._do)
        return key

    def _do(self, name: str) -> None:
        changes: dict[str, Callable[[str], str]] = {
            "voiced": typing.voiced,
            "half": typing.half_voiced,
            "small": typing.small,
            "space": lambda text: typing.space(text, self._most),
            "erase": typing.erase,
            "clear": lambda _text: "",
        }
        if name in changes:
            self._tell(changes[name](self._text))
        else:
            self._change(name)

    # -------------------------------------------------------------- typing

    def _type(self, letter: str) -> None:
        whole = self._text if self._face() is not Board.KANA else romaji.settled(self._text)
        self._tell(self._within(whole + letter))

    def _within(self, text: str) -> str:
        """That text, or the one before where it is too long; then that is said. Half a kana counts as one."""
        whole, half = romaji.split(text)
        if len(whole) + bool(half) <= self._most or len(text) <= len(self._text):
            return text
        self.refused.emit(self.look.words.full)
        return self._text

    def _face(self) -> Board:
        """What stands on the keys now: on the second board of a text, letters."""
        if self._board is Board.BLOCK:
            return Board.BLOCK
        return Board.TEXT if self._letters else Board.KANA

    def _tell(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.typed.emit(text)

    def _open_row(self, id_: str) -> None:
        self._row = int(id_.removeprefix("row:"))
        self._rebuild()

    def _close_row(self, _id: str) -> None:
        self._row = None
        self._rebuild()

    def _rebuild(self) -> None:
        """Other keys at the same places; the keyboard's focus goes to the first of them."""
        focused = any(key.hasFocus() for key in self.keys().values())
        self._build()
        item = self._keys.itemAt(0)
        first = item.widget() if item is not None else None
        if focused and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------- grids

    def _reset(self, grid: QGridLayout) -> None:
        for at in range(COLUMNS):
            grid.setRowStretch(at, 0)
            grid.setRowMinimumHeight(at, 0)
            grid.setColumnStretch(at, 0)
            grid.setColumnMinimumWidth(at, 0)

    def _fix_height(self, most: float) -> None:
        height = self.look.mm(most + self.look.sizes.base)
        for at in range(self._keys.count()):
            item = self._keys.itemAt(at)
            key = item.widget() if item is not None else None
            if key is not None:
                key.setMaximumHeight(height)


@dataclass(frozen=True, slots=True)
class _TwoSteps:
    """Rows first, then the five kana of one: less than half the height."""

    board: KanaBoard

    def wanted(self) -> bool:
        return not self.board.two_steps

    def give(self) -> None:
        self.board.set_two_steps(wanted=True)

    def come_back(self) -> None:
        self.board.set_two_steps(wanted=False)
