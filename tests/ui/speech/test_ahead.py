"""Every page there is begins with words that were made into sound before anybody stood there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from datetime import date

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.gallery import HANAKO, portraits
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Choices, Comfort, Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import handbook_of
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE, WrittenEngine, a_screen
from ui.speech.ahead import Ahead, own_words
from ui.speech.phrases import cut
from ui.speech.said import Soon
from ui.speech.typed import letters as letters_of
from ui.speech.voice import PrivateAudio, Voice
from ui.widgets import typing

# What is made ahead takes half a minute to find: once, not in every process.
pytestmark = pytest.mark.xdist_group("ahead")

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


class SoonEngine(WrittenEngine):
    """Notes what was told to it last."""

    def __init__(self) -> None:
        super().__init__()
        self.soon: frozenset[Soon] = frozenset()

    def expect(self, texts: Iterable[Soon]) -> None:
        self.soon = frozenset(Soon(part, one.rate) for one in texts for part in cut(one.text)[:1])


@pytest.mark.parametrize("rate", [50, 100, 200])
def test_whatever_a_key_leads_to_on_a_page_is_made_at_the_pace_in_use(
    pages: list[tuple[str, Screen]], handbook: Handbook, rate: int
) -> None:
    engine = SoonEngine()
    voice, ahead = ahead_with(engine, handbook)
    late: dict[str, list[str]] = {}
    for name, screen in pages:
        listening = dataclasses.replace(screen, comfort=Comfort(speech=True, rate=rate))
        voice.show(listening)
        ahead.show(listening, None)
        labels = [*labels_of(listening), *(reading(CATALOGUE.words("ja")(key)) for key in ROLES)]
        begun = (next(iter(cut(label)), "") for label in labels)
        missing = [one for one in begun if one and Soon(one, rate) not in engine.soon]
        late |= {name: missing} if missing else {}
    assert late == {}


ROLES = ("ear.button", "ear.choice", "ear.chosen", "ear.not-chosen", "ear.not-yet")


def labels_of(screen: Screen) -> list[str]:
    """Of choices and of buttons, but for those that name a person."""
    field = screen.body.field.options if isinstance(screen.body, Question) else ()
    options = screen.body.options if isinstance(screen.body, Choices) else field
    labels = [option.label for option in options]
    labels += [button.said or button.label for button in screen.buttons]
    told = [reading(label) for label in labels]
    return [one for one in told if not any(private in one for private in screen.private if private.strip())]


@pytest.mark.parametrize(("rate", "others"), [(50, {75}), (100, {75, 125}), (200, {175})])
def test_the_first_words_at_another_pace_are_ready_before_it_is_chosen(
    handbook: Handbook, rate: int, others: set[int]
) -> None:
    engine = SoonEngine()
    voice, ahead = ahead_with(engine, handbook)
    screen = a_screen("どなたの", comfort=Comfort(speech=True, rate=rate))
    voice.show(screen)
    ahead.show(screen, None)
    paces = {soon.rate for soon in engine.soon if soon.rate != rate}
    assert paces == others
    assert {Soon(f"はやさ {other}パーセント", other) for other in others} <= engine.soon
    assert {Soon("どなたの", other) for other in others} <= engine.soon, "and the page itself after it"


def test_letters_of_a_board_are_made_at_the_pace_in_use(handbook: Handbook) -> None:
    engine = SoonEngine()
    voice, ahead = ahead_with(engine, handbook)
    screen = dataclasses.replace(samples.kana(""), comfort=Comfort(speech=True, rate=50))
    voice.show(screen)
    ahead.show(screen, None)
    assert {Soon(letter, 50) for letter in "アンー09"} <= engine.soon


def test_nothing_of_a_person_is_made_before_it_is_said(
    pages: list[tuple[str, Screen]], handbook: Handbook
) -> None:
    engine = SoonEngine()
    voice, ahead = ahead_with(engine, handbook)
    for name, screen in pages:
        listening = dataclasses.replace(screen, comfort=SLOWLY)
        voice.show(listening)
        ahead.show(listening, None)
        told = [reading(one) for one in (HANAKO.name, HANAKO.address or "", HANAKO.phone or "") if one]
        assert not [soon for soon in engine.soon for one in told if one in soon.text], name


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


@pytest.mark.parametrize(("private", "made"), [("always", True), ("never", False)])
def test_words_of_characters_are_made_when_they_come_up_for_headphones_alone(
    handbook: Handbook,
    pages: list[tuple[str, Screen]],
    private: PrivateAudio,
    made: bool,
) -> None:
    engine = SoonEngine()
    voice = Voice(lambda: engine, private, CATALOGUE.words)
    screen = dict(pages)["asking-name-given"]
    screen = dataclasses.replace(screen, comfort=Comfort(speech=True))
    voice.show(screen)
    Ahead(voice, handbook, lambda: TODAY).show(screen, None)
    assert (Soon("くさばなの はな、", 100) in engine.soon) is made
