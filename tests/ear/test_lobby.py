"""On the loudspeaker of a whole kiosk: what is on offer is read, what somebody took of it is not (033)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Finished, Question
from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger, Keypad
from tests.journeys.invented import Invented
from tests.journeys.walker import Walker

SPOUSE = "asking:jido-teate.spouse"
PARTING = "parting"
TAKEN = ["えらぶところ", "えらばれています"]


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def lobby(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice) -> Iterator[Counter]:
    with counter(tmp_path, engine=lambda: voice, private_audio="never", speech=True) as opened:
        yield opened


def walk_to(there: Counter, name: str) -> Walker:
    """Somebody answers 児童手当 as far as that question."""
    walker = Walker(there, Finger(there), Invented(there.services, "jido-teate", "self"))
    while there.screen.name != name:
        assert not isinstance(there.screen.body, Finished), f"{name} was not asked"
        walker._pass(there.screen)
    return walker


def name_of(there: Counter, option: str) -> str:
    assert isinstance(there.screen.body, Question)
    return next(reading(one.label) for one in there.screen.body.field.options if one.id == option)


def keys(there: Counter, voice: WrittenVoice, *pressed: Qt.Key) -> list[str]:
    """What these keys make the loudspeaker say."""
    voice.take()
    keypad = Keypad(there)
    for key in pressed:
        keypad.key(key)
    return voice.take()


def test_finger_on_an_answer_about_a_marriage_gives_it_to_nobody(lobby: Counter, voice: WrittenVoice) -> None:
    walk_to(lobby, SPOUSE)
    voice.take()
    Finger(lobby).press(f"choice:{PARTING}")
    assert voice.take() == TAKEN


def test_whoever_listens_finds_it_takes_it_and_is_told_so(lobby: Counter, voice: WrittenVoice) -> None:
    walk_to(lobby, SPOUSE)
    name = name_of(lobby, PARTING)
    keypad = Keypad(lobby)
    there = keypad._find(f"choice:{PARTING}")
    assert there is not None
    voice.take()
    keypad._walk_to(there)
    assert name in voice.take(), "where the focus is, of what is on offer"
    assert keys(lobby, voice, Qt.Key.Key_Return) == TAKEN
    assert name not in keys(lobby, voice, Qt.Key.Key_F1)


def test_page_that_comes_back_names_no_answer_as_the_one_that_was_given(
    lobby: Counter, voice: WrittenVoice
) -> None:
    walk_to(lobby, SPOUSE)
    name = name_of(lobby, PARTING)
    hand = Finger(lobby)
    hand.press(f"choice:{PARTING}")
    hand.press("next")
    assert lobby.screen.name != SPOUSE
    voice.take()
    hand.press("back")
    assert lobby.screen.name == SPOUSE
    assert voice.take().count(name) <= 1, "once, among what is on offer"
    assert name not in keys(lobby, voice, Qt.Key.Key_F1)


def test_era_of_somebodys_birth_is_taken_without_its_name(lobby: Counter, voice: WrittenVoice) -> None:
    walker = walk_to(lobby, SPOUSE)
    Finger(lobby).press("choice:together")
    walker._go_on()
    while not lobby.screen.name.endswith("birth_date"):
        walker._pass(lobby.screen)
    hand = Finger(lobby)
    for era in ("heisei", "showa", "heisei"):
        voice.take()
        hand.press(era)
        assert voice.take() in (["えらばれています"], TAKEN)
