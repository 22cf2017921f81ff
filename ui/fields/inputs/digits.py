"""Digits without a fixed length in one field beside the digit pad: telephone number, amount of money."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post, named_pad, shown_of, text_of
from ui.theme.look import Look
from ui.widgets.emptying import Emptying
from ui.widgets.keying import digits, parts
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.text_field import TextField


class DigitsInput(InputWidget):
    """The draft is the digits typed so far; the echo below repeats them as people write them."""

    pad_place = "beside"
    leading_zero: ClassVar[bool] = True

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._most = int(view.limits.get("most_digits", 12))
        self._draft = ""
        self._emptying = Emptying("")
        self._field = TextField(look, name=view.label)
        self._field.setMinimumHeight(look.mm(26.0))
        self._echo = RubyLabel(look, "", role="label")
        row = QHBoxLayout()
        row.setSpacing(look.mm(4.0))
        row.addWidget(self._field, 1)
        unit = str(view.limits.get("unit", ""))
        if unit:
            row.addWidget(RubyLabel(look, unit, role="label", bold=True))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(5.0))
        box.addLayout(row)
        box.addWidget(self._echo)
        pad = named_pad(look)
        pad.typed.connect(self._type)
        pad.erased.connect(self.erase)
        pad.cleared.connect(self._empty)
        self.pad = self.digits = self._pad = pad
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        draft = text_of(view.draft)[: self._most]
        if draft != self._draft:
            self._emptying.forget()
        self._draft = draft
        self._draw()
        self._echo.set_text(view.echo or "")

    def first_focus(self) -> QWidget | None:
        return self._pad.keys["1"]

    def forget(self) -> None:
        self._draft = ""
        self._emptying.forget()
        self._draw()
        self._echo.set_text("")

    @property
    def entry(self) -> QWidget | None:
        return self._field

    def write(self, letters: str) -> bool:
        found = digits(letters)
        for digit in found:
            self._type(digit)
        return bool(found) or (bool(self._draft) and parts(letters))

    def erase(self) -> None:
        self._change(self._draft[:-1])

    def emptied(self) -> object:
        return self._emptying.kept

    def bring_back(self, emptied: object) -> None:
        self._emptying.take_over(emptied, self._draft)
        self._draw()

    def _type(self, digit: int) -> None:
        draft = f"{self._draft}{digit}"
        if not self.leading_zero:
            draft = draft.lstrip("0")
        if len(draft) <= self._most:
            self._change(draft)
        else:
            self.refuse()

    def _empty(self) -> None:
        """全部けす, and back again."""
        self._become(self._emptying.touched(self._draft))

    def _change(self, draft: str) -> None:
        if draft != self._draft:
            self._emptying.forget()
        self._become(draft)

    def _become(self, draft: str) -> None:
        self._draft = draft
        self._draw()
        self.typed(draft)

    def _draw(self) -> None:
        self._pad.set_way_back(offers=self._emptying.offers_back)
        self._field.set_text(shown_of(self.view, self._draft))
        self._field.set_problem(problem=self.view.problem is not None)


class PhoneInput(DigitsInput):
    """A telephone number begins with 0."""


class AmountInput(DigitsInput):
    """An amount of money does not."""

    leading_zero: ClassVar[bool] = False
