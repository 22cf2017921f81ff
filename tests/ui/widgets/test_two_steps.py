from __future__ import annotations

import pytest

from tests.fakes.boards import a_board, press
from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage, cut_texts
from ui.gallery.writing import written_in
from ui.theme.look import Look
from ui.widgets.boards import Board, Layout
from ui.widgets.two_steps import FewerKeys


def test_two_step_board_opens_a_row_and_leads_back(stage: Stage) -> None:
    board = a_board(stage, size=(400, 60))
    assert board.layout_now is Layout.ROWS
    assert press(board, "row:5", "ふ", "voiced") == "ぶ"
    press(board, "rows")
    assert board.keys().get("row:0") is not None


def test_letters_take_two_steps_with_low_reach(stage: Stage) -> None:
    board = a_board(stage, a_look(low_reach=True), board=Board.TEXT, size=(400, 60))
    heard: list[str] = []
    board.typed.connect(heard.append)
    for key in ("letters", "row:2", "C"):
        board.keys()[key].click()
    assert heard == ["C"]


@pytest.mark.parametrize(("wide", "across"), [(230, 10), (200, 5)], ids=["ten", "five"])
def test_rows_stand_in_one_line_upright_where_ten_keys_have_room(
    stage: Stage, wide: float, across: int
) -> None:
    look = a_look(low_reach=True, orientation="portrait")
    board = a_board(stage, look, size=(wide, 90))
    rows = [board.keys()[f"row:{number}"] for number in range(10)]
    assert len([key for key in rows if key.y() == rows[0].y()]) == across


def test_rows_are_called_by_more_than_their_letter(stage: Stage) -> None:
    key = a_board(stage, size=(400, 60)).keys()["row:5"]
    assert key.accessibleName() != "は"
    assert "は" in key.accessibleName()


def test_names_of_letter_groups_are_whole_on_keys_of_the_least_width(stage: Stage) -> None:
    look = a_look("largest", low_reach=True, orientation="portrait", pixels_per_mm=FULL_HD_15)
    board = a_board(stage, look, board=Board.TEXT, size=(240, 90))
    press(board, "letters")
    keys = [key for name, key in board.keys().items() if name.startswith("row:")]
    assert keys
    assert not any(key.cut_phrases() for key in keys)


def test_letter_groups_stand_in_two_lines_alike_and_as_large_as_other_words(stage: Stage) -> None:
    look = a_look("largest", pixels_per_mm=FULL_HD_15)
    board = a_board(stage, look, board=Board.TEXT, size=(247, 96))
    press(board, "letters")
    keys = [key for name, key in board.keys().items() if name.startswith("row:")]
    assert sorted(sum(key.y() == line for key in keys) for line in {key.y() for key in keys}) == [4, 4]
    least = look.with_metrics(text_size="larger").text.cap
    names = [one for one in written_in(board) if "–" in one.letters]
    assert len(names) == len(keys)
    assert all(look.metrics.to_mm(one.size) >= least for one in names)
    assert cut_texts(board) == []


ROOMY, NARROW = a_look(low_reach=True), a_look("largest", pixels_per_mm=FULL_HD_15)
CLOSE = a_look(pixels_per_mm=FULL_HD_15)


@pytest.mark.parametrize(
    ("order", "look", "size", "named"),
    [
        ("qwerty", ROOMY, (400, 60), ["1–5", "6–0", "Q W E R T", "Y U I O P", "A S D F G"]),
        ("abc", ROOMY, (400, 60), ["1–5", "6–0", "A–E", "F–J", "K–O"]),
        ("qwerty", CLOSE, (270, 80), ["1–5", "6–0", "QWERT", "YUIOP", "ASDFG"]),
        ("qwerty", NARROW, (247, 96), ["1–5", "6–0", "Q–T", "Y–P", "A–G"]),
    ],
    ids=["spelled-out", "alphabet", "close", "no-room"],
)
def test_letters_in_no_known_order_are_spelled_out_where_there_is_room(
    stage: Stage, order: str, look: Look, size: tuple[float, float], named: list[str]
) -> None:
    board = a_board(stage, look, board=Board.TEXT, size=size)
    press(board, "letters", "qwerty")
    if order == "abc":
        press(board, "abc")
    keys = [board.keys()[f"row:{number}"] for number in range(8)]
    assert [key.marked.replace("\u00a0", " ") for key in keys[:5]] == named
    assert cut_texts(board) == []
    assert not any(key.cut_phrases() for key in keys)


def test_rows_come_back_for_the_next_person(stage: Stage) -> None:
    board = a_board(stage, size=(400, 60))
    press(board, "row:5")
    board.forget()
    assert board.keys().get("row:5") is not None


def test_height_is_given_and_taken_back(stage: Stage) -> None:
    board = a_board(stage)
    part = FewerKeys(board)
    stood = []
    for change in (part.give, part.come_back):
        change()
        stood.append((part.wanted(), board.layout_now))
    assert stood == [(False, Layout.ROWS), (True, Layout.WIDE)]


@pytest.mark.parametrize("language", ["ja", "en", "ne", "vi", "ko", "zh-Hans"])
@pytest.mark.parametrize("row", range(10))
def test_way_back_to_the_rows_is_whole(stage: Stage, language: str, row: int) -> None:
    look = a_look("largest", language=language)
    board = a_board(stage, look, size=(376, 84))
    press(board, f"row:{row}")
    back = board.keys()["rows"]
    assert back.cut_phrases() == ()
    assert back.fits()
