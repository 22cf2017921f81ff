"""やめる asked back, and why a question is asked: in the visitor's language even when that changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Notice, Question
from tests.fakes.paced_visit import PacedVisit, handbook_of


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(handbook_of(languages=("ja", "en")))
    made.to_questions()
    return made


def test_a_slip_of_the_finger_loses_nothing(visit: PacedVisit) -> None:
    before = visit.screen
    assert visit.press("quit", "quit").name == "really-quit"
    assert visit.press("next") == before


def test_really_quitting_forgets(visit: PacedVisit) -> None:
    before = visit.visit.id
    assert visit.press("quit", "quit-now", "quit-now").name == "welcoming"
    assert visit.visit.id != before


def test_the_reason_follows_the_language(visit: PacedVisit) -> None:
    japanese = visit.press("why").body
    visit.happens(ComfortChosen(replace(visit.visit.comfort, language="en")))
    english = visit.screen.body
    assert isinstance(japanese, Notice)
    assert isinstance(english, Notice)
    assert english.lines[0].isascii()
    assert not japanese.lines[0].isascii()


def test_large_letters_bring_the_sentence_beside_the_question_to_the_reason(visit: PacedVisit) -> None:
    asked = visit.screen.body
    assert isinstance(asked, Question)
    assert asked.explanation
    visit.happens(ComfortChosen(replace(visit.visit.comfort, text_size="largest")))
    key = next(button for button in visit.screen.buttons if button.id == "why")
    assert key.label == "くわしく"
    lines = tuple(line for line in (asked.explanation, asked.example, asked.why) if line)
    assert visit.press("why").body == Notice(asked.title, lines, "helper")


def test_from_the_reason_one_may_quit(visit: PacedVisit) -> None:
    assert visit.press("why", "quit").name == "really-quit"
