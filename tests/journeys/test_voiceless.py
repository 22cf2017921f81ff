"""Where there is no voice, that is told: on the screen, and aloud where another language has one."""

from __future__ import annotations

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
def there(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice) -> Iterator[Counter]:
    voice.voiceless = {"ko"}
    with counter(tmp_path, engine=lambda: voice, languages=("ja", "en", "ko"), speech=True) as made:
        Finger(made).press("start")
        yield made


def words(there: Counter, language: str, key: str) -> str:
    return there.services.catalogue.words(language)(key)


def test_language_without_a_voice_is_told_on_the_screen_and_aloud_in_japanese(
    there: Counter, voice: WrittenVoice
) -> None:
    Finger(there).press("tool:language")
    voice.take()
    Finger(there).press("language:ko")
    assert voice.take() == [reading(words(there, "ja", "ear.no-voice-for"))]
    assert voice.languages[-1] == "ja"
    assert there.window.note.sentence == words(there, "ko", "ear.no-voice-for")
    assert not there.screen.comfort.speech, "the screen does not say that a voice is on"


def test_voice_asked_for_again_is_told_again(there: Counter, voice: WrittenVoice) -> None:
    Finger(there).press("tool:language")
    Finger(there).press("language:ko")
    voice.take()
    QTest.keyClick(there.window.focusWidget() or there.window, Qt.Key.Key_F5)
    there.settle()
    assert voice.take() == [reading(words(there, "ja", "ear.no-voice-for"))]
    assert there.window.note.sentence == words(there, "ko", "ear.no-voice-for")


def test_way_back_to_a_language_that_has_one(there: Counter, voice: WrittenVoice) -> None:
    for key in ("tool:language", "language:ko", "language:en", "voice:on"):
        Finger(there).press(key)
    assert there.screen.comfort.speech
    assert there.window.note.sentence == ""


def test_it_is_said_to_have_none_before_it_is_chosen(there: Counter, voice: WrittenVoice) -> None:
    Finger(there).press("tool:language")
    heard = {}
    for _ in range(40):
        voice.take()
        QTest.keyClick(there.window.focusWidget() or there.window, Qt.Key.Key_Down)
        there.settle()
        here = there.window.focusWidget()
        heard[here.objectName() if here is not None else ""] = voice.take()
    none = reading(words(there, "ja", "ear.voiceless"))
    assert heard["language:ko"][:2] == ["한국어", none]
    assert none not in heard["language:en"]


def test_without_any_sound_the_screen_tells_it(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        for key in ("start", "tool:voice", "voice:on"):
            Finger(there).press(key)
        assert there.window.note.sentence == words(there, "ja", "ear.no-voice")
        assert not there.screen.comfort.speech
