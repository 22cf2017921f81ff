from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.fakes.boards import a_board, press
from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, place, touchables, wrong_gaps, wrong_sizes
from ui.theme.metrics import Orientation
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.boards import Board, LetterOrder
from ui.widgets.habits import Habits
from ui.widgets.kana_board import KanaBoard


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        (("は", "voiced"), "ば"),
        (("は", "voiced", "half"), "ぱ"),
        (("ま", "つ", "small", "た"), "まった"),
        (("み", "ほ", "ん", "space", "は", "な", "こ"), "みほん　はなこ"),
        (("は", "は"), "はは"),
        (("あ", "い", "erase"), "あ"),
        (("あ", "い", "clear"), ""),
    ],
    ids=["voiced", "half-voiced", "small", "space", "twice", "erase", "clear"],
)
def test_keys_type(stage: Stage, ids: tuple[str, ...], text: str) -> None:
    assert press(a_board(stage), *ids) == text


def test_every_key_tells_the_whole_text(stage: Stage) -> None:
    told: list[object] = []
    board = a_board(stage)
    board.typed.connect(told.append)
    press(board, "は", "voiced", "erase")
    assert told == ["は", "ば", ""]


def test_limit_never_locks(stage: Stage) -> None:
    refused: list[object] = []
    board = a_board(stage, most=2)
    board.refused.connect(refused.append)
    assert press(board, "は", "は", "は") == "はは"
    assert refused == [stage.look.words.full]
    assert not any(key.reason for key in board.keys().values())
    assert press(board, "voiced") == "はば"
    assert press(board, "erase", "あ") == "はあ"


def test_text_board_changes_to_letters_and_back(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT)
    assert press(board, "あ", "letters", "B", "1", "0", "1", "kana", "い") == "あB101い"


def test_board_for_a_name_in_letters_begins_with_them_and_does_so_again_for_the_next(stage: Stage) -> None:
    board = KanaBoard(stage.look, most=20, board=Board.TEXT, begins_with="letters")
    board.setParent(stage)
    board.setGeometry(0, 0, board.look.mm(400), board.look.mm(128))
    board.show()
    assert press(board, "M", "A", "kana", "あ") == "MAあ"
    board.forget()
    assert board.text() == ""
    assert press(board, "L", "E") == "LE"


def test_block_pad_types_digits_and_hyphens(stage: Stage) -> None:
    board = a_board(stage, board=Board.BLOCK)
    assert press(board, "1", "-", "2", "0") == "1-20"


def test_block_pad_has_the_letters_of_old_numbers_on_a_second_board(stage: Stage) -> None:
    board = a_board(stage, board=Board.BLOCK)
    assert press(board, "signs", "甲", "digits", "1", "5", "signs", "の", "digits", "2") == "甲15の2"
    assert press(board, "clear", "signs", "無番地") == "無番地"
    board.forget()
    assert board.keys().get("7") is not None


@pytest.mark.parametrize("size", ["standard", "largest"])
@pytest.mark.parametrize(
    ("orientation", "low", "room"),
    [
        ("landscape", False, (376, 128)),
        ("landscape", False, (130, 128)),
        ("portrait", False, (243, 110)),
        ("landscape", True, (400, 60)),
    ],
    ids=["beside", "beside-on-15-inches", "upright", "low"],
)
def test_old_letters_of_a_block_number_pass_the_audits(
    stage: Stage, size: str, orientation: Orientation, low: bool, room: tuple[float, float]
) -> None:
    look = a_look(size, orientation=orientation, low_reach=low)
    stage.resize(look.mm(room[0]), look.mm(room[1]))
    board = a_board(stage, look, board=Board.BLOCK, size=room)
    press(board, "signs")
    assert [key.id for key in board.keys().values() if key.cut_phrases()] == []
    assert wrong_sizes(board, look) == []
    assert wrong_gaps(board, look) == []
    assert cut_texts(board) == []


def test_other_keys_stand_there_before_anything_else_happens(stage: Stage) -> None:
    """Whoever presses quickly, or by a screen reader, finds no board without keys."""
    board = a_board(stage, board=Board.TEXT)
    for change in (lambda: press(board, "letters"), board.forget):
        change()
        assert all(key.isVisible() for key in board.keys().values())
        assert len({(key.x(), key.y()) for key in board.keys().values() if key.width() > 50}) > 30


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize(
    ("orientation", "pixels_per_mm", "room"),
    [("landscape", 4.03, (376, 128)), ("portrait", 4.03, (243, 210)), ("landscape", 5.56, (262, 60))],
    ids=["21-inch", "portrait", "15-inch"],
)
@pytest.mark.parametrize("kind", list(Board), ids=lambda kind: kind.name)
def test_board_passes_the_audits(
    stage: Stage,
    size: str,
    orientation: Orientation,
    pixels_per_mm: float,
    room: tuple[float, float],
    kind: Board,
) -> None:
    if pixels_per_mm > 5 and (kind is not Board.KANA or size in ("larger", "largest")):
        room = (245, 94)
    look = a_look(size, orientation=orientation, pixels_per_mm=pixels_per_mm)
    stage.resize(look.mm(room[0]), look.mm(room[1]))
    board = a_board(stage, look, board=kind, size=room)
    assert wrong_sizes(board, look) == []
    assert wrong_gaps(board, look) == []
    assert cut_texts(board) == []


@pytest.mark.parametrize("kind", list(Board))
@pytest.mark.parametrize(("orientation", "wide"), [("landscape", 400), ("portrait", 244)])
@pytest.mark.parametrize("size", ["standard", "largest"])
def test_low_reach_board_keeps_every_key_within_reach(
    stage: Stage, size: str, orientation: Orientation, wide: int, kind: Board
) -> None:
    look = a_look(size, orientation=orientation, low_reach=True)
    reach = look.mm(82)
    tall = a_board(stage, look, board=kind, size=(wide, 60)).low_height(reach)
    board = a_board(stage, look, board=kind, size=(wide, look.metrics.to_mm(tall)))
    assert all(tall - place(key, board).center().y() <= reach + 1 for key in touchables(board))
    assert wrong_sizes(board, look) == []
    assert wrong_gaps(board, look) == []


def test_forgotten_board_is_empty_and_stands_at_its_beginning(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT)
    press(board, "あ", "letters")
    board.forget()
    assert board.text() == ""
    assert board.keys().get("あ") is not None


def test_new_look_keeps_the_text(stage: Stage) -> None:
    board = a_board(stage)
    press(board, "あ")
    board.set_look(a_look("largest", "dark"))
    assert press(board, "い") == "あい"


def test_keys_never_stand_in_windows_of_their_own(stage: Stage) -> None:
    """Another row's keys while the page above grows: the first key that is shown changes the board's size."""
    page, above, board = QWidget(stage), QWidget(), KanaBoard(stage.look, most=20)
    board.set_two_steps(wanted=True)
    box = QVBoxLayout(page)
    box.addWidget(above)
    box.addWidget(board, 1)
    page.setGeometry(stage.rect())
    page.show()
    QApplication.processEvents()
    above.setFixedHeight(stage.look.mm(15))
    press(board, "row:1")
    keys = board.keys()
    assert "か" in keys
    seen = [window.objectName() for window in QGuiApplication.topLevelWindows() if window.isVisible()]
    assert seen == [stage.windowHandle().objectName()]


def test_kana_are_walked_as_they_are_learned_and_letters_by_lines(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT)
    assert [key.id for key in touchables(board)][:7] == ["あ", "い", "う", "え", "お", "か", "き"]
    press(board, "letters")
    letters = [id_ for id_ in list(board.keys()) if len(id_) == 1]
    assert letters[:3] == ["1", "2", "3"]


def test_a_board_that_is_built_anew_keeps_the_focus_on_its_key(stage: Stage) -> None:
    board = a_board(stage)
    window = board.window()
    window.activateWindow()
    board.keys()["み"].setFocus()
    passed: list[QWidget | None] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda _, now: passed.append(now))
    board.arrange()
    assert board.keys()["み"].hasFocus()
    board.set_two_steps(wanted=True)
    board.set_two_steps(wanted=False)
    assert board.keys()["み"].hasFocus()
    assert len([one for one in passed if one is not None]) <= 3


def test_letters_stand_as_on_a_computer_by_choice_and_back(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT)
    press(board, "letters")
    assert abreast(board, "A", "B")
    press(board, "qwerty")
    assert abreast(board, "Q", "W")
    assert press(board, "M", "A") == "MA"
    press(board, "abc")
    assert abreast(board, "A", "B")


def test_order_of_letters_is_kept_for_the_next_board_of_a_person_alone(stage: Stage) -> None:
    habits = Habits()
    for board in (a_board(stage, board=Board.TEXT), a_board(stage, board=Board.TEXT)):
        board.follow(habits)
        press(board, "letters")
        if habits.letters is LetterOrder.ABC:
            press(board, "qwerty")
        assert abreast(board, "Q", "W")
    habits.forget()
    other = a_board(stage, board=Board.TEXT)
    other.follow(habits)
    press(other, "letters")
    assert abreast(other, "A", "B")


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_both_orders_of_letters_pass_the_audits(stage: Stage, size: str, language: str) -> None:
    board = a_board(stage, a_look(size, language=language), board=Board.TEXT, size=(376, 140))
    for key in ("letters", "qwerty", "abc"):
        press(board, key)
        assert [one.id for one in board.keys().values() if one.cut_phrases()] == []
        assert (wrong_sizes(board, board.look), wrong_gaps(board, board.look), cut_texts(board)) == (
            [],
            [],
            [],
        )


def test_letters_of_a_computer_in_two_steps(stage: Stage) -> None:
    board = a_board(stage, board=Board.TEXT, size=(400, 60))
    assert press(board, "letters", "qwerty", "row:2", "W") == "W"


def abreast(board: KanaBoard, left: str, right: str) -> bool:
    """Whether the one key stands directly beside the other."""
    one, other = board.keys()[left], board.keys()[right]
    return one.y() == other.y() and 0 < other.x() - one.geometry().right() < board.look.mm(5)
