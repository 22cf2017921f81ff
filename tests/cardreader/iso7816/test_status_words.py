from __future__ import annotations

import pytest

from cardreader.iso7816 import status_words as sw


@pytest.mark.parametrize(
    ("status", "left"), [(0x63C0, 0), (0x63C3, 3), (0x63CF, 15), (0x6300, None), (0x9000, None)]
)
def test_tries_stand_in_the_last_digit_of_63cx(status: int, left: int | None) -> None:
    assert sw.tries_in(status) == left


@pytest.mark.parametrize(
    ("status", "blocked"), [(0x6983, True), (0x6984, True), (0x63C0, True), (0x63C1, False), (0x6982, False)]
)
def test_three_answers_mean_blocked(status: int, blocked: bool) -> None:
    assert sw.is_blocked(status) is blocked


@pytest.mark.parametrize(("status", "more"), [(0x6110, 16), (0x6100, 256), (0x61FF, 255), (0x9000, None)])
def test_61xx_announces_bytes(status: int, more: int | None) -> None:
    assert sw.more_bytes(status) == more


@pytest.mark.parametrize(("status", "length"), [(0x6C10, 16), (0x6C00, 256), (0x6110, None)])
def test_6cxx_names_the_right_length(status: int, length: int | None) -> None:
    assert sw.right_length(status) == length


@pytest.mark.parametrize(
    ("status", "foreign"), [(0x6A82, True), (0x6D00, True), (0x6F00, False), (0x9000, False)]
)
def test_other_cards_answer_6xxx_to_a_select(status: int, foreign: bool) -> None:
    assert sw.is_foreign(status) is foreign
