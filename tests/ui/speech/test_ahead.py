"""Every page there is begins with words that were made into sound before anybody stood there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.gallery import HANAKO, portraits
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Comfort, Screen
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import handbook_of
from tests.ui.speech.test_voice import CATALOGUE, WrittenEngine, a_screen
from ui.speech.ahead import Ahead, own_words
from ui.speech.phrases import cut
from ui.speech.typed import letters as letters_of
from ui.speech.voice import Voice
from ui.widgets import typing

TODAY = date(2026, 7, 1)
SLOWLY = Comfort(speech=True, rate=75)


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return handbook_of()


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> frozenset[str]:
    return frozenset(phrase for text in own_words(handbook, TODAY) for phrase in cut(text))


@pytest.fixture(scope="module")
def pages(handbook: Handbook) -> list[tuple[str, Screen]]:
    document = Document(VisitId("x"), ApplicationId("00000000-0000-7000-8000-000000000001"), b"%PDF", "", 1)
    return list(portraits(handbook, SystemClock().moment(), Comfort(), document))


def late(pages: Iterable[tuple[str, Screen]], made: Collection[str]) -> dict[str, str]:
    """What a listener waits for on each page: its first phrase, where it was not made ahead."""
    first = {name: next(iter(cut(reading(screen.heard[0]))), "") for name, screen in pages}
    return {name: phrase for name, phrase in first.items() if phrase not in made}


def test_every_page_begins_with_sound_made_ahead(
    pages: list[tuple[str, Screen]], made: frozenset[str]
) -> None:
    assert len(pages) > 500
    assert late(pages, made) == {}


def test_a_beginning_that_was_not_made_is_reported(
    pages: list[tuple[str, Screen]], made: frozenset[str]
) -> None:
    planted = "その方はいつ生まれましたか"
    found = late(pages, made - {planted})
    assert set(found.values()) == {planted}
    assert "asking-inkan-shomei-household-subject.birth_date" in found


def test_nothing_that_is_made_ahead_is_of_a_person(made: frozenset[str]) -> None:
    told = [HANAKO.name, HANAKO.address or "", HANAKO.phone or ""]
    assert not [phrase for phrase in made for one in told if one in phrase]


def ahead_with(log: WrittenEngine, handbook: Handbook) -> tuple[Voice, Ahead]:
    voice = Voice(lambda: log, "never", CATALOGUE.words)
    return voice, Ahead(voice, handbook, lambda: TODAY)


def test_another_pace_or_procedure_makes_its_pages_ready_once(handbook: Handbook) -> None:
    engine = WrittenEngine()
    voice, ahead = ahead_with(engine, handbook)
    screen = a_screen("どなたの", comfort=SLOWLY)
    voice.show(screen)
    engine.log.clear()
    for procedure in (None, "inkan-shomei", "inkan-shomei"):
        ahead.show(screen, procedure)
    assert engine.log.count("(next その方はいつ生まれましたか)") == 1
    assert engine.log.count("(next キーとスイッチ)") == 2


def test_nobody_who_listens_makes_nothing(handbook: Handbook) -> None:
    engine = WrittenEngine()
    voice, ahead = ahead_with(engine, handbook)
    screen = a_screen("どなたの", comfort=Comfort())
    voice.show(screen)
    ahead.show(screen, "inkan-shomei")
    assert engine.log == []


def test_the_answer_to_every_key_of_a_board_is_made_ahead(made: frozenset[str]) -> None:
    letters = {called for line in typing.ROWS for letter in line if (called := letters_of(letter)).strip()}
    assert letters | set("0123456789") <= made
