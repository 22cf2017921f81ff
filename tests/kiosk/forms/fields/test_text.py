from __future__ import annotations

import pytest

from tests.fakes.form_parts import problems_of, question, value_of


@pytest.mark.parametrize(
    ("length", "found"), [(9, []), (10, []), (11, [("", "too-long")])], ids=["limit-1", "limit", "limit+1"]
)
def test_text_is_held_at_its_most_characters(length: int, found: list[tuple[str, str]]) -> None:
    assert problems_of(question("text", most=10), "あ" * length) == found


@pytest.mark.parametrize("nothing", [None, "", " ", "\u3000", 5])
def test_nothing_is_missing(nothing: object) -> None:
    assert problems_of(question("text"), nothing) == [("", "missing-text")]


def test_widths_are_made_one() -> None:
    assert value_of(question("text"), "ﾊｲﾂ Ａ１") == "ハイツ A1"
