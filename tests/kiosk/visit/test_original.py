"""Staff read the Japanese of any screen by one touch; the visitor's language comes back by another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import effects as to_do
from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Button, Screen
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "ja-easy", "en"))


@pytest.fixture
def visit() -> PacedVisit:
    """Somebody who reads English."""
    made = PacedVisit(BOOK)
    made.press("language:en")
    return made


def offered(screen: Screen) -> Button:
    return next(button for button in screen.buttons if button.id == "original")


@pytest.mark.parametrize("over", [(), ("call",), ("tool:theme",), ("quit",), ("learn-keys",)])
def test_one_touch_there_and_one_back_on_any_screen(over: tuple[str, ...], visit: PacedVisit) -> None:
    visit.to_questions()
    visit.types("subject.name_kana", KANA)
    english = visit.press(*over)
    japanese = visit.press("original")
    assert japanese.comfort.language == "ja"
    assert japanese.name == english.name
    assert japanese.body.title == in_japanese(visit).body.title
    assert visit.press("original") == english


def in_japanese(visit: PacedVisit) -> Screen:
    """The same place for somebody who reads Japanese."""
    other = PacedVisit(BOOK)
    comfort = replace(visit.visit.comfort, language="ja")
    other.visit = replace(visit.visit, comfort=comfort, original_of="")
    other.ticks = visit.ticks
    return other.screen


def test_each_language_stands_there_in_its_own_script_and_is_explained_aloud(visit: PacedVisit) -> None:
    visit.to_who()
    button = offered(visit.screen)
    assert button.label == "日本語"
    assert button.said == BOOK.words("en")("visit.original.show")
    assert reading(button.said) in visit.screen.spoken
    assert offered(visit.press("original")).label == "English"


@pytest.mark.parametrize("language", ["ja", "ja-easy"])
def test_who_reads_japanese_is_offered_nothing(language: str) -> None:
    visit = PacedVisit(BOOK)
    visit.press(f"language:{language}")
    visit.to_who()
    assert "original" not in visit.offers
    before = visit.screen
    assert visit.press("original") == before


def test_the_kiosk_asks_the_visitor_in_their_own_language(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("original")
    assert visit.waits(200).body.title == BOOK.words("en")("visit.idle.title")


def test_another_language_chosen_meanwhile_is_the_visitors(visit: PacedVisit) -> None:
    visit.to_who()
    visit.press("original", "tool:language", "language:ja-easy", "next")
    assert visit.visit.language == "ja-easy"
    visit.press("tool:language", "language:en", "next", "original")
    visit.happens(ComfortChosen(replace(visit.visit.comfort, theme="dark")))
    assert visit.visit.language == "en"


def test_the_application_names_the_visitors_language(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    visit.press("original", "next")
    assert visit.last(to_do.HandIn).application.language == "en"
