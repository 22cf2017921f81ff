"""Keys, keypad and switches on the last resort, where no screen and no visit is left to steer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.pace import faster, slower
from kiosk.visit.screen import Comfort
from kiosk.words.catalogue import Words
from ui.shell.window import KioskWindow
from ui.steering.keys import Function, function_of
from ui.steering.scanning import Scanner
from ui.steering.steering import ONCE
from ui.steering.walking import ARROWS, go_to, target
from ui.widgets.announcing import announce
from ui.widgets.touchable import Touchable

_CALL = "call"


class Resort(Protocol):
    """What leads on from there."""

    @property
    def comfort(self) -> Comfort: ...
    def press(self, key: str) -> None: ...
    def choose(self, comfort: Comfort) -> None: ...
    def repeat(self) -> None: ...
    def say(self, *texts: str) -> None: ...
    def say_focus(self) -> None: ...
    def show_life(self) -> None: ...


class ResortKeys(QObject):
    """The keys that work on every screen work there as well: a call, back, again, pace, voice, two switches.

    Args:
        window: Where the last resort is shown.
        resort: What they act upon.
        words: Gives the kiosk's words in a language.
        speaking: Whether something is being said: the ring waits for that.
    """

    def __init__(
        self,
        window: KioskWindow,
        resort: Resort,
        words: Callable[[str], Words],
        speaking: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._resort, self._words = window, resort, words
        self._scanner = Scanner(window.steps, lambda one: one.click(), speaking, self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._open = False

    def open(self, comfort: Comfort) -> None:
        """From now on, until the last resort is left; again where other words have come."""
        if not self._open:
            self._open = True
            self._app.installEventFilter(self)
            self._app.focusChanged.connect(self._focus_changed)
        self._scanner.begin_anew()
        self._scanner.set_pace(comfort.scanning)

    def close(self) -> None:
        """Lets go of the keys; may be called again."""
        if self._open:
            self._open = False
            self._app.removeEventFilter(self)
            self._app.focusChanged.disconnect(self._focus_changed)
            self._scanner.set_pace(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        function = function_of(event.key())
        if event.isAutoRepeat():
            return function is not None
        self._window.answer("")
        self._resort.show_life()
        return function is not None and (self._trembles(function) or self._do(function))

    def _trembles(self, function: Function) -> bool:
        """What a second strike within half a second would undo or carry too far."""
        quiet = self._window.frame.look.sizes.touch_repeat_s
        return function in ONCE and self._window.guard.struck_again(f"key {function.value}", quiet)

    def _do(self, function: Function) -> bool:
        """Whether the key was ours: OK is left to what has the focus, and Tab to Qt."""
        here = self._window.focusWidget()
        if function is Function.OK and isinstance(here, Touchable):
            return False
        if function in ARROWS or function is Function.OK:
            there = target(here, self._window.steps(), function, in_order=True)
            if there is not None:
                go_to(there)
            return True
        self._act(function)
        return True

    def _act(self, function: Function) -> None:  # noqa: C901 - one line a key, nothing else
        resort, comfort = self._resort, self._resort.comfort
        match function:
            case Function.CALL:
                resort.press(_CALL)
            case Function.SWITCH_ON:
                self._scanner.advance()
            case Function.SWITCH_CHOOSE:
                self._scanner.choose()
            case Function.WHERE | Function.REPEAT:
                resort.repeat()
            case Function.VOICE:
                resort.choose(replace(comfort, speech=not comfort.speech))
            case Function.SLOWER:
                resort.choose(replace(comfort, rate=slower(comfort.rate)))
            case Function.FASTER:
                resort.choose(replace(comfort, rate=faster(comfort.rate)))
            case Function.QUIETER:
                resort.choose(replace(comfort, volume=max(comfort.volume - 1, 1)))
            case Function.LOUDER:
                resort.choose(replace(comfort, volume=min(comfort.volume + 1, 5)))
            case Function.BACK:
                self._back()
            case _:
                self._answer("ear.no-place")

    def _back(self) -> None:
        shown = self._window.last_resort
        if shown is not None and not shown.go_back():
            self._answer("ear.no-back")

    def _answer(self, key: str) -> None:
        """Why it did nothing: said and shown."""
        sentence = self._words(self._resort.comfort.language)(key)
        self._resort.say(sentence)
        announce(self._window, sentence)
        self._window.answer(sentence)

    def _focus_changed(self, _before: QWidget | None, after: QWidget | None) -> None:
        if after in self._window.steps():
            self._resort.say_focus()
