"""Trying the keys out: what is said of each key, and how whoever has but two switches gets out again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import states as at
from kiosk.visit.over.learning import LEAVING
from kiosk.visit.screen import Notice
from kiosk.words.furigana import plain, reading
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


@pytest.mark.parametrize(
    ("key", "seen", "heard"),
    [
        ("letter:A", "Aのキー。", "Aのキー。"),
        ("letter:あ", "あのキー。", "あのキー。"),
        ("letter:は", "はのキー。", "ハのキー。"),
        ("letter:っ", "っのキー。", "ちいさい つのキー。"),
        ("letter:ー", "ーのキー。", "のばすぼうのキー。"),
        ("digit:7", "7のキー。", "7のキー。"),
        ("letter", "文字のキー。", "もじのキー。"),
    ],
)
def test_key_that_types_is_called_by_what_it_types(
    key: str, seen: str, heard: str, visit: PacedVisit
) -> None:
    screen = visit.press(f"key:{key}")
    assert isinstance(screen.body, Notice)
    assert [plain(line) for line in screen.body.lines] == [seen]
    assert heard in screen.heard


def test_no_digit_is_named_or_kept_over_the_page_of_a_pin(visit: PacedVisit) -> None:
    visit.visit = replace(visit.visit, step=at.EnteringSecret("card-text", 3))
    screen = visit.press("key:digit:7")
    assert visit.visit.over == at.LearningKeys("digit")
    assert not any("7" in text for text in screen.heard)
    assert "Aのキー。" in visit.press("key:letter:A").heard


def test_key_that_nobody_knows_changes_nothing(visit: PacedVisit) -> None:
    before = visit.press("key:down")
    assert visit.press("key:whistle:7") == before
