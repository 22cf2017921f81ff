from __future__ import annotations

import pytest

from kiosk.forms.authoring.plain_english import EnglishWords, english_findings, english_in
from tests.fakes.form_parts import RESOURCES

LISTS = english_in(RESOURCES / "procedures")


def told(text: str, lists: EnglishWords = LISTS) -> list[str]:
    return [message for _, message in english_findings({"a.title": text}, lists)]


def test_list_is_long_enough_and_says_something_plainer() -> None:
    assert len(LISTS.hard) >= 60
    assert [hard for hard, easy in LISTS.hard.items() if hard == easy] == []


@pytest.mark.parametrize(
    ("text", "hard", "easy"),
    [
        ("Submit the form", "submit", "hand in"),
        ("The form was submitted", "submit", "hand in"),
        ("Before commencing work", "commence", "begin"),
        ("Prior to moving", "prior to", "before"),
        ("Who notifies us?", "notify", "tell"),
    ],
)
def test_hard_word_is_told_in_any_form(text: str, hard: str, easy: str) -> None:
    assert told(text) == [f"in English: hard word “{hard}”: say “{easy}”"]


@pytest.mark.parametrize(
    "text",
    ["I receive public assistance", "Self-employed, part-time", "Your PIN", "Use a pen", "Area (sq. m)"],
)
def test_names_and_plain_words_are_let_be(text: str) -> None:
    assert told(text) == []


def test_abbreviation_is_explained_or_told() -> None:
    assert told("Your NHI card") == ["in English: “NHI” is explained nowhere: say what it stands for"]
    assert told("Your NHI (National Health Insurance) card") == []


def test_without_a_list_nothing_is_told() -> None:
    assert told("Submit it", EnglishWords({}, (), ())) == []
