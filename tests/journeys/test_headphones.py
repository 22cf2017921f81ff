"""Headphones that stay in the jack speak to the next person, too; and whoever listened hears the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def jack() -> Iterator[int]:
    """A device whose switch says that something is plugged in."""
    reading_end, writing_end = os.pipe()
    yield reading_end
    os.close(writing_end)


@pytest.fixture
def plugged(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice, jack: int) -> Iterator[Counter]:
    """A counter in whose jack the last person's headphones are."""
    with counter(tmp_path, engine=lambda: voice, private_audio="jack") as there:
        there.kiosk.headphones.follow(jack, plugged=True)
        there.kiosk.voice.set_headphones(plugged=True)
        yield there


def sentence(there: Counter, key: str) -> str:
    return reading(there.services.catalogue.words("ja")(key))


def test_first_touch_begins_the_voice(plugged: Counter, voice: WrittenVoice) -> None:
    assert not plugged.screen.comfort.speech, "to nobody it does not speak"
    Finger(plugged).press("start")
    plugged.until(lambda: plugged.screen.comfort.speech, "the voice")
    assert sentence(plugged, "ear.on") in voice.take()


def test_whoever_wants_no_voice_is_not_given_it_again(plugged: Counter) -> None:
    hand = Finger(plugged)
    hand.press("start")
    plugged.until(lambda: plugged.screen.comfort.speech, "the voice")
    QTest.keyClick(plugged.window.focusWidget() or plugged.window, Qt.Key.Key_F5)
    plugged.until(lambda: not plugged.screen.comfort.speech, "silence")
    hand.press("tile:certificates")
    plugged.settle()
    assert not plugged.screen.comfort.speech


def test_end_is_said_and_the_next_person_hears_the_voice_again(plugged: Counter, voice: WrittenVoice) -> None:
    hand = Finger(plugged)
    for name in ("start", "tile:certificates", "quit"):
        hand.press(name)
    voice.take()
    hand.press("quit-now")
    plugged.until(lambda: plugged.screen.name == "welcoming", "the first page")
    assert voice.take() == [sentence(plugged, "ear.ended")]
    assert not plugged.screen.comfort.speech
    hand.press("start")
    plugged.until(lambda: plugged.screen.comfort.speech, "the voice")


def test_without_headphones_a_touch_begins_no_voice(
    tmp_path: Path, qtbot: QtBot, voice: WrittenVoice
) -> None:
    with counter(tmp_path, engine=lambda: voice, private_audio="jack") as there:
        Finger(there).press("start")
        there.settle()
        assert not there.screen.comfort.speech
        assert voice.take() == []
