"""With low reach: side ways beside the keys, over them, or some here and some there, as it is lowest."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Button
from tests.fakes.looks import a_look
from tests.fakes.stage import cut_texts, wrong_gaps
from ui.pages.low_stand import LowStand
from ui.pages.parts import SideKey
from ui.theme.look import Look
from ui.widgets.boards import Board
from ui.widgets.digit_pad import DigitPad
from ui.widgets.habits import Habits
from ui.widgets.kana_board import KanaBoard
from ui.widgets.segment import Segment
from ui.widgets.touchable import Touchable

WIDE = 317
UNKNOWN, POSTAL, KNOWN = "I don't know", "I don't know the postal code", "The address of ミホン　タロウ"
ERAS = tuple((name, name) for name in ("Meiji", "Taisho", "Showa", "Heisei", "Reiwa", "A.D."))


@pytest.fixture
def look() -> Look:
    return a_look("largest", low_reach=True, language="en")


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ways(look: Look, *labels: str) -> list[SideKey]:
    return [SideKey(look, Button(label, label, "inline", "help"), 22.0) for label in labels]


def stand_in(holder: QWidget, stand: LowStand, look: Look, reach: float, wide: float = WIDE) -> None:
    holder.setFixedSize(look.mm(wide), look.mm(180))
    stand.setParent(holder)
    stand.stand_low(look.mm(reach), look.mm(wide))
    stand.setGeometry(0, holder.height() - stand.height(), holder.width(), stand.height())
    holder.show()


def highest(stand: LowStand) -> float:
    """Millimetres from the foot to the highest centre of what is touched."""
    shown = (one for one in stand.findChildren(Touchable) if one.isVisible())
    return max(stand.height() - one.mapTo(stand, one.rect().center()).y() for one in shown) / 4.03


def test_one_long_way_takes_all_the_width_beside_the_digits_where_that_is_lower(
    holder: QWidget, look: Look
) -> None:
    (way,) = keys = ways(look, POSTAL)
    stand = LowStand(look, DigitPad(look), keys)
    stand_in(holder, stand, look, 25, WIDE + 10)
    assert way.geometry().bottom() + 1 == stand.height()
    assert way.width() > look.mm(130)


def test_short_ways_go_beside_the_digits_where_long_ones_over_them_leave_no_room(
    holder: QWidget, look: Look
) -> None:
    postal, known, unknown = keys = ways(look, POSTAL, KNOWN, UNKNOWN)
    stand = LowStand(look, DigitPad(look), keys)
    stand_in(holder, stand, look, 70)
    assert postal.y() == known.y() < unknown.y()
    assert unknown.geometry().bottom() + 1 == stand.height()
    assert stand.within
    assert highest(stand) <= 70.5
    assert (cut_texts(stand), wrong_gaps(stand, look)) == ([], [])


def test_longer_words_over_a_board_get_more_of_its_width(holder: QWidget, look: Look) -> None:
    first, second, unknown = keys = ways(look, "Add ミホン　ハナコ", "Add ミホン　タロウ", UNKNOWN)
    stand = LowStand(look, KanaBoard(look, most=20, board=Board.TEXT), keys)
    stand_in(holder, stand, look, 79)
    assert min(first.width(), second.width()) > unknown.width()
    assert stand.within
    assert (cut_texts(stand), wrong_gaps(stand, look)) == ([], [])


def test_lines_of_a_low_side_way_stand_closer_with_large_letters(qtbot: QtBot, look: Look) -> None:
    made = [(way, one) for one in (look, a_look("largest", language="en")) for way in ways(one, UNKNOWN)]
    for way, _ in made:
        qtbot.addWidget(way)
    (low, of_low), (usual, _) = made
    narrow = low.least_width()
    assert low.lines_at(narrow) == usual.lines_at(narrow) >= 2
    assert usual.needed_height(narrow) - low.needed_height(narrow) >= of_low.mm(1)


def test_what_has_no_low_place_is_told(holder: QWidget, look: Look) -> None:
    stand = LowStand(look, DigitPad(look), ways(look, POSTAL, KNOWN))
    stand_in(holder, stand, look, 54)
    assert not stand.within


@pytest.mark.parametrize(("reach", "shared"), [(130, False), (80, True)])
def test_upper_row_of_eras_says_whether_they_take_the_place_of_the_digits(
    holder: QWidget, look: Look, reach: float, shared: bool
) -> None:
    told: list[bool] = []
    eras = Segment(look, ERAS)
    stand = LowStand(look, DigitPad(look), ways(look, "Day not known", "Year only"), eras, told.append)
    stand_in(holder, stand, look, reach)
    assert told == [shared]
    assert eras.height() >= eras.heightForWidth(eras.width())
    if not shared:
        assert highest(stand) <= reach + 0.5


def test_side_ways_over_the_digits_keep_clear_of_eras_that_are_higher(holder: QWidget) -> None:
    upright = a_look("largest", low_reach=True, language="en", orientation="portrait", pixels_per_mm=5.56)
    eras = Segment(upright, [(name, f"{name} era") for name, _ in ERAS[1:]])
    keys = ways(upright, "Day unknown", "Year only")
    pad = DigitPad(upright)
    stand = LowStand(upright, pad, keys, eras, lambda _shared: None)
    holder.setFixedSize(upright.mm(180), upright.mm(260))
    stand.setParent(holder)
    stand.stand_low(upright.mm(60), upright.mm(180))
    holder.show()
    gap = upright.mm(upright.sizes.least_gap)
    assert eras.height() > pad.height()
    assert [eras.y() - key.geometry().bottom() - 1 for key in keys] == [gap, gap]


def test_board_is_as_wide_as_its_place_though_it_stood_wider_before(holder: QWidget) -> None:
    easy = a_look("largest", low_reach=True, language="ja-easy")
    board = KanaBoard(easy, most=20, board=Board.TEXT)
    board.follow(Habits())
    stand = LowStand(easy, board)
    stand.stand_low(easy.mm(79), easy.mm(WIDE + 60))
    stand_in(holder, stand, easy, 79)
    assert board.width() == easy.mm(WIDE)
    assert wrong_gaps(stand, easy) == []
