"""The kana board: five rows by ten columns, あ at the left; marks act on the letter that is already there."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets import typing
from ui.widgets.board_room import BoardRoom
from ui.widgets.board_text import BoardText
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
    LetterOrder,
    layout_for,
    room,
)
from ui.widgets.function_keys import TALL_KEY, FunctionKeys
from ui.widgets.habits import Habits
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.room import Part
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.two_steps import FewerKeys, TwoSteps, letter_key, reset

_THREE_LETTERS, _THREE_DIGITS = 9.0, 7.5
_TWO_LETTERS = 17.0
"""Millimetres that the least key has for letters."""
_ANY_HEIGHT = 16777215
_ORDERS = {"qwerty": LetterOrder.QWERTY, "abc": LetterOrder.ABC}
"""Keys that put the letters into another order."""

Face: TypeAlias = tuple[bool, int | None]
"""Whether letters or signs stand there instead of kana or digits, and the keys of which row."""


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
        self._board = board
        self._written = BoardText(
            board, most, changed=self._changed, full=lambda: self.refused.emit(self.look.words.full)
        )
        self._begins_with_letters = begins_with == "letters"
        self._letters = self._written.letters = self._begins_with_letters
        self._wide_to_be = self._height_held = 0
        self._habits = Habits()
        self._layout: Layout | None = None
        self._held: str | None = None
        self._shape = (0, 0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._keys = QGridLayout()
        self._functions = QGridLayout()
        self._steps = TwoSteps(self, self._written.touch)
        self._steps.turned.connect(self._rebuild)
        self._beside = FunctionKeys(self, board, self._do, self._habits)
        self._beside.letters = self._letters
        self._room = BoardRoom(self, board, self._beside, self._steps)
        self._box.addLayout(self._keys, 1)
        self._box.addLayout(self._functions)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        bare(self._box)
        # As small as it says itself: the least of keys that stood there before it had its width is not that.
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    @property
    def two_steps(self) -> bool:
        """Whether it was told to stand in two steps."""
        return self._room.two_steps

    def set_two_steps(self, *, wanted: bool) -> None:
        self._room.two_steps = self._beside.flat = wanted
        if self._board is Board.BLOCK:
            self._layout = None
        self._lay_out()
        self.updateGeometry()

    def follow(self, habits: Habits) -> None:
        """Letters stand as this person likes them; what is changed here is remembered there."""
        self._habits = self._beside.habits = habits
        self.arrange()

    @property
    def layout_now(self) -> Layout | None:
        return self._layout

    @property
    def face(self) -> Face:
        """Which keys stand there now."""
        return self._letters, self._steps.row

    def open_face(self, face: Face) -> None:
        """Those keys, as somebody left them."""
        letters, row = face
        if face != self.face and (not letters or self._board is not Board.KANA or self._begins_with_letters):
            self._turn(letters=letters, row=row)
            self._rebuild()

    def text(self) -> str:
        return self._written.whole

    def set_text(self, text: str) -> None:
        """Takes over what was typed before; tells nobody."""
        self._written.take_over(text)
        self._show_way_back()

    def emptied(self) -> str | None:
        """What 全部けす took away."""
        return self._written.emptying.kept

    def bring_back(self, emptied: object) -> None:
        """What it took away on a board that stood here before."""
        self._written.emptying.take_over(emptied, self._written.whole)
        self._show_way_back()

    def forget(self) -> None:
        """Stands as it stood before the first touch; keys that nobody changed stay."""
        self._written.forget()
        self._show_way_back()
        if self._letters != self._begins_with_letters or self._steps.opened:
            self._turn(letters=self._begins_with_letters)
            self.arrange()

    def write(self, letters: str) -> bool:
        """What a real keyboard types or an input method has finished: the same text as by touch."""
        return self._written.write(letters)

    def erase(self) -> None:
        self._written.erase()

    def settle(self) -> None:
        """Nothing more comes: an n at the end was ん."""
        self._written.settle()

    def keys(self) -> dict[str, KeyButton]:
        """Every key that stands there now, by id: the letter itself, or a function's name."""
        return {key.id: key for key in self.findChildren(KeyButton) if key.parent() is self}

    def arrange(self) -> None:
        self._layout = None
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        least = self._room.least_height(self._width_to_be())
        return QSize(self._room.least_width(), max(least, self._height_held))

    @property
    def height_held(self) -> int:
        """Pixels that it neither grows nor shrinks from; 0 where it is as high as there is room for."""
        return self._height_held

    def hold_height(self, height: int) -> None:
        """So many pixels, whatever room there is; 0: as high as there is room for.

        A height in which it cannot stand is one that it has for the moment, between two layouts.
        """
        if not height or height >= self._room.least_height(self._width_to_be()):
            self._height_held = height
            if height:  # a least height of before would reach into what stands below
                self.setMinimumHeight(min(self.minimumHeight(), height))
            self.setMaximumHeight(height or _ANY_HEIGHT)
            self.updateGeometry()

    def fewer_keys(self) -> Part:
        """Gives the height of five rows for the two steps, where nothing else can give any more."""
        return FewerKeys(self)

    def _width_to_be(self) -> int:
        """Before it is laid out, it counts with the whole width of a page."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return self.width()
        return self._room.whole_page

    def sizeHint(self) -> QSize:
        return self._room.usual()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = layout_for(self.look, self._board, self.width(), self.height())
        if self._room.two_steps and wanted in (Layout.TALL, Layout.WIDE):
            wanted = Layout.ROWS
        shape = (self.width(), self.height())
        if wanted is self._layout and not (wanted is Layout.ROWS and shape != self._shape):
            return
        self._layout, self._shape = wanted, shape
        self._build()

    def _build(self) -> None:
        held = self._lose_focus()
        clear(self._keys)
        clear(self._functions)
        look, space = self.look, room(self.look)
        tall = self._beside.below(self._layout)
        way = QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._box.setSpacing(look.mm(space.function_gap))
        reset(self._functions)
        for grid in (self._keys, self._functions):
            grid.setSpacing(look.mm(space.gap))
        self._add_letters()
        before, wide = self._beside.high, self._width_to_be()
        self._beside.add_to(self._functions, self._layout, wide, self._wide_to_be or wide)
        if self._beside.high != before:
            self.updateGeometry()
        for key in self.keys().values():
            # A layout shows what it was given only by and by, and lays out nothing before. The first that is
            # shown may give the board another size and so other keys; those of before would open windows.
            if key.parent() is self:
                key.show()
        self._box.activate()
        if self._layout is Layout.ROWS:
            self._steps.spell_out(self._keys, self._letter_order)
        self._focus(held)

    def _lose_focus(self) -> str | None:
        """Which key has it, and now none: else Qt hands it on from key to key as they go."""
        here = next((key for key in self.keys().values() if key.hasFocus()), None)
        if here is None:
            return None
        here.clearFocus()
        # Where that key was gone for a moment, another has only kept its place.
        return self._held if self._held is not None and here.id != self._held else here.id

    def _focus(self, held: str | None) -> None:
        """Back on the key of that name; on the first one as long as there is none."""
        keys = self.keys()
        key = keys.get(held or "") or (self._first_key() if held else None)
        self._held = held if key is not None and key.id != held else None
        if key is not None:
            key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_key(self) -> KeyButton | None:
        item = self._keys.itemAt(0)
        first = item.widget() if item is not None else None
        return first if isinstance(first, KeyButton) else None

    # -------------------------------------------------------------- letters

    def _add_letters(self) -> None:
        reset(self._keys)
        if self._layout is Layout.ROWS:
            self._steps.add_to(self._keys, self._width_to_be(), self._letter_order)
            return
        if self._board is Board.BLOCK:
            self._add_block()
            return
        for at, column, letter in self._in_order():
            self._keys.setRowStretch(at, 1)
            self._keys.setColumnStretch(column, 1)
            if letter != "　":
                self._keys.addWidget(self._letter(letter), at, column)
        if self._layout is Layout.TALL:
            self._fix_height(TALL_KEY)

    @property
    def _letter_order(self) -> LetterOrder | None:
        """None where kana stand there."""
        return self._habits.letters if self._letters else None

    def _in_order(self) -> list[tuple[int, int, str]]:
        """Row, column and letter as they are read, and so walked: あいうえお downwards, letters by lines."""
        lines = LETTERS[self._habits.letters] if self._letters else typing.ROWS
        places = [(at, column, letter) for at, line in enumerate(lines) for column, letter in enumerate(line)]
        return places if self._letters else sorted(places, key=lambda place: place[1])

    def _add_block(self) -> None:
        """Digits, or letters and words of old block numbers; a word's key is wider, its letters smaller."""
        digits, signs = (BLOCK_LOW, SIGNS_LOW) if self._room.flat else (BLOCK, SIGNS)
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
        # The board behind it is called by its first letter where two would be cut.
        signs = "甲イ" if 2 * self.look.text.cap <= _TWO_LETTERS else "甲"
        label = {TO_SIGNS: signs, TO_DIGITS: "123"}.get(sign, sign)
        # Three letters on a key of the least width: larger ones would be cut.
        most = _THREE_DIGITS if sign == TO_DIGITS else _THREE_LETTERS
        size = self.look.text.cap if len(label) == 1 else min(self.look.text.cap, most)
        key = KeyButton(self.look, sign, label, kind=Kind.CHARACTER, role=size, parent=self)
        if said is not None:
            key.set_said(said)
        key.activated.connect(self._written.touch if said is None else self._change)
        return key

    def _do(self, name: str) -> None:
        if name in _ORDERS:
            self._habits.letters = _ORDERS[name]
            self._steps.begin()
            self._rebuild()
        elif not self._written.function(name):
            self._change(name)

    def _changed(self, text: str) -> None:
        self._show_way_back()
        self.typed.emit(text)

    def _show_way_back(self) -> None:
        """全部けす becomes 元に戻す, and 全部けす again."""
        offers = self._written.emptying.offers_back
        if offers != self._beside.offers_back:
            self._beside.offers_back = offers
            self.keys()["clear"].set_label(self._beside.clearing)

    def _change(self, board: str) -> None:
        self._turn(letters=board in ("letters", TO_SIGNS))
        self._rebuild()

    def _turn(self, *, letters: bool, row: int | None = None) -> None:
        self._letters = self._beside.letters = self._written.letters = letters
        self._steps.begin(row)

    def _letter(self, letter: str) -> KeyButton:
        return letter_key(self, letter, letter, self._written.touch)

    def _fix_height(self, most: float) -> None:
        height = self.look.mm(most + self.look.sizes.base)
        for at in range(self._keys.count()):
            item = self._keys.itemAt(at)
            key = item.widget() if item is not None else None
            if key is not None:
                key.setMaximumHeight(height)

    # -------------------------------------------------------------- low reach

    def low_width(self, wide: int) -> int:
        """Pixels of `wide`: all of it, but the few keys of a block number stand at the right."""
        self._wide_to_be = wide
        return self._room.low_width(wide)

    def low_height(self, reach: int, most: int | None = None) -> int:
        """Pixels for all rows, the upper one with its centre within `reach`; at most `most` where told."""
        wide = self._width_to_be()
        return self._room.low_height(reach, self._room.low_rows(wide, self._wide_to_be or wide), most)

    def _rebuild(self) -> None:
        """Other keys at the same places; the keyboard's focus goes to the first of them."""
        held = self._lose_focus()
        self._build()
        first = self._first_key()
        if held is not None and first is not None:
            self._focus(first.id)
