"""けす of somebody who was entered: one touch takes them from the list, and the next one brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Finished, Question
from tests.ear.counter import WrittenVoice
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger
from tests.journeys.invented import Invented
from tests.journeys.walker import Walker

LIST = "asking:jido-teate.children.list"
NOBODY_NAMED = "これから"


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def there(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice) -> Iterator[Counter]:
    with counter(tmp_path, engine=lambda: voice, private_audio="never", speech=True) as opened:
        yield opened


def labels(there: Counter) -> list[str]:
    assert isinstance(there.screen.body, Question)
    return [option.label for option in there.screen.body.field.options]


def stands(there: Counter) -> bool:
    """Whether the page of the list shows a child of whom all is told."""
    return there.screen.name == LIST and bool(labels(there)) and NOBODY_NAMED not in labels(there)[0]


def list_with_a_child(there: Counter) -> Finger:
    walker = Walker(there, Finger(there), Invented(there.services, "jido-teate", "self"))
    while not stands(there):
        assert not isinstance(there.screen.body, Finished)
        walker._pass(there.screen)
    return Finger(there)


def draft(there: Counter) -> object:
    assert isinstance(there.screen.body, Question)
    return there.screen.body.field.draft


def remove(there: Counter, hand: Finger) -> None:
    key = next(one for one in hand._all() if one.accessibleName().startswith("けす"))
    hand._on(key)


def test_child_that_was_taken_away_comes_back_with_all_that_was_entered(there: Counter) -> None:
    hand = list_with_a_child(there)
    before = draft(there)
    remove(there, hand)
    assert labels(there) == []
    hand.press("button:restore" if hand._shows("button:restore") else "restore")
    assert draft(there) == before
    assert "restore" not in [button.id for button in there.screen.buttons]


def test_ctrl_z_brings_the_child_back(there: Counter) -> None:
    hand = list_with_a_child(there)
    before = draft(there)
    remove(there, hand)
    target = there.window.focusWidget() or there.window
    there.look()
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    there.settle()
    assert draft(there) == before


def test_lobby_hears_who_was_taken_away_by_place_and_how_to_undo_it(
    there: Counter, voice: WrittenVoice
) -> None:
    hand = list_with_a_child(there)
    voice.take()
    remove(there, hand)
    said = voice.take()
    assert "1人目を、けしました。" in said
    assert "けした人を元に戻す" in said


def test_way_back_stands_in_another_language_and_goes_once_the_list_is_changed(there: Counter) -> None:
    hand = list_with_a_child(there)
    remove(there, hand)
    there.kiosk.bridge.post(ComfortChosen(replace(there.screen.comfort, language="en")))
    there.settle()
    assert "restore" in [button.id for button in there.screen.buttons]
    hand.press("extra:add")
    there.settle()
    hand.press("back")
    assert there.screen.name != LIST or "restore" not in [button.id for button in there.screen.buttons]


def test_child_comes_back_after_the_page_was_left_and_found_again(there: Counter) -> None:
    hand = list_with_a_child(there)
    before = draft(there)
    remove(there, hand)
    hand.press("back")
    assert there.screen.name != LIST
    walker = Walker(there, hand, Invented(there.services, "jido-teate", "self"))
    while there.screen.name != LIST:
        walker._pass(there.screen)
    hand.press("button:restore" if hand._shows("button:restore") else "restore")
    assert draft(there) == before
