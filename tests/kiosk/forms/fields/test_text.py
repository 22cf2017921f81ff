from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of


@pytest.mark.parametrize(
    ("length", "found"), [(9, []), (10, []), (11, [("", "too-long")])], ids=["limit-1", "limit", "limit+1"]
)
def test_text_is_held_at_its_most_characters(length: int, found: list[tuple[str, str]]) -> None:
    assert problems_of(question("text", most=10), "あ" * length) == found


@pytest.mark.parametrize("script", ["latin", "any"])
@pytest.mark.parametrize(("length", "found"), [(100, []), (101, [("", "staff-writes")])])
def test_a_name_of_a_hundred_letters_is_taken_and_staff_write_a_longer_one(
    length: int, found: list[tuple[str, str]], script: str
) -> None:
    spec = question("text", script=script)
    assert problems_of(spec, "A" * length) == found
    assert KINDS["text"].part_view(spec, "", "", context()).limits["longer"] == "staff-writes"


def test_a_name_in_any_letters_is_written_on_the_usual_board() -> None:
    assert "script" not in KINDS["text"].part_view(question("text", script="any"), "", "", context()).limits


@pytest.mark.parametrize("nothing", [None, "", " ", "\u3000", 5])
def test_nothing_is_missing(nothing: object) -> None:
    assert problems_of(question("text"), nothing) == [("", "missing-text")]


def test_widths_are_made_one() -> None:
    assert value_of(question("text"), "ﾊｲﾂ Ａ１") == "ハイツ A1"


def test_a_text_in_letters_says_so_to_its_board_and_takes_other_signs_all_the_same() -> None:
    spec = question("text", script="latin")
    kind = KINDS["text"]
    assert kind.part_view(spec, "", "", context()).limits["script"] == "latin"
    assert "script" not in kind.part_view(question("text"), "", "", context()).limits
    assert value_of(spec, "王 MIHON") == "王 MIHON", "an alias may have kanji"
