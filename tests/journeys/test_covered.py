"""かくす at a whole kiosk: what is chosen stays as it is under a finger, and eye and ear are told why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Finished
from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger
from tests.journeys.invented import Invented
from tests.journeys.walker import Walker

_SHOW = "asking:juminhyo.show"
_CARD = "relation"


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def there(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice) -> Iterator[Counter]:
    with counter(tmp_path, engine=lambda: voice, private_audio="always") as opened:
        yield opened


def walk_to(there: Counter, name: str) -> Finger:
    """Somebody answers 住民票 as far as that question."""
    hand = Finger(there)
    walker = Walker(there, hand, Invented(there.services, "juminhyo", "self"))
    while there.screen.name != name:
        assert not isinstance(there.screen.body, Finished), f"{name} was not asked"
        walker._pass(there.screen)
    return hand


def ticked(there: Counter) -> object:
    return next((draft for field, draft in there.visit.drafts.items() if field == "juminhyo.show"), None)


def listen(there: Counter) -> None:
    there.kiosk.bridge.post(ComfortChosen(replace(there.screen.comfort, speech=True)))
    there.until(lambda: there.screen.comfort.speech, "the voice")


def test_a_covered_answer_stays_under_a_finger_and_it_is_told_to_eye_and_ear(
    there: Counter, voice: WrittenVoice
) -> None:
    hand = walk_to(there, _SHOW)
    hand.press(_CARD)
    assert ticked(there) == [_CARD]
    hand.press("veil")
    listen(there)
    before, _ = there.window.grab().toImage(), voice.take()
    hand.press(_CARD)
    assert ticked(there) == [_CARD]
    assert there.window.grab().toImage() != before, "something is seen of every touch"
    sentence = there.window.note.sentence
    assert "見せる" in sentence
    assert reading(sentence) in voice.take()
    hand.press("veil")
    assert not there.window.note.isVisible()
    hand.press(_CARD)
    assert ticked(there) == []


def test_a_covered_answer_is_called_so_in_headphones(there: Counter, voice: WrittenVoice) -> None:
    hand = walk_to(there, _SHOW)
    hand.press(_CARD)
    hand.press("veil")
    listen(there)
    card = hand._find(_CARD)
    assert card is not None
    other = next(one for one in there.window.frame.steps() if one is not card)
    other.setFocus()
    voice.take()
    card.setFocus()
    assert "かくしています" in voice.take()
