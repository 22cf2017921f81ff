"""A date: the era first, then three cells; a full cell moves on by itself, a touch on a cell goes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post, named_pad
from ui.theme.look import Look
from ui.widgets.announcing import DOT
from ui.widgets.emptying import Emptying
from ui.widgets.entry_cells import CellSpec, EntryCells, width_of
from ui.widgets.keying import digits, parts
from ui.widgets.marks import plain
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding
from ui.widgets.segment import Segment

PARTS = ("year", "month", "day")
WESTERN = "western"
UNKNOWN = "?"
_LAST_FIRST_DIGIT = {"month": "1", "day": "3"}
"""A month beginning with 2 to 9, or a day with 4 to 9, has no second digit."""

_GREATEST = {"month": 12, "day": 31}

_ERA_AIR = 5.0


class DateInput(InputWidget):
    """The draft is `{"era", "year", "month", "day"}`, each a text; `?` where nobody knows the part."""

    pad_place = "beside"

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._draft: dict[str, str] = {}
        self._emptying = Emptying(dict.fromkeys(PARTS, ""))
        self._active: int | None = None
        self._fresh = self._led_on = self._refused = False
        self._parts = _parts(view)
        self._eras = Segment(look, [(option.id, option.label) for option in view.options])
        be_group(self._eras, view.label)
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
        self.digits = pad = named_pad(look)
        pad.typed.connect(self._type)
        pad.erased.connect(self._erase)
        pad.cleared.connect(self._clear)
        self._pad = pad
        self._over_pad = _Keys(pad)
        self.pad = pad if look.low_reach else self._over_pad
        self._choosing = False
        self._at_the_pad = False
        self._draft = _draft_of(view.draft)
        self._active = self._first_open()
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        outside = _draft_of(view.draft) != self._draft
        self.view = view
        self._draft = _draft_of(view.draft)
        if outside:
            self._refused = False
            self._emptying.forget()
            self._active = self._first_open()
            self._choosing = self.eras_at_the_pad and not self._draft["era"]
            self._show_keys()
        self._show_era()
        self._draw()
        self._echo.set_note("cal", view.echo or "")
        self._echo.setVisible(bool(view.echo))

    @property
    def upper(self) -> QWidget | None:
        return self._eras if self.look.low_reach else None

    def yielding(self) -> tuple[Part, ...]:
        """The date in western years is said by the voice and on the check page, too."""
        parts: tuple[Part, ...] = (Yielding(self._echo), self._cells.lower_cells())
        # With low reach the place of the eras is a question of height alone (`take_turns`).
        return parts if self.look.low_reach else (*parts, _ErasAtThePad(self))

    @property
    def eras_at_the_pad(self) -> bool:
        """Whether the eras stand in the place of the digits till one is chosen, and a cell shows which."""
        return self._at_the_pad

    def take_turns(self, there: bool) -> None:  # noqa: FBT001 - a callback's one argument
        """With low reach who places the eras says whether they share the place of the digits."""
        if there != self._at_the_pad and self.view.options:
            self._turn(there=there)

    def set_eras_at_the_pad(self, *, there: bool) -> None:
        if there:
            self._over_pad.take(self._eras)
        else:
            box = self.layout()
            assert isinstance(box, QVBoxLayout)
            box.insertWidget(0, self._eras)
            self._cells.raise_()  # the focus goes as it is read: eras first again
        self._turn(there=there)

    def _turn(self, *, there: bool) -> None:
        self._at_the_pad = there
        self._eras.set_fills(fills=there)
        self._choosing = there and not self._draft["era"]
        self._show_keys()
        self._draw()

    def first_focus(self) -> QWidget | None:
        """The era as long as there is none: digits mean nothing before."""
        eras = self._eras.keys if not self._draft["era"] and self._eras.isVisibleTo(self) else ()
        return eras[0] if eras else self._pad.keys["1"]

    def forget(self) -> None:
        self._draft = _draft_of(None)
        self._emptying.forget()
        self._eras.set_chosen(None)
        self._draw()
        self._echo.set_note("cal", "")

    @property
    def entry(self) -> QWidget | None:
        return self._cells

    def write(self, letters: str) -> bool:
        put = [self._write(letter) for letter in letters]
        return any(put)

    def _write(self, letter: str) -> bool:
        """A digit; or what parts one from the next (8/11, 8年11月), which ends a part that could go on."""
        for digit in digits(letter):
            self._type(digit)
        return bool(digits(letter)) or (parts(letter) and self._part_ends())

    def _part_ends(self) -> bool:
        index = self._active or 0
        if not self._led_on and not self._draft[self._parts[index]]:
            return False
        there = self.step(back=False)
        if there is not None:
            self.tell(self._cells.cells[self._before + (self._active or 0)].place)
        return True

    def erase(self) -> None:
        self._erase()

    def delete(self) -> None:
        """The part that was walked to, else the last digit."""
        part = self._parts[self._active or 0]
        if self._fresh and self._draft[part]:
            self._fresh = False
            self._change({**self._draft, part: ""})
        else:
            self._erase()

    def begin_at(self, focus: QWidget | None) -> bool:
        """A cell that has the focus begins anew; that of the era takes no digits."""
        index = self._cells.index_of(focus)
        if index is None:
            return True
        if index < self._before:
            return False
        self._go_to(index)
        return True

    def refuse(self) -> None:
        self._refused = True
        super().refuse()

    def holds_back(self) -> bool:
        """After 1948 in the cells of 昭和 (19, 4, 8) Enter would take another day than was typed.

        つぎへ itself goes on: who reaches for it has read or heard that nothing more has room.
        """
        if self._refused:
            self.refuse()
        return self._refused

    def step(self, *, back: bool) -> QWidget | None:
        """A part that was full led on by itself: it is the one that is meant."""
        index = (self._active or 0) + (-1 if back else 0 if self._led_on else 1)
        if not 0 <= index < len(self._parts):
            return None
        self._go_to(index + self._before)
        return self._cells.focus_of(index + self._before)

    def emptied(self) -> object:
        return self._emptying.kept

    def bring_back(self, emptied: object) -> None:
        self._emptying.take_over(emptied, {part: self._draft[part] for part in PARTS})
        self._draw()

    def _choose_era(self, era: str) -> None:
        if self.keeps():
            return
        draft = {**self._draft, "era": era}
        if len(draft["year"]) > self._most("year", era):
            draft["year"] = ""
        self._active = self._first_open(draft)
        self._choose_at_the_pad(choosing=False)
        self._change(draft)
        self._show_era()

    def _choose_at_the_pad(self, *, choosing: bool) -> None:
        """Eras or digits; whoever goes by keys goes on at what has come."""
        if not self.eras_at_the_pad or choosing == self._choosing:
            return
        self._choosing = choosing
        focused = any(key.hasFocus() for key in (*self._eras.keys, *self._pad.keys.values()))
        self._show_keys()
        first = self.first_focus()
        if focused and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_keys(self) -> None:
        there = self.eras_at_the_pad
        self._eras.setVisible(not there or self._choosing)
        self._pad.setVisible(not there or not self._choosing)

    def _show_era(self) -> None:
        self._eras.set_covered(covered=self.view.hidden)
        self._eras.set_chosen(None if self.view.hidden else self._draft["era"] or None)

    def _go_to(self, index: int) -> None:
        """The next digit begins the touched cell anew; the cell of the era brings the eras back."""
        index -= self._before
        self._choose_at_the_pad(choosing=index < 0)
        if index >= 0:
            self._active = index
            self._fresh, self._led_on = True, False
        self._draw()

    def _type(self, digit: int) -> None:
        """A cell that was touched begins anew; no other loses what it holds to a digit too many."""
        if self._active is None:
            return
        part = self._parts[self._active]
        before = "" if self._fresh or self._draft[part] == UNKNOWN else self._draft[part]
        text = f"{before}{digit}"
        if self._full(part, before) or int(text) > _GREATEST.get(part, int(text)):
            self._type_behind(self._active, digit)
            return
        draft = {**self._draft, part: text}
        self._fresh, before_it = False, self._active
        if self._full(part, text):
            self._active = self._after(self._active)
        self._led_on = self._active != before_it
        self._change(draft)

    def _type_behind(self, index: int, digit: int) -> None:
        """After a 1 of January a 3 is the third day; where a day stands already, it is one too many."""
        after = self._after(index)
        if after == index or self._draft[self._parts[after]]:
            self.refuse()
            return
        self._active = after
        self._type(digit)

    def _erase(self) -> None:
        """The last digit of the active cell, or of the one before where this is empty."""
        index = len(self._parts) - 1 if self._active is None else self._active
        if not any(self._draft[part] for part in self._parts):
            self._choose_at_the_pad(choosing=True)
        while index > 0 and not self._draft[self._parts[index]]:
            index -= 1
        self._active, self._fresh, self._led_on = index, False, False
        part = self._parts[index]
        text = "" if self._draft[part] == UNKNOWN else self._draft[part][:-1]
        self._change({**self._draft, part: text})

    def _clear(self) -> None:
        """全部けす, and back again; the era was chosen and not typed, and stays."""
        typed = self._emptying.touched({part: self._draft[part] for part in PARTS})
        draft = {**self._draft, **typed}
        self._active = self._first_open(draft)
        self._choose_at_the_pad(choosing=not any(typed.values()) and not draft["era"])
        self._become(draft)

    def _change(self, draft: dict[str, str]) -> None:
        if draft != self._draft:
            self._emptying.forget()
        self._become(draft)

    def _become(self, draft: dict[str, str]) -> None:
        self._draft, self._refused = draft, False
        self._draw()
        self.typed(draft)

    @property
    def _before(self) -> int:
        """Cells before the year's: one for the era where the eras stand at the pad."""
        return 1 if self.eras_at_the_pad else 0

    def _draw(self) -> None:
        self._pad.set_way_back(offers=self._emptying.offers_back)
        before = self._before
        era = [self._era_spec()] if before else []
        self._cells.set_specs([*era, *_specs(self.look, self._parts, self._draft["era"])])
        unknown = self.look.words.unknown
        texts = [unknown if self._draft[p] == UNKNOWN else self._draft[p] for p in self._parts]
        hidden = [DOT if text and self.view.hidden else text for text in texts]
        self._cells.set_texts([*([self._era_shown()] if before else []), *hidden])
        active = None if self._active is None else self._active + before
        self._cells.set_active(0 if self._choosing else active)
        self._cells.set_problem({at + before for at in self._problems()})

    def _problems(self) -> set[int]:
        """Which parts are marked as missing, or as meant; all where the date as a whole cannot be."""
        if self.view.problem is None:
            return set()
        if self.view.limits.get("wrong") in self._parts:
            return {self._parts.index(str(self.view.limits["wrong"]))}
        missing = {at for at, part in enumerate(self._parts) if not self._draft[part]}
        return missing or set(range(len(self._parts)))

    def _era_shown(self) -> str:
        names = {option.id: plain(option.label) for option in self.view.options}
        era = names.get(self._draft["era"], "")
        return DOT if era and self.view.hidden else era

    def _era_spec(self) -> CellSpec:
        """As wide as the longest era, so that no other cell moves when one is chosen."""
        longest = max((width_of(self.look, plain(option.label)) for option in self.view.options), default=0)
        return CellSpec("era", "", self.look.metrics.to_mm(longest) + _ERA_AIR, least=1.0)

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
        """The first empty cell, else the last, which a digit more never overwrites."""
        self._fresh = self._led_on = False
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


class _Keys(QWidget):
    """The place of the digits, where the eras can stand instead."""

    def __init__(self, digits: QWidget) -> None:
        super().__init__()
        self._digits = digits
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(digits)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        """That of the digits, seen or not, so that nothing moves when one makes way for the other."""
        return self._digits.minimumSizeHint().expandedTo(self._digits.minimumSize())

    def take(self, eras: QWidget) -> None:
        self._box.insertWidget(0, eras)
        eras.lower()


@dataclass(frozen=True, slots=True)
class _ErasAtThePad:
    """The line of the eras is saved on a display that has no room for eras, cells and digits at once."""

    date: DateInput

    def wanted(self) -> bool:
        free = not self.date.look.low_reach and not self.date.eras_at_the_pad
        return free and bool(self.date.view.options)

    def give(self) -> None:
        self.date.set_eras_at_the_pad(there=True)

    def come_back(self) -> None:
        self.date.set_eras_at_the_pad(there=False)
