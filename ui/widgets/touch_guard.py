"""Which touches count: every one on keys; on navigation and choices no second one within half a second.

A finger that trembles comes down beside the card that it meant, or on what has just taken its place: so for
touches half a second is meant anywhere on the window, and after another page has come. Keys of a keyboard
and switches are struck one by one, and there only the same one again is a tremble.

When another page has come, its letters and digits wait as well, whether a finger or OK presses them: the
second strike on つぎへ was meant for つぎへ, and nobody has seen yet what lies there now. What is typed on a
real keyboard is named by its own key, wherever the focus is; there another key than the one that turned the
page is meant, however quickly it follows, so that no letter of a fast typist is lost.

Whoever presses through the accessibility bus does not tremble: half a second is for fingers and switches.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Repeat(Enum):
    """How a widget takes touches that follow each other quickly."""

    EVERY = "keys of pads and boards: はは and 11 are wanted"
    CHOICE = "cards, segments, rows: a second touch, of the same one or its neighbour, is a tremble"
    NAVIGATION = "changes the page: nothing but keys counts for a moment, since something else now lies there"


class TouchGuard(QObject):
    """Remembers the last touches of one window.

    Args:
        now: Seconds that only grow; tests bring their own.

    Signals:
        counted: A touch counted.
        came_through: A program pressed something.
    """

    counted = Signal()
    came_through = Signal()

    def __init__(self, window: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._now = now
        self._last: dict[str, float] = {}
        self._struck: dict[str, float] = {}
        self._turned: float | None = None
        self._pointed: float | None = None
        self._came: float | None = None
        self._stroke: tuple[int, float] | None = None
        self._leaving = False

    def allows(
        self,
        name: str,
        repeat: Repeat,
        *,
        window_s: float,
        tremor_s: float,
        others_s: float = 0.0,
        typed: bool = False,
    ) -> bool:
        """Whether this touch counts; counting touches are remembered.

        Args:
            name: What was touched; it stays the same when its widget is made anew.
            repeat: How quick touches count there.
            window_s: Seconds within which a second touch on navigation and choices does not count.
            tremor_s: The same for keys; 0 where every touch counts.
            others_s: Seconds since a touch on anything else that is no key, or since another page came; 0 for
                what is not touched but struck.
            typed: It is the letter of a keyboard's own key, and needs no page to be seen (`strikes_through`).
        """
        now = self._now()
        wait = tremor_s if repeat is Repeat.EVERY else window_s
        if self._within(self._last.get(name), now, wait):
            return False
        if repeat is not Repeat.EVERY and (
            self._within(self._turned, now, window_s) or not self.rests(others_s)
        ):
            return False
        if repeat is Repeat.EVERY and not typed and self._within(self._came, now, window_s):
            return False
        longest = max(window_s, tremor_s)
        self._last = {other: at for other, at in self._last.items() if now - at < longest}
        self._last[name] = now
        if repeat is Repeat.NAVIGATION:
            self._turned = now
        if repeat is not Repeat.EVERY and others_s > 0:
            self._pointed = now
        self.counted.emit()
        return True

    def page_came(self) -> None:
        """Another page lies there now: what was meant for the one before does not touch it."""
        self._pointed = self._came = self._now()

    def rests(self, others_s: float) -> bool:
        """Whether a touch on something new would count now."""
        return not self._within(self._pointed, self._now(), others_s)

    def struck_again(self, name: str, wait: float) -> bool:
        """Whether that key or switch was struck within the last `wait` seconds; if not, remembers this."""
        now = self._now()
        if self._within(self._struck.get(name), now, wait):
            return True
        self._struck[name] = now
        return False

    def strikes_through(self, key: int, wait: float) -> bool:
        """Whether this key was struck within `wait` seconds, nothing else since, and has turned the page.

        Every strike of every key is told here, so that one in between shows that the second was meant.
        """
        now = self._now()
        same = self._stroke is not None and self._stroke[0] == key and now - self._stroke[1] < wait
        if same and self._came is not None and self._stroke is not None and self._stroke[1] <= self._came:
            return True
        self._stroke = (key, now)
        return False

    def lets_through(self, repeat: Repeat) -> bool:
        """Whether a press by a program counts: every one, but none for a page that is being left already."""
        if repeat is Repeat.NAVIGATION:
            if self._leaving:
                return False
            self._leaving = True
            QTimer.singleShot(0, self, self._left)  # after what was posted by then has been handled
        self.came_through.emit()
        return True

    def _left(self) -> None:
        self._leaving = False

    def forget(self) -> None:
        self._last.clear()
        self._struck.clear()
        self._turned = self._pointed = self._came = self._stroke = None

    @staticmethod
    def _within(then: float | None, now: float, wait: float) -> bool:
        return then is not None and now - then < wait


def guard_of(widget: QWidget) -> TouchGuard:
    """The guard of the widget's window; the first touch makes it."""
    window = widget.window()
    found = window.findChild(TouchGuard)
    return found if isinstance(found, TouchGuard) else TouchGuard(window)
