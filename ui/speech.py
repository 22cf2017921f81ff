"""The voice: says a screen's texts, stops at any touch, and stays silent where the machine has no engine."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from PySide6.QtCore import QLocale

from kiosk.visit.screen import Comfort, Screen

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PrivateAudio: TypeAlias = Literal["jack", "always", "never"]
_log = logging.getLogger(__name__)
_SILENT_ENGINES = ("mock", "")
_LOCALES = {
    "ja": "ja_JP",
    "ja-easy": "ja_JP",
    "en": "en_GB",
    "zh-Hans": "zh_CN",
    "ko": "ko_KR",
    "vi": "vi_VN",
}
_NORMAL = 100
_LOUDEST = 5


class Engine(Protocol):
    """The part of `QTextToSpeech` that is used."""

    def say(self, text: str) -> int | None: ...
    def stop(self) -> None: ...
    def set_manner(self, comfort: Comfort) -> None: ...


class QtEngine:
    """The machine's own speech engine."""

    def __init__(self, speaker: QTextToSpeech) -> None:
        self._speaker = speaker

    def say(self, text: str) -> int | None:
        return self._speaker.enqueue(text)

    def stop(self) -> None:
        self._speaker.stop()

    def set_manner(self, comfort: Comfort) -> None:
        """Rate 50 to 200 percent becomes -0.5 to 1.0 of the engine's scale; pitch stays."""
        self._speaker.setLocale(QLocale(_LOCALES.get(comfort.language, comfort.language)))
        self._speaker.setRate((comfort.rate - _NORMAL) / _NORMAL)
        self._speaker.setVolume(comfort.volume / _LOUDEST)


class Voice:
    """Says what a screen holds for the ear.

    Digits of a PIN are never part of a screen, so nothing here can say them. What a screen marks as private
    is said only where the settings say that everybody listens through a headphone.
    """

    def __init__(self, find: Callable[[], Engine | None], private_audio: PrivateAudio) -> None:
        """Looks for no engine yet.

        Args:
            find: Gives the engine; asked once, when a person first wants the voice.
            private_audio: What the settings say about the loudspeaker.
        """
        self._find = find
        self._engine: Engine | None = None
        self._looked = False
        self._private = private_audio == "always"
        self._said: tuple[str, ...] = ()

    def show(self, screen: Screen) -> None:
        """Starts anew when the screen says something else; a key press on the same screen says nothing."""
        if not screen.comfort.speech:
            self.forget()
            return
        engine = self._found()
        texts = (*screen.spoken, *(screen.private if self._private else ()))
        if engine is None or texts == self._said:
            return
        self._said = texts
        engine.stop()
        engine.set_manner(screen.comfort)
        for text in texts:
            engine.say(text)

    def stop(self) -> None:
        """At any touch or key."""
        if self._engine is not None:
            self._engine.stop()

    def forget(self) -> None:
        self.stop()
        self._said = ()

    def _found(self) -> Engine | None:
        if not self._looked:
            self._looked = True
            self._engine = self._find()
        return self._engine


def machine_engine() -> QtEngine | None:
    """The engine of this machine; None, said once in the log, where it has none or none that works."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    for name in QTextToSpeech.availableEngines():
        if name in _SILENT_ENGINES:
            continue
        speaker = QTextToSpeech(name)
        if speaker.state() != QTextToSpeech.State.Error:
            return QtEngine(speaker)
    _log.info("no speech engine works on this machine: the voice stays silent")
    return None
