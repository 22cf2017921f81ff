from __future__ import annotations

import pytest

from kiosk.paper.clusters import clusters


def test_selector_stays_with_its_character_and_controls_go() -> None:
    assert clusters("葛\U000e0100城\u0007か\u3099") == ["葛\U000e0100", "城", "か\u3099"]


@pytest.mark.parametrize("letter", ["\ue000", "\U0002fffd"], ids=["private-use", "newer-than-python"])
def test_letters_without_a_name_of_their_own_stay(letter: str) -> None:
    assert clusters(f"{letter}田") == [letter, "田"]


def test_accents_stay_with_their_letter() -> None:
    assert clusters("e\u0302\u0303n") == ["e\u0302\u0303", "n"]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("प्रमाणपत्र", ["प्र", "मा", "ण", "प", "त्र"]),
        ("काठमाडौं", ["का", "ठ", "मा", "डौं"]),
        ("विद्यार्थी", ["वि", "द्या", "र्थी"]),
        ("गर्‍यो", ["ग", "र्‍यो"]),
        ("क्षेत्र।", ["क्षे", "त्र", "।"]),
        ("१५", ["१", "५"]),
    ],
)
def test_nepali_comes_in_syllables(word: str, syllables: list[str]) -> None:
    assert clusters(word) == syllables
