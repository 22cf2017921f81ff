"""A dark screen is one that speaks: no key leads to a machine that neither shows nor says anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.visit.events import ComfortChosen, Pressed
from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.fakes.clock import ShiftedClock
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger
from tests.ui.shell.test_darkness import gives_light
from ui.steering.keys import _KEYS, Function

TO_WHO = ("start", "tile:certificates", "tile:juminhyo", "next")
KEYS = {function: key for key, function in _KEYS.items()}
LONG_S = 400


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
def there(tmp_path: Path, qtbot: QtBot, clock: ShiftedClock, voice: WrittenVoice) -> Iterator[Counter]:
    with counter(tmp_path, clock=clock, engine=lambda: voice) as made:
        hand = Finger(made)
        for name in TO_WHO:
            hand.press(name)
        yield made


def strike(there: Counter, function: Function) -> None:
    there.look()
    at = there.window.focusWidget() or there.window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(at, QKeyEvent(kind, KEYS[function], Qt.KeyboardModifier.NoModifier))
    there.settle()


def in_the_dark(there: Counter) -> None:
    strike(there, Function.VOICE)
    strike(there, Function.DARK)
    assert there.screen.unlit
    assert not gives_light(there.window)


def words(there: Counter, key: str) -> str:
    return there.services.catalogue.words(there.screen.comfort.language)(key)


def test_without_the_voice_the_key_darkens_nothing_and_is_answered(there: Counter) -> None:
    strike(there, Function.DARK)
    assert not there.screen.comfort.dark
    assert gives_light(there.window)
    assert there.window.note.sentence == words(there, "ear.dark-needs-voice")


@pytest.mark.parametrize("function", [one for one in Function if one in KEYS])
def test_no_key_darkens_what_says_nothing(there: Counter, function: Function) -> None:
    for _ in range(2):
        strike(there, function)
        strike(there, Function.DARK)
        assert there.screen.comfort.speech or gives_light(there.window)


def test_end_of_the_voice_brings_the_light(there: Counter) -> None:
    in_the_dark(there)
    strike(there, Function.VOICE)
    assert not there.screen.comfort.dark
    assert gives_light(there.window)


def test_touch_brings_the_light(there: Counter) -> None:
    in_the_dark(there)
    shown = there.window.windowHandle()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(900, 500))
    there.settle()
    assert gives_light(there.window)


def test_loss_of_the_voice_brings_the_light_and_is_told(there: Counter, voice: WrittenVoice) -> None:
    in_the_dark(there)
    voice.breaks()
    there.settle()
    assert gives_light(there.window)
    assert not there.screen.comfort.speech
    assert there.window.note.sentence == words(there, "ear.no-voice")


def test_language_without_a_voice_brings_the_light(there: Counter, voice: WrittenVoice) -> None:
    in_the_dark(there)
    voice.voiceless = {"ne"}
    there.kiosk.bridge.post(ComfortChosen(replace(there.screen.comfort, language="ne")))
    there.settle()
    assert gives_light(there.window)


def test_warning_is_seen_and_heard_in_the_dark(
    there: Counter, clock: ShiftedClock, voice: WrittenVoice
) -> None:
    in_the_dark(there)
    voice.take()
    clock.put_forward(LONG_S)
    there.kiosk.bridge._drain()
    there.settle()
    assert there.screen.name == "idle-warning"
    assert gives_light(there.window)
    assert reading(words(there, "visit.idle.title")) in voice.take()
    strike(there, Function.BACK)
    assert not gives_light(there.window), "who listens on finds the curtain as it was"


def test_voice_that_comes_back_goes_on_for_who_was_spoken_to(there: Counter, voice: WrittenVoice) -> None:
    in_the_dark(there)
    voice.breaks()
    there.settle()
    assert gives_light(there.window)
    voice.take()
    voice.mends()
    there.settle()
    assert there.screen.comfort.speech
    assert voice.take()


def test_voice_that_comes_back_is_for_nobody_who_did_not_want_it(there: Counter, voice: WrittenVoice) -> None:
    in_the_dark(there)
    strike(there, Function.VOICE)
    voice.breaks()
    there.settle()
    voice.mends()
    there.settle()
    assert not there.screen.comfort.speech


def test_voice_that_comes_back_is_for_nobody_else(there: Counter, voice: WrittenVoice) -> None:
    in_the_dark(there)
    voice.breaks()
    there.settle()
    before = there.screen.visit
    for button in ("quit", "quit-now"):
        there.kiosk.bridge.post(Pressed(button))
        there.settle()
    assert there.screen.visit != before
    voice.mends()
    there.settle()
    assert not there.screen.comfort.speech
