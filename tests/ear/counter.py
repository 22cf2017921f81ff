"""The kiosk at a counter: its voice is written down for the listener, its keys the listener presses."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.bootstrap import Services
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import RunningBackend, running_backend
from ui.gallery.modes import Display
from ui.main import Kiosk
from ui.speech.said import Soon

LISTENER = Path(__file__).with_name("listener.py")
KEYS = {
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "ok": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Escape,
    "where": Qt.Key.Key_F1,
    "repeat": Qt.Key.Key_F2,
    "switch-on": Qt.Key.Key_F11,
    "switch-choose": Qt.Key.Key_F12,
    "learn": Qt.Key.Key_Menu,
}
PATIENCE_S = 15.0


class WrittenVoice:
    """An engine that writes down what is heard; `heard` is what nobody has taken yet.

    Attributes:
        speaking: A lever: as long as it is pulled, the last text takes.
        voiceless: A lever: these languages cannot be heard.
        languages: The one in which each text of `all` is said.
    """

    def __init__(self) -> None:
        self.speaking = False
        self._silent: Callable[[], None] = lambda: None
        self.heard: list[str] = []
        self.all: list[tuple[str, bool]] = []
        self.voiceless: set[str] = set()
        self.languages: list[str] = []
        self._language = "ja"
        self._lost: Callable[[], None] = lambda: None

    def say(self, text: str, *, private: bool) -> None:
        self.heard.append(text)
        self.all.append((text, private))
        self.languages.append(self._language)

    def stop(self) -> None:
        """What was cut off was heard in its beginning, which is enough."""

    def set_manner(self, *, language: str, rate: int, volume: int) -> None:
        """As it is written, every voice is the same."""
        self._language = language

    def lacks(self, language: str) -> bool:
        return language in self.voiceless

    def when_lost(self, lost: Callable[[], None]) -> None:
        self._lost = lost

    def breaks(self) -> None:
        """Nothing can be heard any more."""
        self.voiceless = {"ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"}
        self._lost()

    def mends(self) -> None:
        """As before, like a device that is plugged in again."""
        self.voiceless = set()
        self._lost()

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing is made ahead."""

    def expect(self, texts: Iterable[Soon]) -> None:
        """Nothing is made ahead."""

    def forget(self) -> None:
        """What was heard was heard."""

    def play(self, sound: bytes, volume: int) -> None:
        """No words."""

    def when_silent(self, silent: Callable[[], None]) -> None:
        self._silent = silent

    def falls_silent(self) -> None:
        """All was said."""
        self.speaking = False
        self._silent()

    def take(self) -> list[str]:
        taken, self.heard = self.heard, []
        return taken


class Counter:
    """One kiosk with its listener."""

    def __init__(
        self, kiosk: Kiosk, services: Services, backend: RunningBackend, voice: WrittenVoice
    ) -> None:
        self.kiosk, self.backend, self.voice = kiosk, backend, voice
        desk = services.identity.desk
        assert desk is not None
        self.desk = desk
        self.names: list[str] = []
        self.keys = 0
        self.pressed: set[str] = set()
        kiosk.seen = lambda screen: self.names.append(screen.name)

    def press(self, key: str) -> None:
        """A key of the keypad, at whatever has the focus, as the system would send it."""
        window = self.kiosk.presenter.window
        there = window.focusWidget() or window
        code = Qt.Key(Qt.Key.Key_0 + int(key.split()[1])) if key.startswith("digit") else KEYS[key]
        text = key.split()[1] if key.startswith("digit") else ""
        window.guard.forget()  # whoever listens has heard what came by itself
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(there, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))
        # The guard against trembling counts seconds of the hand; this hand does not tremble.
        window.guard.forget()
        QApplication.processEvents()
        QApplication.processEvents()

    def until_said(self) -> None:
        """The kiosk works; its next words come by themselves."""
        ends = time.monotonic() + PATIENCE_S
        while not self.voice.heard:
            assert time.monotonic() < ends, f"nothing was said any more after {self.names[-6:]}"
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()

    def listen(self, wanted: Mapping[str, object]) -> str:
        """Lets the listener walk; `done`, or why it lost its way."""
        with subprocess.Popen(
            [sys.executable, "-I", str(LISTENER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as person:
            assert person.stdin is not None
            assert person.stdout is not None
            person.stdin.write(json.dumps(wanted) + "\n")
            while True:
                for said in self.voice.take():
                    person.stdin.write(json.dumps(said) + "\n")
                person.stdin.write("null\n")
                person.stdin.flush()
                key = person.stdout.readline().strip()
                if key == "done" or key.startswith("lost") or not key:
                    person.stdin.close()
                    return key
                self._do(key)

    def _do(self, key: str) -> None:
        self.keys += 1
        self.pressed.add(key)
        match key:
            case "card":
                self.desk.insert()
                self.until_said()
            case "wait":
                self.until_said()
            case _:
                self.press(key)


@contextmanager
def counter(directory: Path, *, quiet_room: bool = True) -> Iterator[Counter]:
    """A kiosk that begins by speaking; into headphones, unless the room is not quiet."""
    with running_backend(directory / "home") as backend:
        private = "always" if quiet_room else "never"
        services = Services(settings_for(directory, backend, speech=True, private_audio=private))
        voice = WrittenVoice()
        kiosk = Kiosk(services, Display(1920, 1080, 4.03).metrics(), quiet=True, engine=lambda: voice)
        there = Counter(kiosk, services, backend, voice)
        there.desk.remove()
        kiosk.presenter.window.show_fixed()
        QTest.qWaitForWindowExposed(kiosk.presenter.window)
        kiosk.start()
        try:
            yield there
        finally:
            kiosk.close()
            kiosk.presenter.window.hide()
