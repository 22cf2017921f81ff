from __future__ import annotations

import pytest

from tests.fakes.form_parts import problems_of, question, value_of


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("みほん　はなこ", "ミホン\u3000ハナコ"),
        ("見本 花子", "見本\u3000花子"),
        ("葛\U000e0101城 太郎", "葛\U000e0101城\u3000太郎"),
        ("SMITH JOHN", "SMITH\u3000JOHN"),
        ("スカルノ", "スカルノ"),
    ],
    ids=["kana-only", "kanji", "variation-sequence", "letters", "one-name"],
)
def test_any_name_is_taken(typed: str, kept: str) -> None:
    assert value_of(question("name"), typed) == kept


def test_nothing_asks_for_kana() -> None:
    assert problems_of(question("name"), "　") == [("", "missing-kana")]


@pytest.mark.parametrize(("length", "found"), [(99, 0), (100, 0), (101, 1)])
def test_a_name_is_held_at_a_hundred_characters(length: int, found: int) -> None:
    assert len(problems_of(question("name"), "子" * length)) == found
