from __future__ import annotations

import pytest

from kiosk.forms import half_typed


@pytest.mark.parametrize(
    ("draft", "letters"),
    [
        ("やまｄ", "ｄ"), ("っｋｙ", "ｋｙ"), ("やｋた", "ｋ"), ("ｎ", "ｎ"), ("みほん", ""), ("", ""),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", ""), ("ＮＧＵＹＥＮ", ""), ("abc", ""), (None, ""), ({"era": "ｋ"}, ""),
    ],
)  # fmt: skip
def test_only_consonants_of_a_keyboard_are_half_a_kana(draft: object, letters: str) -> None:
    assert half_typed.letters(draft) == letters


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("みほｎ", "みほん"),
        ("みほｋ", "みほｋ"),
        ("みｎほ", "みｎほ"),
        ("Ｊｏｈｎ", "Ｊｏｈｎ"),
        (None, None),
    ],
)
def test_a_last_n_is_a_whole_kana_where_nothing_more_comes(draft: object, whole: object) -> None:
    assert half_typed.settled(draft) == whole
