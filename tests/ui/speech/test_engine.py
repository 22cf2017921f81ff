"""What was made ahead is heard at once: nothing is made between the wish and the sound."""

from __future__ import annotations

from itertools import takewhile

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.basics.clock import SystemClock
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.gallery import portraits, portraits_of
from kiosk.visit.screen import Comfort
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import handbook_of
from ui.main import own_words, question_titles
from ui.speech.engine import SpeakingEngine
from ui.speech.maker import Maker
from ui.speech.phrases import Phrase, cut
from ui.speech.player import Player

WORDS = "どの手続きをなさいますか"
SOUND = b"\1\2" * 100
AT_ONCE = 0.7
"""Share of all pages that begin with sound made ahead. The rest names whom a question is about."""


class HeardPlayer(Player):
    """Notes what is heard, in one list with what is made."""

    def __init__(self, done: list[object]) -> None:
        QObject.__init__(self)
        self._done = done

    def play(self, sound: bytes, volume: int) -> None:
        self._done.append(sound)

    def stop(self) -> None:
        """Silence."""


class NotedMaker(Maker):
    """Notes what it is to make; makes it when it is told to."""

    def __init__(self, done: list[object]) -> None:
        super().__init__()
        self._done = done

    def start(self) -> None:
        """No process."""

    def make(self, phrase: Phrase) -> None:
        self._done.append(phrase)

    def drop(self) -> None:
        """Nothing waits."""


@pytest.fixture
def done() -> list[object]:
    return []


@pytest.fixture
def makers(done: list[object], qtbot: QtBot) -> tuple[NotedMaker, NotedMaker]:
    return NotedMaker(done), NotedMaker(done)


def test_words_made_ahead_are_heard_before_anything_is_made(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.prepare([WORDS])
    assert done == [Phrase("ja", 100, WORDS)]
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    done.clear()
    engine.say(WORDS, private=False)
    assert done == [SOUND]


def test_what_follows_is_made_while_the_first_is_heard(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    engine.say(WORDS, private=False)
    engine.say("見本さんの番です", private=True)
    assert done[0] == SOUND
    maker.made.emit(Phrase("ja", 100, "見本さんの番です"), b"\3")
    engine.forget()
    done.clear()
    engine.say("見本さんの番です", private=True)
    assert done == [Phrase("ja", 100, "見本さんの番です")], "what one person brought is not kept for the next"


def test_pages_begin_with_sound_made_ahead() -> None:
    handbook, moment = handbook_of(), SystemClock().moment()
    made = {
        phrase for text in (*own_words(), *question_titles(handbook.library)) for phrase in cut(reading(text))
    }
    document = Document(VisitId("x"), ApplicationId("00000000-0000-7000-8000-000000000001"), b"%PDF", "", 1)
    whole = portraits(handbook, moment, Comfort(), document)
    steps = takewhile(lambda page: not page[0].startswith("asking"), whole)
    first = {name: cut(reading(screen.heard[0]))[0] for name, screen in steps}
    questions = portraits_of(handbook, moment, Comfort(), "juminhyo")
    first |= {name: cut(reading(screen.heard[0]))[0] for name, screen in questions}
    late = {name: phrase for name, phrase in first.items() if phrase not in made}
    assert len(first) > 60
    assert len(late) <= (1 - AT_ONCE) * len(first), late
