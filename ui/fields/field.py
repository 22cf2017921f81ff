"""What every input is: it receives a `FieldView`, draws it, and says each touch as an event."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.events import FULL, Acted, Event, Typed
from kiosk.visit.screen import FieldView, Option
from ui.theme.look import Look
from ui.widgets.announcing import DOT, announce
from ui.widgets.digit_pad import DigitPad
from ui.widgets.habits import Habits
from ui.widgets.room import Part

Post: TypeAlias = Callable[[Event], None]
"""Where a page says what the person did."""

PadPlace: TypeAlias = Literal["none", "beside", "below"]
"""Where the keys of an input stand: nowhere, right of question and entry, or under both at full width."""


_MOST_PAST = 50
"""Changes that can be undone: more than a name has letters."""


class InputWidget(QWidget):
    """The entry of one part of one field; its keys, if it has any, are a widget of their own.

    Attributes:
        pad: The keys (digit pad, kana board), placed by the page; None where the entry is touched itself.
        digits: The digit pad in it, where there is one.
        pad_place: Where the page puts `pad`.
        fills: Whether the entry wants all the room under the question (choices) or its own height only.

    Signals:
        told: Something that no screen says, for the ear.
        answered: The same for the eye: what a touch did not do.
    """

    told = Signal(str)
    answered = Signal(str)

    pad_place: ClassVar[PadPlace] = "none"
    fills: ClassVar[bool] = False

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__()
        self.pad: QWidget | None = None
        self.digits: DigitPad | None = None
        self.look = look
        self.view = view
        self._post = post
        self._past: list[object] = []

    @abstractmethod
    def show_field(self, view: FieldView) -> None:
        """Copies the view into the widgets; only what changed is touched."""

    @abstractmethod
    def forget(self) -> None:
        """Empties everything that was typed or chosen here."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the page opens."""
        return None

    def yielding(self) -> tuple[Part, ...]:
        """What gives way in here where room is short, after everything that stands around it."""
        return ()

    def yielding_last(self) -> tuple[Part, ...]:
        """What gives way in here only before letters would become smaller."""
        return ()

    @property
    def entry(self) -> QWidget | None:
        """What shows what a real keyboard types, and has the focus meanwhile; None where nothing is typed."""
        return None

    def write(self, letters: str) -> bool:
        """Letters of a real keyboard, or what an input method finished; whether they have a place here."""
        return False

    def erase(self) -> None:
        """The last letter."""

    def delete(self) -> None:
        """What has the focus within the entry; where nothing lies behind what is typed, the last letter."""
        self.erase()

    def begin_at(self, focus: QWidget | None) -> bool:
        """What a keyboard does next goes where the focus is; whether there is room for it there."""
        return True

    def step(self, *, back: bool) -> QWidget | None:
        """Goes to the cell before or behind the one that waits; gives what has the focus then, or None."""
        return None

    def undo(self) -> bool:
        """The entry as it was before what was done to it last; whether it was any different."""
        if self.keeps():
            return True
        while self._past:
            before = self._past.pop()
            if before != self.view.draft:
                self._post(Typed(self.view.field, self.view.part, before))
                return True
        return False

    def forget_past(self) -> None:
        """With the page goes what was there before."""
        self._past.clear()

    def settle(self) -> None:
        """Nothing more comes before the next page."""

    def holds_back(self) -> bool:
        """Whether Enter shall not go on yet, since what was typed may mean something else; then told."""
        return False

    def emptied(self) -> object:
        """What 全部けす took away; None where there is nothing to bring back."""
        return None

    def bring_back(self, emptied: object) -> None:
        """What it took away from a widget that stood here before, for the same entry."""

    def follow(self, habits: Habits) -> None:
        """Keys stand as this person likes them."""

    @property
    def upper(self) -> QWidget | None:
        """A row of keys over the pad (eras), where the page has to place it apart from the entry."""
        return None

    def take_turns(self, there: bool) -> None:  # noqa: FBT001 - a callback's one argument
        """Whether that row and the pad stand in one place, each seen without the other."""

    def set_reach(self, reach: int, wide: int) -> None:
        """Keeps what is touched within `reach` pixels from its foot, as far as its centre; it gets `wide`."""

    def typed(self, draft: object) -> None:
        """Says the new draft of this part."""
        self._remember()
        self._post(Typed(self.view.field, self.view.part, draft))

    def acted(self, action: str) -> None:
        """Says that a side way was taken."""
        self._remember()
        self._post(Acted(self.view.field, self.view.part, action))

    def _remember(self) -> None:
        """What one change more takes away; it is personal, and no screen, log or visit has it."""
        if self._past[-1:] != [self.view.draft]:
            self._past = [*self._past[1 - _MOST_PAST :], self.view.draft]

    def refuse(self) -> None:
        """One letter more than there is room for: the visit says so, and what it said is said again."""
        if self.view.problem is not None:
            self.tell(self.view.problem)
        self.acted(FULL)

    def keeps(self, option: Option | None = None) -> bool:
        """Whether a touch on that (on anything, where it is None) changes nothing since it is covered.

        Then it was said so, to eye and ear.
        """
        sentence = self.view.covered
        if sentence is None or not (self.view.hidden if option is None else option.covered):
            return False
        self.tell(sentence)
        self.answered.emit(sentence)
        return True

    def take_way(self, option_id: str) -> None:
        """A side way was touched."""
        if not self.keeps(next((one for one in self.view.extras if one.id == option_id), None)):
            self.acted(option_id)

    def tell(self, marked: str) -> None:
        """Says it to the voice and to a screen reader."""
        self.told.emit(marked)
        announce(self.entry or self, marked)


def text_of(draft: object) -> str:
    """The draft of a part that is typed as one text; untouched is empty."""
    return draft if isinstance(draft, str) else ""


def shown_of(view: FieldView, text: str) -> str:
    """The text as it is drawn: covered, a dot for each letter."""
    return DOT * len(text) if view.hidden else text


def chosen_ids(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in options if option.chosen)


def stacked(parent: QWidget, *parts: QWidget, gap: int = 0) -> QVBoxLayout:
    """Puts widgets below one another without margins."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        box.addWidget(part)
    return box


def named_pad(look: Look) -> DigitPad:
    """A digit pad whose keys are called `pad:1` … `pad:erase`, since cells have numbers for names, too."""
    pad = DigitPad(look)
    for name, key in pad.keys.items():
        key.setObjectName(f"pad:{name}")
    return pad
