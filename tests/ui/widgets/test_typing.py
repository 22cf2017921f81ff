from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets import typing

KANA = "".join(typing.ROWS).replace("　", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [("は", "ば"), ("ば", "は"), ("ぱ", "ば"), ("う", "ゔ"), ("か", "が"), ("あ", "あ"), ("", "")],
)
def test_voiced_mark_changes_the_last_letter(before: str, after: str) -> None:
    assert typing.voiced(before) == after


@pytest.mark.parametrize(
    ("before", "after"), [("は", "ぱ"), ("ば", "ぱ"), ("ぱ", "は"), ("か", "か"), ("", "")]
)
def test_half_voiced_mark_changes_the_last_letter(before: str, after: str) -> None:
    assert typing.half_voiced(before) == after


@pytest.mark.parametrize(
    ("before", "after"), [("つ", "っ"), ("っ", "つ"), ("き", "き"), ("や", "ゃ"), ("", "")]
)
def test_small_key_changes_the_last_letter(before: str, after: str) -> None:
    assert typing.small(before) == after


def test_only_the_last_letter_changes() -> None:
    assert typing.voiced("はは") == "はば"
    assert typing.half_voiced(typing.voiced("は")) == "ぱ"


@pytest.mark.parametrize(
    ("before", "after"),
    [("みほん", "みほん　"), ("みほん　", "みほん　"), ("", "")],
    ids=["gap", "never-two", "not-first"],
)
def test_space_is_one_gap_between_names(before: str, after: str) -> None:
    assert typing.space(before, 20) == after


def test_board_has_every_kana_once_in_columns() -> None:
    assert [row[0] for row in typing.ROWS] == list("あいうえお")
    assert typing.ROWS[0] == "あかさたなはまやらわ"
    assert len(set(KANA)) == len(KANA) == 47
    assert {len(row) for row in typing.ROWS} == {10}


@given(st.text(alphabet=KANA, max_size=12), st.integers(0, 12))
def test_full_text_still_takes_marks_and_erasing(text: str, most: int) -> None:
    full = text[:most]
    assert typing.put(full, "あ", len(full)) == full
    assert len(typing.voiced(full)) == len(typing.small(full)) == len(full)
    assert typing.erase(full) == full[:-1]


@given(st.sampled_from(KANA))
def test_marks_always_lead_back(letter: str) -> None:
    assert typing.voiced(typing.voiced(letter)) == letter
    assert typing.half_voiced(typing.half_voiced(letter)) == letter
    assert typing.small(typing.small(letter)) == letter
