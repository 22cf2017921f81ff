"""Three ways to press what is seen: a finger, a keyboard with Tab and digits, a keypad with arrows and OK."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

import jaconv
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.counter import Counter
from ui.tour.hand import kana_keys
from ui.widgets import typing
from ui.widgets.boards import columns_of
from ui.widgets.marks import plain
from ui.widgets.pager import Pager
from ui.widgets.touchable import Touchable
from ui.widgets.typing import ROWS

_MOST_PAGES = 12


class OutOfReach(AssertionError):
    """Something that is shown cannot be pressed this way."""

    def __init__(self, key: str, by: str, there: list[str]) -> None:
        super().__init__(f"{key!r} cannot be pressed by {by}; there are {', '.join(sorted(there))}")


class Hand(ABC):
    """Presses by the id of what is seen."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def press(self, key: str) -> None:
        """Also what stands on another page of a list. Raises `OutOfReach`."""
        self._on(self._turn_to(key))

    def press_through(self, key: str) -> None:
        """The same key through all pages of a list, which it turns before it leads on."""
        before = self.counter.screen
        while self._turns(key):
            self.press(key)
            assert self.counter.screen == before, "turning a page is no way on"
        self.press(key)

    def type_digits(self, digits: str) -> None:
        for digit in digits:
            self.press(f"pad:{digit}")

    def type_text(self, text: str) -> None:
        """On a board: kana, or letters and digits."""
        for key in kana_keys(text):
            if not self._shows(key) and key in ROWS_OF:
                self._press_in_two_steps(key)
            else:
                self._open_board_of(key)
                self.press(key)

    @abstractmethod
    def _on(self, widget: Touchable) -> None:
        """Presses what is seen."""

    def _press_in_two_steps(self, letter: str) -> None:
        if not self._shows("row:0"):
            self.press("kana")
        if self._shows(letter):
            self.press(letter)
            return
        self.press(f"row:{ROWS_OF[letter]}")
        self.press(letter)
        if self._shows("rows"):
            self.press("rows")

    def _open_board_of(self, key: str) -> None:
        for board in ("letters", "kana"):
            if not self._shows(key) and self._shows(board):
                self.press(board)

    def _turn_to(self, key: str) -> Touchable:
        for _ in range(_MOST_PAGES):
            found = self._find(key)
            if found is not None:
                return found
            turning = next((one.after for one in self._pagers() if one.after.reason is None), None)
            if turning is None:
                break
            self._on(turning)
        raise OutOfReach(key, type(self).__name__, [one.objectName() or one.id for one in self._all()])

    def _turns(self, key: str) -> bool:
        """Whether the key says something else than what its screen's button would do."""
        found = self._find(key)
        labels = [plain(button.label) for button in self.counter.screen.buttons if button.id == key]
        return found is not None and found.accessibleName() not in labels

    def _shows(self, key: str) -> bool:
        return self._find(key) is not None

    def _find(self, key: str) -> Touchable | None:
        there = list(self._all())
        named = [one for one in there if one.objectName() == key] or [one for one in there if one.id == key]
        return named[0] if named else None

    def _all(self) -> Iterator[Touchable]:
        return (one for one in self.counter.window.findChildren(Touchable) if one.isVisible())

    def _pagers(self) -> Iterator[Pager]:
        return (one for one in self.counter.window.findChildren(Pager) if one.isVisible())


ROWS_OF = {letter: at for at in range(len(ROWS[0])) for letter in columns_of(at)}
"""The row key under which a kana stands, where the board has two steps."""


class Finger(Hand):
    """Comes down on the glass, and touches whatever lies there."""

    def _on(self, widget: Touchable) -> None:
        window = self.counter.window
        place = widget.mapTo(window, widget.rect().center())
        self._is_on_top(widget, place)
        handle = window.windowHandle()
        self.counter.look()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.counter.settle()

    def _is_on_top(self, widget: Touchable, place: QPoint) -> None:
        lies = self.counter.window.childAt(place)
        if lies is not widget:
            name = "the window's edge" if lies is None else type(lies).__name__
            raise OutOfReach(widget.id, f"a finger: {name} lies there", [])


class Keys(Hand):
    """Presses keys at whatever has the focus, as the system would send them.

    Attributes:
        pressed: How many keys.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self.pressed = 0

    @property
    def here(self) -> QWidget:
        window = self.counter.window
        return window.focusWidget() or window

    def key(self, key: Qt.Key) -> None:
        self.pressed += 1
        self.counter.look()
        QTest.keyClick(self.here, key)
        self.counter.settle()

    def _on(self, widget: Touchable) -> None:
        if self.here is not widget:
            self._walk_to(widget)
        self.key(Qt.Key.Key_Return)

    @abstractmethod
    def _walk_to(self, widget: Touchable) -> None:
        """The focus, and its ring, onto that. Raises `OutOfReach`."""

    def _lost(self, widget: Touchable) -> OutOfReach:
        return OutOfReach(
            widget.objectName() or widget.id,
            type(self).__name__,
            [one.objectName() or one.id for one in self._all()],
        )


class Keyboard(Keys):
    """Tab and Enter; digits and letters have keys of their own, wherever the focus is."""

    def type_digits(self, digits: str) -> None:
        for digit in digits:
            self.key(Qt.Key(Qt.Key.Key_0 + int(digit)))

    def type_text(self, text: str) -> None:
        """Kana in romaji; for letters and digits their face of the board is opened first."""
        kana = all(letter in typing.SPACE or "ぁ" <= letter <= "ー" for letter in text)
        if not kana:
            super().type_text(text)
            return
        for letter in romaji_of(text):
            self.key(_KEYS.get(letter) or Qt.Key(ord(letter.upper())))

    def _walk_to(self, widget: Touchable) -> None:
        for _ in range(len(list(self._all())) + 1):
            self.key(Qt.Key.Key_Tab)
            if self.here is widget:
                return
        raise self._lost(widget)


_KEYS = {typing.SPACE: Qt.Key.Key_Space, "-": Qt.Key.Key_Minus, "'": Qt.Key.Key_Apostrophe}


def romaji_of(kana: str) -> str:
    """As somebody would type it; by a library of others, so that a mistake of our table shows."""
    return jaconv.kana2alphabet(kana.replace("ん", "ん'")).replace("ー", "-")


class Keypad(Keys):
    """Four arrows and OK: heads for what it wants, and takes no arrow twice from the same thing."""

    def _walk_to(self, widget: Touchable) -> None:
        taken: set[tuple[QWidget, Qt.Key]] = set()
        while self.here is not widget:
            here = self.here
            arrow = next((one for one in _towards(here, widget) if (here, one) not in taken), None)
            if arrow is None:
                raise self._lost(widget)
            taken.add((here, arrow))
            self.key(arrow)


def _towards(here: QWidget, there: QWidget) -> list[Qt.Key]:
    """The arrows, the one that leads nearest first."""
    window = here.window()
    way = there.mapTo(window, there.rect().center()) - here.mapTo(window, here.rect().center())
    across = (Qt.Key.Key_Right, Qt.Key.Key_Left) if way.x() > 0 else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    along = (Qt.Key.Key_Down, Qt.Key.Key_Up) if way.y() > 0 else (Qt.Key.Key_Up, Qt.Key.Key_Down)
    first, second = (across, along) if abs(way.x()) > abs(way.y()) else (along, across)
    return [first[0], second[0], second[1], first[1]]
