"""Digits in cells beside the digit pad: postal code, card number, account number."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post, named_pad, shown_of, text_of
from ui.theme.look import Look
from ui.widgets.emptying import Emptying
from ui.widgets.entry_cells import EntryCells, digit_cells
from ui.widgets.keying import digits, parts
from ui.widgets.marks import plain
from ui.widgets.room import Part
from ui.widgets.ruby_label import RubyLabel


class CellsInput(InputWidget):
    """The draft is the digits typed so far, without separators."""

    pad_place = "beside"

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        groups = tuple(int(size) for size in str(view.limits.get("groups", "4")).split("-"))
        self._length = sum(groups)
        self._draft = ""
        self._emptying = Emptying("")
        self._at: int | None = None
        self._over = self._led_on = False
        suffix = str(view.limits.get("suffix", ""))
        self._cells = EntryCells(look, digit_cells(groups, width=_cell_width(self._length)))
        self._cells.activated.connect(self._cut_to)
        self._cells.setAccessibleName(plain(view.label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(3.0))
        row.addWidget(self._cells)
        if suffix:
            row.addWidget(RubyLabel(look, suffix, role="label", bold=True))
        row.addStretch(1)
        pad = named_pad(look)
        pad.typed.connect(self._type)
        pad.erased.connect(self.erase)
        pad.cleared.connect(self._empty)
        self.pad = self.digits = self._pad = pad
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        draft = text_of(view.draft)[: self._length]
        if draft != self._draft:
            self._emptying.forget()
            self._at, self._led_on = None, False
        self._draft = draft
        self._draw()

    def yielding(self) -> tuple[Part, ...]:
        return (self._cells.lower_cells(),)

    def first_focus(self) -> QWidget | None:
        return self._pad.keys["1"]

    def forget(self) -> None:
        self._draft, self._at, self._led_on = "", None, False
        self._emptying.forget()
        self._draw()

    @property
    def entry(self) -> QWidget | None:
        return self._cells

    def write(self, letters: str) -> bool:
        found = digits(letters)
        for digit in found:
            self._type(digit)
        return bool(found) or (bool(self._draft) and parts(letters))

    def erase(self) -> None:
        """The digit before the cell that waits."""
        self._take_out(self._caret - 1)

    def delete(self) -> None:
        """The digit of the cell that was walked to, else the last one."""
        self._take_out(self._caret if self._at is not None else self._caret - 1)

    def begin_at(self, focus: QWidget | None) -> bool:
        """A digit takes the place of the one in the cell that has the focus; digits leave no gap."""
        index = self._cells.index_of(focus)
        if index is not None:
            self._wait_at(index)
        return True

    def step(self, *, back: bool) -> QWidget | None:
        index = self._caret + (-1 if back else 0 if self._led_on else 1)
        if not 0 <= index <= min(len(self._draft), self._length - 1):
            return None
        self._wait_at(index)
        return self._cells.focus_of(index)

    def emptied(self) -> object:
        return self._emptying.kept

    def bring_back(self, emptied: object) -> None:
        self._emptying.take_over(emptied, self._draft)
        self._draw()

    def _type(self, digit: int) -> None:
        at, over = self._caret, self._at is not None and self._over
        if not over and len(self._draft) >= self._length:
            self.refuse()
            return
        draft = f"{self._draft[:at]}{digit}{self._draft[at + over :]}"
        self._at = at + 1 if at + 1 < len(draft) else None
        self._led_on = True
        self._change(draft)

    @property
    def _caret(self) -> int:
        """The cell that the next digit goes into; behind the last one where all are full."""
        return len(self._draft) if self._at is None else self._at

    def _wait_at(self, index: int) -> None:
        self._at = index if index < len(self._draft) else None
        self._over, self._led_on = True, False
        self._draw()

    def _take_out(self, index: int) -> None:
        """That digit goes, those behind it follow; the next one goes in between them."""
        if not 0 <= index < len(self._draft):
            return
        draft = f"{self._draft[:index]}{self._draft[index + 1 :]}"
        self._at = index if index < len(draft) else None
        self._over = self._led_on = False
        self._change(draft)

    def _cut_to(self, index: int) -> None:
        """A touch on a filled cell goes back to it."""
        if index < len(self._draft):
            self._at, self._led_on = None, False
            self._change(self._draft[:index])

    def _empty(self) -> None:
        """全部けす, and back again."""
        self._at, self._led_on = None, False
        self._become(self._emptying.touched(self._draft))

    def _change(self, draft: str) -> None:
        if draft != self._draft:
            self._emptying.forget()
        self._become(draft)

    def _become(self, draft: str) -> None:
        """Shown at once, so that a second key before the screen comes back builds on the first."""
        self._draft = draft
        self._draw()
        self.typed(draft)

    def _draw(self) -> None:
        self._pad.set_way_back(offers=self._emptying.offers_back)
        filled = len(self._draft)
        shown = shown_of(self.view, self._draft)
        self._cells.set_texts([*shown, *[""] * (self._length - filled)])
        self._cells.set_active(self._caret if self._caret < self._length else None)
        missing = range(filled, self._length) if self.view.problem is not None else ()
        self._cells.set_problem(set(missing))


def _cell_width(length: int) -> float:
    """Millimetres: four digits stand wide apart, twelve still fit beside the pad."""
    return {1: 26.0, 2: 26.0, 3: 26.0, 4: 26.0, 5: 24.0, 6: 22.0, 7: 22.0}.get(length, 18.0)
