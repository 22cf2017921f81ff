"""Fewer cards on a page where the words of four have no room, and all of them again where they have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.forms.view import Option
from tests.fakes.looks import a_look
from tests.fakes.stage import wrong_gaps
from ui.fields.choice_grid import PAGE, ChoiceGrid
from ui.widgets.choice_card import ChoiceCard, Mark
from ui.widgets.pager import Pager
from ui.widgets.room import Part
from ui.widgets.touchable import Touchable


@pytest.fixture
def grid(qtbot: QtBot) -> ChoiceGrid:
    options = tuple(Option(str(at), f"こたえ{at}") for at in range(5))
    made = ChoiceGrid(a_look("standard"), options, Mark.CIRCLE)
    qtbot.addWidget(made)
    return made


def fewer(grid: ChoiceGrid) -> tuple[Part, Part]:
    two, one, _ = grid.yielding()
    for part in (two, one):
        part.give()
    return two, one


def test_a_part_tried_without_does_not_bring_back_cards_that_found_no_room(grid: ChoiceGrid) -> None:
    two, _ = fewer(grid)
    two.come_back()
    assert grid.most == 1
    two.give()
    assert grid.most == 1


def low_grid(holder: QWidget, words: str, reach: float, count: int = 5) -> ChoiceGrid:
    """Shown at the foot of a page whose targets may lie `reach` mm high."""
    look = a_look("largest", low_reach=True)
    grid = ChoiceGrid(look, tuple(Option(str(at), f"{words}{at}") for at in range(count)), Mark.CIRCLE)
    holder.setFixedSize(look.mm(317), look.mm(180))
    grid.setParent(holder)
    grid.set_reach(look.mm(reach), look.mm(317))
    tall = min(grid.maximumHeight(), holder.height())
    grid.setGeometry(0, holder.height() - tall, holder.width(), tall)
    holder.show()
    return grid


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def highest(grid: ChoiceGrid) -> float:
    """Millimetres from the foot to the highest centre of what is touched."""
    keys = [one for one in grid.findChildren(Touchable) if one.isVisible()]
    foot = grid.window().height()
    tops = [foot - one.mapTo(grid.window(), one.rect().center()).y() for one in keys]
    return a_look().metrics.to_mm(max(tops))


LONG = "会社の健康保険にはいっていない人で国民健康保険にはいりたい人"


def test_low_cards_with_long_words_have_the_keys_that_turn_pages_beside_them(holder: QWidget) -> None:
    grid = low_grid(holder, LONG, 54)
    card = next(one for one in grid.findChildren(ChoiceCard) if one.isVisible())
    pager = grid.findChild(Pager)
    assert pager is not None
    assert pager.x() > card.geometry().right()
    assert pager.before.y() < pager.after.y()
    assert card.fits()
    assert highest(grid) <= 54.5
    assert wrong_gaps(grid, a_look()) == []


def test_low_cards_with_short_words_keep_the_keys_that_turn_pages_under_them(holder: QWidget) -> None:
    grid = low_grid(holder, "はい", 79)
    card = next(one for one in grid.findChildren(ChoiceCard) if one.isVisible())
    pager = grid.findChild(Pager)
    assert pager is not None
    assert pager.y() > card.geometry().bottom()
    assert pager.before.y() == pager.after.y()
    assert highest(grid) <= 79.5


def test_only_low_card_takes_the_whole_width_where_its_words_need_it(holder: QWidget) -> None:
    grid = low_grid(holder, LONG, 36, count=1)
    card = grid.findChild(ChoiceCard)
    assert card is not None
    assert card.width() == holder.width()
    assert card.fits()
    assert highest(grid) <= 36.5


def test_all_parts_come_back_for_another_size(grid: ChoiceGrid) -> None:
    for part in reversed(fewer(grid)):
        part.come_back()
    assert grid.most == PAGE


def test_only_card_takes_the_whole_width_where_its_words_need_it(qtbot: QtBot) -> None:
    grid = ChoiceGrid(a_look("largest"), (Option("only", "年金をとめる"),), Mark.SQUARE)
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setFixedSize(1500, 600)
    grid.setParent(holder)
    grid.setGeometry(holder.rect())
    holder.show()
    card = grid.findChild(ChoiceCard)
    assert card is not None
    assert card.width() < 800
    wider = next(part for part in grid.yielding() if part.wanted())
    wider.give()
    qtbot.wait_until(lambda: card.width() == 1500)
    wider.come_back()
    qtbot.wait_until(lambda: card.width() < 800)


@pytest.mark.parametrize(
    ("longest", "wide"), [("ご本人の\u200bものです", True), ("たのまれた\u200b方と\u200b家族。" * 9, False)]
)
def test_drawings_of_one_list_stand_in_one_way(holder: QWidget, longest: str, wide: bool) -> None:
    look = a_look("largest", orientation="portrait")
    notes = ("ご本人の\u200bものです", "同じ\u200b世帯の\u200b方", longest)
    options = tuple(Option(str(at), f"こたえ{at}", note, "who-self") for at, note in enumerate(notes))
    grid = ChoiceGrid(look, options, Mark.CIRCLE, holder)
    holder.setFixedSize(look.mm(244), look.mm(300))
    grid.setGeometry(holder.rect())
    holder.show()
    cards = grid.findChildren(ChoiceCard)
    assert [card.has_wide_room() for card in cards] == [True, True, wide]
    assert [card.drawn_wide for card in cards] == [wide] * 3
