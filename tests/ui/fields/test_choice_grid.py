"""Fewer cards on a page where the words of four have no room, and all of them again where they have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.forms.view import Option
from tests.fakes.looks import a_look
from ui.fields.choice_grid import PAGE, ChoiceGrid
from ui.widgets.choice_card import ChoiceCard, Mark
from ui.widgets.room import Part


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
