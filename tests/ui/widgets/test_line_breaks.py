from __future__ import annotations

import pytest

from ui.widgets.line_breaks import balanced, ends_sentence

EQUAL = [10.0] * 6


@pytest.mark.parametrize(
    ("ends", "rows"),
    [
        ([], [(0, 3), (3, 6)]),
        ([2, 6], [(0, 2), (2, 6)]),
        ([4, 6], [(0, 4), (4, 6)]),
        ([2, 3], [(0, 3), (3, 6)]),
        ([1], [(0, 3), (3, 6)]),
    ],
    ids=["no sentence", "early", "late", "the more equal one", "a line that would look forgotten"],
)
def test_line_ends_with_a_sentence_where_it_may(ends: list[int], rows: list[tuple[int, int]]) -> None:
    assert balanced(EQUAL, ends, 45.0) == rows


def test_sentences_cost_no_line() -> None:
    assert balanced(EQUAL, [1, 5], 40.0) == [(0, 3), (3, 6)]
    assert len(balanced([10.0] * 9, [2, 4, 6, 9], 40.0)) == 3


def test_each_of_three_lines_may_have_its_sentence() -> None:
    assert balanced([10.0] * 9, [2, 5, 9], 45.0) == [(0, 2), (2, 5), (5, 9)]


def test_what_fits_is_one_line() -> None:
    assert balanced(EQUAL, [2, 4], 60.0) == [(0, 6)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("よびます。", True), ("ですか？", True), ("「よぶ」。", True), ("さわる。」", True),
        ("よび、", False),
        ("once. ", True), ("No. ", False), ("3. ", False), ("छ।", True), ("U.S. ", False), ("", False),
    ],
)  # fmt: skip
def test_end_of_a_sentence_is_known(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
