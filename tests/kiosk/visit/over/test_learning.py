"""Trying the keys out: what is said of each key, and how whoever has but two switches gets out again."""

from __future__ import annotations

import pytest

from kiosk.visit.over.learning import LEAVING
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import PacedVisit, handbook_of


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(handbook_of())
    made.to_questions()
    made.press("learn-keys")
    return made


def test_page_says_from_the_beginning_how_it_is_left(visit: PacedVisit) -> None:
    leave = visit.handbook.words("ja")("ear.learn.leave")
    assert reading(leave) in visit.screen.heard


@pytest.mark.parametrize("key", LEAVING)
def test_key_that_leaves_when_it_comes_again_says_so(key: str, visit: PacedVisit) -> None:
    again = visit.handbook.words("ja")("ear.learn.again")
    assert reading(again) in visit.press(f"key:{key}").heard
    assert reading(again) not in visit.press("key:down").heard


def test_leaving_gives_the_question_back(visit: PacedVisit) -> None:
    visit.press("key:ok")
    assert visit.press("next").name.startswith("asking")
