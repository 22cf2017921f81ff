"""A window with its steering and its voice, a hand on the keypad, and one on two switches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.visit.screen import Screen
from tests.fakes.shown_screens import ShownScreens
from tests.ui.speech.test_voice import CATALOGUE, WrittenEngine
from ui.speech.voice import PrivateAudio, Voice
from ui.steering.steering import Steering
from ui.widgets.touchable import Touchable

MOST_MOVES = 200


class Keypad:
    """A window, its steering, and a hand on the keypad."""

    def __init__(self, shown: ShownScreens, private: PrivateAudio = "never") -> None:
        self.shown = shown
        self.engine = WrittenEngine()
        self.voice = Voice(lambda: self.engine, private, CATALOGUE.words)
        self.window = shown.presenter.window
        self.steering = Steering(self.window, shown.posted.append, self.voice, CATALOGUE.words)

    def show(self, screen: Screen) -> None:
        self.steering.before_screen()
        self.shown.show(screen)
        self.voice.show(screen)
        self.steering.after_screen(screen)

    def press(self, key: Qt.Key, *, repeated: bool = False) -> None:
        """By a hand that takes its time."""
        self.window.guard.forget()
        self.strike(key, repeated=repeated)

    def strike(self, key: Qt.Key, *, repeated: bool = False) -> None:
        """At once after whatever was pressed before."""
        there = self.window.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeated)
            QApplication.sendEvent(there, event)

    @property
    def focus(self) -> str:
        here = self.window.focusWidget()
        return here.id if isinstance(here, Touchable) else ""

    @property
    def ringed(self) -> tuple[Touchable, ...]:
        """What the one ring surrounds."""
        here = self.window.focusWidget()
        return (here, *here.ringed_with) if isinstance(here, Touchable) else ()

    def move(self) -> None:
        """The moving switch."""
        self.press(Qt.Key.Key_F11)

    def choose(self) -> None:
        """The choosing switch."""
        self.press(Qt.Key.Key_F12)

    def scan_to(self, name: str) -> int:
        """Presses that thing with two switches, from the one pressed last; gives the moves it took."""
        moves = 0
        while moves < MOST_MOVES:
            names = [one.objectName() or one.id for one in self.ringed] if moves else []
            if name not in names:
                self.move()
                moves += 1
                continue
            self.choose()
            if len(names) == 1:
                return moves
        raise AssertionError(f"{name} was never ringed")
