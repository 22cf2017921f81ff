"""What gives way on a page whose words leave too little room, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtWidgets import QLayout, QWidget


class Part(Protocol):
    """Something that can give its room to the rest."""

    def wanted(self) -> bool:
        """Whether it stands there now, so that its going would help."""

    def give(self) -> None:
        """Makes room."""

    def come_back(self) -> None:
        """Stands where it usually does."""


class Unseen:
    """A part that gives way by being hidden; another screen decides anew whether it is seen at all."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Yielding(Unseen):
    """A widget that is left out; what it says is in the voice and on the help page, too."""

    widget: QWidget

    def wanted(self) -> bool:
        return not self.widget.isHidden()

    def give(self) -> None:
        self.widget.hide()

    def come_back(self) -> None:
        self.widget.show()


@dataclass(frozen=True, slots=True)
class Together(Unseen):
    """Widgets that are alike: one row without its drawing among rows with theirs would look forgotten."""

    widgets: tuple[QWidget, ...]

    def wanted(self) -> bool:
        return any(not widget.isHidden() for widget in self.widgets)

    def give(self) -> None:
        for widget in self.widgets:
            widget.hide()

    def come_back(self) -> None:
        for widget in self.widgets:
            widget.show()


@dataclass(slots=True)
class Narrower:
    """A column of a fixed width gives of it to the one beside it.

    Attributes:
        least: Pixels that it keeps.
        title: What goes with the width where one of its words would be torn.
    """

    column: QWidget
    least: int
    title: QWidget
    _before: int = 0
    _hid: bool = False

    def wanted(self) -> bool:
        return self.column.minimumWidth() > self.least

    def give(self) -> None:
        self._before = self.column.minimumWidth()
        self._hid = not self.title.isHidden() and self.title.minimumSizeHint().width() > self.least
        if self._hid:
            self.title.hide()
        self.column.setFixedWidth(self.least)

    def come_back(self) -> None:
        self.column.setFixedWidth(self._before)
        if self._hid:
            self.title.show()


@dataclass(slots=True)
class Room:
    """Keeps a page's content within its height.

    Attributes:
        content: The widget whose layout is measured.
        parts: The first one gives way first.
    """

    content: QWidget
    parts: Sequence[Part]
    _given: list[Part] = field(default_factory=list)
    _kept: list[Part] = field(default_factory=list)

    def release(self) -> None:
        """Everything back to its place, for another size of the page; but what is kept stays given."""
        coming = [part for part in reversed(self._given) if part not in self._kept]
        for part in coming:
            part.come_back()
        if coming:
            _forget_sizes(self.content)
        self._given[:] = self._kept

    def keep(self) -> None:
        """What was seen to stand otherwise stays so (031), that nothing jumps with every key."""
        self._kept = [part for part in self._given if not isinstance(part, Unseen)]

    def show_again(self) -> None:
        """What was hidden comes back, for another screen in the same widgets; the rest stays.

        Else a message of the screen before would come back with the room for it.
        """
        for part in [one for one in reversed(self._given) if isinstance(one, Unseen)]:
            part.come_back()
            self._given.remove(part)
            _forget_sizes(self.content)

    def fit(self, width: int, height: int) -> None:
        """Lets one part after the other give way until the rest fits into `width` x `height` pixels.

        What gave way to no use, since only a later part made the room, comes back: the question first of all;
        so does at once what took more room where it went than it made.
        """
        before = len(self._given)
        if self._needed(width) > height:
            _forget_sizes(self.content)
        for part in self.parts:
            needed = self._needed(width)
            if needed <= height:
                break
            if part.wanted():
                self._give(part)
                self._unless_higher(part, needed, width)
        if len(self._given) > before and self._needed(width) <= height:
            self.take_back(lambda: self._needed(width) > height)

    def lacks(self, width: int, height: int) -> bool:
        """Whether something would still have to be squeezed into `width` x `height` pixels."""
        layout = self.content.layout()
        across = 0 if layout is None else layout.minimumSize().width()
        return across > width or self._needed(width) > height

    def give_next(self) -> bool:
        """Lets the first part give way that still can; whether there was one."""
        part = next((one for one in self.parts if one not in self._given and one.wanted()), None)
        if part is not None:
            self._give(part)
        return part is not None

    def _give(self, part: Part) -> None:
        part.give()
        _forget_sizes(self.content)
        if part not in self._given:
            self._given.append(part)

    def _unless_higher(self, part: Part, needed: int, width: int) -> None:
        if self._needed(width) > needed:
            part.come_back()
            self._given.remove(part)
            _forget_sizes(self.content)

    def take_back(self, lacking: Callable[[], bool]) -> None:
        """What gave way to no use comes back, the latest first, where nothing is lacking with it."""
        for part in [one for one in reversed(self._given[:-1]) if one not in self._kept]:
            part.come_back()
            _forget_sizes(self.content)
            if lacking():
                self._give_again(part)
            else:
                self._given.remove(part)

    def take_back_higher(self, width: int) -> None:
        """Where all that could has given and it is not enough: what needs more room where it went comes back.

        Which of two ways is the lower one shows in the letters that stand there: with smaller ones a column
        beside another may need its width, with larger ones the other does.
        """
        for part in [one for one in reversed(self._given) if one not in self._kept]:
            needed = self._needed(width)
            part.come_back()
            _forget_sizes(self.content)
            if self._needed(width) < needed:
                self._given.remove(part)
            else:
                self._give_again(part)

    def _give_again(self, part: Part) -> None:
        """With it whatever gave way after it and came back along: fewer cards, then fewer still."""
        for given in self._given[self._given.index(part) :]:
            if given is part or given.wanted():
                given.give()
        _forget_sizes(self.content)

    def _needed(self, width: int) -> int:
        layout = self.content.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(width)
        return layout.minimumSize().height()


def _forget_sizes(widget: QWidget) -> None:
    """Qt tells layouts of a hidden widget with the events that follow; the new sum is needed at once."""
    layout = widget.layout()
    if layout is not None:
        _forget_layout(layout)
    widget.updateGeometry()


def _forget_layout(layout: QLayout) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            _forget_layout(inner)
        elif widget is not None and widget.layout() is not None:
            _forget_sizes(widget)
    layout.invalidate()
