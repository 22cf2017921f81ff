from __future__ import annotations

import pytest

from tests.fakes.boards import a_board, press
from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage, cut_texts, place, wrong_gaps, wrong_sizes
from ui.widgets.boards import Board
from ui.widgets.kana_board import KanaBoard

_FUNCTIONS = ("voiced", "half", "small", "qwerty", "space", "erase", "clear", "letters", "kana")


def functions(board: KanaBoard) -> list[str]:
    standing = board.keys()
    return [name for name in _FUNCTIONS if name in standing]


@pytest.mark.parametrize(
    ("board", "names"),
    [
        (Board.KANA, ["voiced", "half", "small", "space", "erase", "clear"]),
        (Board.TEXT, ["voiced", "half", "small", "space", "erase", "clear", "letters"]),
        (Board.BLOCK, ["erase", "clear"]),
    ],
    ids=lambda value: value.name if isinstance(value, Board) else "",
)
def test_every_board_has_its_own(stage: Stage, board: Board, names: list[str]) -> None:
    assert functions(a_board(stage, board=board)) == names


def test_marks_of_kana_leave_their_places_free_beside_letters(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT)
    before = board.keys()["erase"].x()
    press(board, "letters")
    assert functions(board) == ["qwerty", "space", "erase", "clear", "kana"]
    assert board.keys()["erase"].x() == before


def test_upright_they_stand_below_the_letters(stage: Stage) -> None:
    board = a_board(stage, a_look(orientation="portrait"), size=(243, 210))
    lowest = max(place(board.keys()[letter], board).bottom() for letter in "あいうえお")
    assert all(place(board.keys()[name], board).top() > lowest for name in functions(board))


@pytest.mark.parametrize(("high", "columns"), [(94, 2), (50, 3)], ids=["two", "three"])
def test_they_take_a_third_column_where_two_would_be_too_low(stage: Stage, high: float, columns: int) -> None:
    board = a_board(stage, size=(300, high))
    assert len({board.keys()[name].x() for name in functions(board)}) == columns


def test_low_board_takes_a_third_column_where_words_leave_it_the_width(stage: Stage) -> None:
    look = a_look(low_reach=True)
    board = a_board(stage, look, size=(265, 60))
    assert len({board.keys()[name].x() for name in functions(board)}) == 3


@pytest.mark.parametrize("wide", [335, 317], ids=["in columns", "line by line"])
@pytest.mark.parametrize("language", ["ja", "en", "zh-Hans", "ko", "vi", "ne"])
def test_low_board_with_letters_has_two_rows_where_the_words_of_each_key_have_room(
    stage: Stage, language: str, wide: float
) -> None:
    look = a_look("largest", low_reach=True, language=language)
    board = a_board(stage, look, board=Board.TEXT, size=(wide, 44))
    for face in ("letters", "kana"):
        keys = board.keys()
        assert len({keys[name].y() for name in functions(board)}) <= 2
        assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])
        press(board, face)


def test_low_board_keeps_three_rows_where_four_in_a_line_would_cut_words(stage: Stage) -> None:
    look = a_look("largest", low_reach=True, language="ja-easy")
    board = a_board(stage, look, board=Board.TEXT, size=(305, 90))
    assert len({board.keys()[name].x() for name in functions(board)}) == 3
    assert cut_texts(board) == []


def test_low_board_puts_the_other_letters_beside_the_marks_where_only_so_two_rows_have_room(
    stage: Stage,
) -> None:
    look = a_look("largest", low_reach=True, language="ja-easy")
    board = a_board(stage, look, board=Board.TEXT, size=(317, 44))
    keys = board.keys()
    assert keys["letters"].y() == keys["voiced"].y() < keys["erase"].y()
    assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])
    press(board, "letters")
    keys = board.keys()
    assert keys["kana"].y() == keys["qwerty"].y() < keys["clear"].y()
    assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])


def test_flat_block_number_has_its_functions_under_two_rows_of_digits(stage: Stage) -> None:
    look = a_look("largest", orientation="portrait", pixels_per_mm=FULL_HD_15)
    board = a_board(stage, look, board=Board.BLOCK, size=(170, 72))
    board.set_two_steps(wanted=True)
    keys = board.keys()
    assert len({keys[digit].y() for digit in "1234567890"}) == 2
    assert all(
        place(keys[name], board).top() > place(keys["0"], board).bottom() for name in ("erase", "clear")
    )
    assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])


def test_they_take_a_fourth_column_where_that_saves_a_line(stage: Stage) -> None:
    look = a_look("largest")
    board = a_board(stage, look, board=Board.TEXT, size=(376, 60))
    board.set_two_steps(wanted=True)
    assert board.minimumSizeHint().height() <= board.height()
    assert len({board.keys()[name].y() for name in functions(board)}) == 2
    assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])


def test_beside_letters_in_two_steps_no_place_is_left_free(stage: Stage) -> None:
    look = a_look("largest")
    board = a_board(stage, look, board=Board.TEXT, size=(376, 60))
    press(board, "letters")
    rows = sorted({board.keys()[name].y() for name in functions(board)})
    assert board.keys()["qwerty"].y() == rows[0]
    assert len(rows) == 2
    assert (wrong_sizes(board, look), wrong_gaps(board, look), cut_texts(board)) == ([], [], [])
