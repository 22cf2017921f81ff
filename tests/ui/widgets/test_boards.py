from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from ui.theme.metrics import Orientation
from ui.widgets.boards import Board, Layout, columns_of, layout_for


@pytest.mark.parametrize(
    ("size", "orientation", "pixels_per_mm", "board_mm", "layout"),
    [
        ("standard", "landscape", 4.03, (400, 128), Layout.WIDE),
        ("largest", "landscape", 4.03, (376, 141), Layout.WIDE),
        ("standard", "portrait", 4.03, (243, 210), Layout.TALL),
        ("standard", "landscape", 5.56, (270, 60), Layout.ROWS),
        ("standard", "landscape", 4.03, (400, 90), Layout.ROWS),
    ],
    ids=["21-inch", "largest", "portrait", "15-inch", "low-room"],
)
def test_board_keeps_its_keys_at_twenty_millimetres(
    size: str, orientation: Orientation, pixels_per_mm: float, board_mm: tuple[int, int], layout: Layout
) -> None:
    look = a_look(size, orientation=orientation, pixels_per_mm=pixels_per_mm)
    assert layout_for(look, Board.KANA, look.mm(board_mm[0]), look.mm(board_mm[1])) is layout


def test_low_reach_takes_two_steps() -> None:
    look = a_look(low_reach=True)
    assert layout_for(look, Board.KANA, look.mm(400), look.mm(128)) is Layout.ROWS


def test_house_numbers_have_a_pad() -> None:
    look = a_look()
    assert layout_for(look, Board.BLOCK, look.mm(400), look.mm(128)) is Layout.PAD


@pytest.mark.parametrize(("row", "kana"), [(0, "あいうえお"), (7, "やゆよ"), (9, "わをんー")])
def test_row_key_opens_its_kana(row: int, kana: str) -> None:
    assert columns_of(row) == kana
