"""Who enters a PIN by ear hears where its keys stand, or how that could be heard; once, and never a digit."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.visit.screen import Comfort, Screen
from kiosk.words.furigana import reading
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE

LANGUAGES = sorted(
    one.name for one in (Path(__file__).parents[3] / "resources" / "translations").iterdir() if one.is_dir()
)
ROW = "1段目は、1、2、3。"


@pytest.fixture
def keypad(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown, "jack")
    yield keypad
    keypad.steering.close()


def pad(language: str = "ja", *, speech: bool = True) -> Screen:
    return dataclasses.replace(samples.secret_pad(), comfort=Comfort(language=language, speech=speech))


def hints(keypad: Keypad, language: str = "ja") -> int:
    return keypad.engine.log.count(reading(CATALOGUE.words(language)("ear.pad-into-headphones")))


def rows(keypad: Keypad) -> int:
    assert not [text for text in keypad.engine.log if ROW in text and not text.startswith("[")]
    return sum(ROW in text for text in keypad.engine.log)


@pytest.mark.parametrize("language", LANGUAGES)
def test_loudspeaker_says_once_that_headphones_or_staff_would_help(keypad: Keypad, language: str) -> None:
    keypad.show(pad(language))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down):
        keypad.press(key)
    assert hints(keypad, language) == 1
    assert rows(keypad) == 0


def test_who_asks_again_is_told_again(keypad: Keypad) -> None:
    keypad.show(pad())
    keypad.press(Qt.Key.Key_F2)
    assert hints(keypad) == 2


def test_headphones_hear_the_places_instead(keypad: Keypad) -> None:
    keypad.voice.set_headphones(plugged=True)
    keypad.show(pad())
    assert (hints(keypad), rows(keypad)) == (0, 1)


def test_who_plugs_them_in_at_the_pad_hears_the_places(keypad: Keypad) -> None:
    keypad.show(pad())
    assert rows(keypad) == 0
    keypad.steering.set_headphones(plugged=True)
    assert (hints(keypad), rows(keypad)) == (1, 1)
    keypad.steering.set_headphones(plugged=True)
    assert rows(keypad) == 1, "nothing has changed"
    keypad.steering.set_headphones(plugged=False)
    assert (hints(keypad), rows(keypad)) == (1, 1)


def test_who_turns_the_voice_on_at_the_pad_is_told(keypad: Keypad) -> None:
    keypad.show(pad(speech=False))
    assert hints(keypad) == 0
    keypad.show(pad())
    assert hints(keypad) == 1


def test_other_pages_say_nothing_of_it(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=Comfort(speech=True)))
    assert hints(keypad) == 0
