"""Words typed on a board over the full width: kana, letters and digits, or a block number (番地)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, PadPlace, Post, shown_of, text_of
from ui.theme.look import Look
from ui.widgets.boards import Board
from ui.widgets.habits import Habits
from ui.widgets.kana_board import KanaBoard
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part
from ui.widgets.text_field import TextField


class BoardInput(InputWidget):
    """The draft is the text so far. The board holds it, too, because marks change the letter before them."""

    pad_place: ClassVar[PadPlace] = "below"
    board: ClassVar[Board] = Board.KANA

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._field = TextField(look, name=view.label)
        self._keys = KanaBoard(
            look,
            most=int(view.limits.get("most", 40)),
            board=Board.TEXT if view.limits.get("letters") else self.board,
            begins_with="letters" if view.limits.get("script") == "latin" else "kana",
        )
        self._keys.typed.connect(self._typed)
        self._keys.refused.connect(lambda _words: self.refuse())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(5.0))
        box.addWidget(self._field)
        self._echo = NoteLine(look, "info", "")
        box.addWidget(self._echo)
        be_group(self._keys, view.label)
        self.pad = self._keys
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        text = text_of(view.draft)
        if self._keys.text() != text:
            self._keys.set_text(text)
        self._field.set_text(shown_of(view, text))
        self._field.set_problem(problem=view.problem is not None)
        self._echo.set_note("info", view.echo or "")
        self._echo.setVisible(bool(view.echo) and self.pad_place == "beside")

    def yielding(self) -> tuple[Part, ...]:
        """The field's air, then the board's second half; a block number's four rows upright become two."""
        lower = self._field.giving_air()
        return (
            (lower, self._keys.fewer_keys()) if self.pad_place == "below" or self.look.portrait else (lower,)
        )

    def first_focus(self) -> QWidget | None:
        return next(iter(self._keys.keys().values()), None)

    def forget(self) -> None:
        self._keys.forget()
        self._field.set_text("")
        self._echo.set_note("info", "")

    def follow(self, habits: Habits) -> None:
        self._keys.follow(habits)

    @property
    def entry(self) -> QWidget | None:
        return self._field

    def write(self, letters: str) -> bool:
        return self._keys.write(letters)

    def erase(self) -> None:
        self._keys.erase()

    def settle(self) -> None:
        self._keys.settle()

    def emptied(self) -> object:
        return self._keys.emptied()

    def bring_back(self, emptied: object) -> None:
        self._keys.bring_back(emptied)

    def _typed(self, text: str) -> None:
        self._field.set_text(shown_of(self.view, text))
        self.typed(text)


class KanaInput(BoardInput):
    """Hiragana with one wide space between family and given name; letters, where a name may have no kana."""


class TextInput(BoardInput):
    """Kana, and letters and digits on another board."""

    board: ClassVar[Board] = Board.TEXT


class BlockInput(BoardInput):
    """Digits and hyphens (2-11-5), on a pad at the place of the digit pad."""

    pad_place: ClassVar[PadPlace] = "beside"
    board: ClassVar[Board] = Board.BLOCK
