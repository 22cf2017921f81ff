"""A hand that touches what is visible, and waits for conditions, never for a time of its own."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.widgets.touch_guard import guard_of
from ui.widgets.touchable import Touchable
from ui.widgets.typing import ROWS

_LOOK_AGAIN_MS = 10
_PATIENCE_S = 60.0
_MARKS = {"\u3099": "voiced", "\u309a": "half"}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True))


class NothingToTouch(Exception):
    """No visible key has this id: screen and widgets have grown apart."""

    def __init__(self, key: str, there: list[str]) -> None:
        super().__init__(f"nothing to touch is called {key!r}; there are {', '.join(sorted(there))}")


class NeverHappened(Exception):
    """What was waited for did not come in a minute."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} never came")


class Hand:
    """Touches by id, as a finger does: down and up in the middle of what is seen.

    Args:
        window: Where everything is touched.
        pause_s: How long the window ignores a second touch on navigation and choices.
    """

    def __init__(self, window: QWidget, pause_s: float) -> None:
        self._window = window
        self._pause_s = pause_s
        self._last = float("-inf")

    def touch(self, key: str) -> None:
        """A key that leads on, or chooses: not sooner than the window takes another such touch."""
        self.until(self._counts_now, "the end of the pause")
        self._click(key)
        self._last = time.monotonic()

    def tap(self, key: str) -> None:
        """A key of a pad or board, where every touch counts, as soon as its page was there to be seen."""
        self.until(self._is_seen, "a page that takes letters")
        self._click(key)

    def name_of(self, key: str) -> str:
        """What the key is called now; "" where there is none."""
        names = (one.accessibleName() for one in self._touchables() if key in (one.id, one.objectName()))
        return next(names, "")

    def type_digits(self, digits: str) -> None:
        for digit in digits:
            self.tap(f"pad:{digit}")

    def type_kana(self, text: str) -> None:
        for key in kana_keys(text):
            if self._is_there(key):
                self.tap(key)
            else:
                self._tap_in_row(key)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Lets the window live until the condition holds. Raises `NeverHappened`."""
        ends = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > ends:
                raise NeverHappened(what)
            self._live()

    def _counts_now(self) -> bool:
        return time.monotonic() - self._last > self._pause_s and self._is_seen()

    def _is_seen(self) -> bool:
        """Whether the page has lain there so long that a touch was meant for it."""
        return guard_of(self._window).rests(self._pause_s)

    def _tap_in_row(self, letter: str) -> None:
        """The two-step board: the row's key, the letter, back to the rows."""
        row = next(at for at in range(len(ROWS[0])) if any(line[at] == letter for line in ROWS))
        for key in (f"row:{row}", letter, "rows"):
            self.tap(key)

    def _is_there(self, key: str) -> bool:
        return any(key in (one.id, one.objectName()) for one in self._touchables())

    def _live(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_AGAIN_MS, loop.quit)
        loop.exec()

    def _click(self, key: str) -> None:
        QTest.mouseClick(self._find(key), Qt.MouseButton.LeftButton)

    def _find(self, key: str) -> Touchable:
        there = self._touchables()
        named = [one for one in there if one.objectName() == key] or [one for one in there if one.id == key]
        if named:
            return named[0]
        raise NothingToTouch(key, [one.objectName() or one.id for one in there])

    def _touchables(self) -> list[Touchable]:
        return [one for one in self._window.findChildren(Touchable) if one.isVisible()]


def kana_keys(text: str) -> Iterator[str]:
    """The keys of the kana board that write this text: ば is は and てんてん, っ is つ and 小さい字."""
    for letter in text:
        if letter == "\u3000":
            yield "space"
        elif letter in _SMALL:
            yield from (_SMALL[letter], "small")
        else:
            parts = unicodedata.normalize("NFD", letter)
            yield parts[0]
            yield from (_MARKS[mark] for mark in parts[1:])
