"""A date: the era first, then three cells; a full cell moves on by itself, a touch on a cell goes back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import DOT, InputWidget, Post, named_pad
from ui.theme.look import Look
from ui.widgets.entry_cells import CellSpec, EntryCells
from ui.widgets.keying import digits
from ui.widgets.marks import plain
from ui.widgets.note_line import NoteLine
from ui.widgets.room import Part, Yielding
from ui.widgets.segment import Segment

PARTS = ("year", "month", "day")
WESTERN = "western"
UNKNOWN = "?"
_LAST_FIRST_DIGIT = {"month": "1", "day": "3"}
"""A month beginning with 2 to 9, or a day with 4 to 9, has no second digit."""


class DateInput(InputWidget):
    """The draft is `{"era", "year", "month", "day"}`, each a text; `?` where nobody knows the part."""

    pad_place = "beside"

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._draft: dict[str, str] = {}
        self._active: int | None = None
        self._fresh = True
        self._parts = _parts(view)
        self._eras = Segment(look, [(option.id, option.label) for option in view.options])
        self._eras.activated.connect(self._choose_era)
        self._cells = EntryCells(look, _specs(look, self._parts, ""))
        self._cells.activated.connect(self._go_to)
        self._cells.setAccessibleName(plain(view.label))
        self._echo = NoteLine(look, "cal", "", role="label")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(3.0 if look.metrics.shallow else 5.0))
        if not look.low_reach:
            box.addWidget(self._eras)
        box.addWidget(self._cells)
        box.addWidget(self._echo)
        pad = named_pad(look)
        pad.typed.connect(self._type)
        pad.erased.connect(self._erase)
        pad.cleared.connect(self._clear)
        self.pad = self._pad = pad
        self._draft = _draft_of(view.draft)
        self._active = self._first_open()
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        outside = _draft_of(view.draft) != self._draft
        self.view = view
        self._draft = _draft_of(view.draft)
        if outside:
            self._active = self._first_open()
        self._show_era()
        self._draw()
        self._echo.set_note("cal", view.echo or "")
        self._echo.setVisible(bool(view.echo))

    @property
    def upper(self) -> QWidget | None:
        return self._eras if self.look.low_reach else None

    def yielding(self) -> tuple[Part, ...]:
        """The date in western years is said by the voice and on the check page, too."""
        return Yielding(self._echo), self._cells.lower_cells()

    def first_focus(self) -> QWidget | None:
        return self._pad.keys["1"]

    def forget(self) -> None:
        self._draft = _draft_of(None)
        self._eras.set_chosen(None)
        self._draw()
        self._echo.set_note("cal", "")

    @property
    def entry(self) -> QWidget | None:
        return self._cells

    def write(self, letters: str) -> None:
        for digit in digits(letters):
            self._type(digit)

    def erase(self) -> None:
        self._erase()

    def _choose_era(self, era: str) -> None:
        draft = {**self._draft, "era": era}
        if len(draft["year"]) > self._most("year", era):
            draft["year"] = ""
        self._active = self._first_open(draft)
        self._change(draft)
        self._show_era()

    def _show_era(self) -> None:
        self._eras.set_chosen(None if self.view.hidden else self._draft["era"] or None)

    def _go_to(self, index: int) -> None:
        """The next digit begins the touched cell anew."""
        self._active = index
        self._fresh = True
        self._draw()

    def _type(self, digit: int) -> None:
        if self._active is None:
            return
        part = self._parts[self._active]
        before = "" if self._fresh or self._draft[part] == UNKNOWN else self._draft[part]
        text = f"{before}{digit}"
        if len(text) > self._most(part, self._draft["era"]):
            return
        self._fresh = False
        if self._full(part, text):
            self._active = self._after(self._active)
            self._fresh = True
        self._change({**self._draft, part: text})

    def _erase(self) -> None:
        """The last digit of the active cell, or of the one before where this is empty."""
        index = len(self._parts) - 1 if self._active is None else self._active
        while index > 0 and not self._draft[self._parts[index]]:
            index -= 1
        self._active, self._fresh = index, False
        part = self._parts[index]
        text = "" if self._draft[part] == UNKNOWN else self._draft[part][:-1]
        self._change({**self._draft, part: text})

    def _clear(self) -> None:
        self._active, self._fresh = 0, True
        self._change({**self._draft, **dict.fromkeys(self._parts, "")})

    def _change(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._draw()
        self.typed(draft)

    def _draw(self) -> None:
        self._cells.set_specs(_specs(self.look, self._parts, self._draft["era"]))
        unknown = self.look.words.unknown
        texts = [unknown if self._draft[p] == UNKNOWN else self._draft[p] for p in self._parts]
        self._cells.set_texts([DOT if text and self.view.hidden else text for text in texts])
        self._cells.set_active(self._active)
        problem = self.view.problem is not None
        missing = {i for i, p in enumerate(self._parts) if problem and not self._draft[p]}
        self._cells.set_problem(missing or (set(range(len(self._parts))) if problem else set()))

    def _full(self, part: str, text: str) -> bool:
        if len(text) >= self._most(part, self._draft["era"]):
            return True
        return part in _LAST_FIRST_DIGIT and text > _LAST_FIRST_DIGIT[part]

    def _most(self, part: str, era: str) -> int:
        return 4 if part == "year" and era == WESTERN else 2

    def _after(self, index: int) -> int:
        """The next cell; the last one keeps the caret, so that it can be corrected at once."""
        return min(index + 1, len(self._parts) - 1)

    def _first_open(self, draft: Mapping[str, str] | None = None) -> int:
        """The first empty cell, else the last."""
        self._fresh = True
        shown = self._draft if draft is None else draft
        empty = (index for index, part in enumerate(self._parts) if not shown[part])
        return next(empty, len(self._parts) - 1)


def _draft_of(draft: object) -> dict[str, str]:
    given = draft if isinstance(draft, Mapping) else {}
    return {name: str(given.get(name) or "") for name in ("era", *PARTS)}


def _parts(view: FieldView) -> tuple[str, ...]:
    """Which cells stand there; a month or a year alone asks for fewer."""
    asked = str(view.limits.get("parts", "year-month-day")).split("-")
    return tuple(part for part in PARTS if part in asked)


def _specs(look: Look, parts: tuple[str, ...], era: str) -> list[CellSpec]:
    """Two digits a cell; four for a western year."""
    after = {"year": look.words.year, "month": look.words.month, "day": look.words.day}
    wide = {"year": 46.0} if era == WESTERN else {}
    return [CellSpec(part, after[part], wide.get(part, 32.0)) for part in parts]
