"""What a client of the accessibility bus finds, and what its presses do."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.assistance import let_programs_press
from ui.widgets.choice_card import ChoiceCard, Mark
from ui.widgets.entry_cells import EntryCells, digit_cells
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample
from ui.widgets.reading_parts import be_group
from ui.widgets.segment import Segment
from ui.widgets.touchable import Choosing, Touchable

PRESS, TOGGLE = QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.toggleAction()


@pytest.fixture(scope="module", autouse=True)
def programs(qapp: QApplication) -> None:
    let_programs_press()


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage(a_look())
    qtbot.addWidget(made)
    made.show()
    return made


def interface_of(touchable: Touchable) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(touchable)
    assert found is not None
    return found


def do(touchable: Touchable, action: str) -> None:
    interface_of(touchable).actionInterface().doAction(action)


def a_key(stage: Stage, heard: list[object], kind: Kind) -> KeyButton:
    key = KeyButton(stage.look, "key", "つぎへ", kind=kind)
    stage.put(key, 10, 10, 60, 35)
    key.activated.connect(heard.append)
    return key


def a_card(stage: Stage, heard: list[object], mark: Mark) -> ChoiceCard:
    card = ChoiceCard(stage.look, "self", "わたし", mark=mark)
    stage.put(card, 10, 10, 124, 150)
    card.activated.connect(heard.append)
    return card


def test_quick_second_press_of_a_key_is_not_lost(stage: Stage, heard: list[object]) -> None:
    key = a_key(stage, heard, Kind.CHARACTER)
    for _ in range(3):
        do(key, PRESS)
    assert heard == ["key"] * 3, "at once, and every one"


@pytest.mark.parametrize(("mark", "presses"), [(Mark.CIRCLE, 2), (Mark.SQUARE, 2)], ids=["one", "many"])
def test_choice_can_be_made_and_taken_back_quickly(
    stage: Stage, heard: list[object], mark: Mark, presses: int
) -> None:
    card = a_card(stage, heard, mark)
    for _ in range(presses):
        do(card, TOGGLE)
    assert heard == ["self"] * presses
    assert not card.chosen, "the page alone decides what is chosen"


def test_page_that_is_being_left_takes_no_second_press(
    stage: Stage, heard: list[object], qtbot: QtBot
) -> None:
    key = a_key(stage, heard, Kind.PRIMARY)
    do(key, PRESS)
    do(key, PRESS)
    assert heard == ["key"]
    qtbot.wait_until(lambda: _pressed_again(key, heard))


def _pressed_again(key: KeyButton, heard: list[object]) -> bool:
    do(key, PRESS)
    return len(heard) == 2


def test_barred_key_says_why_each_time(stage: Stage, heard: list[object]) -> None:
    key = a_key(stage, heard, Kind.PRIMARY)
    key.bar("どれかをえらんでください")
    key.refused.connect(lambda _: heard.append(key.reason))
    do(key, PRESS)
    do(key, PRESS)
    assert heard == ["どれかをえらんでください"] * 2


def test_program_sees_name_role_and_state(stage: Stage, heard: list[object]) -> None:
    key = interface_of(a_key(stage, heard, Kind.KEY))
    assert (key.role(), key.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, "つぎへ")
    assert key.state().focusable == 1
    assert key.state().checkable == 0
    card = a_card(stage, heard, Mark.SQUARE)
    card.set_chosen(chosen=True)
    found = interface_of(card)
    assert (found.role(), found.state().checked) == (QAccessible.Role.CheckBox, 1)
    assert found.actionInterface().actionNames()[0] == TOGGLE


def test_one_of_several_keys_is_a_radio_button_in_its_named_group(stage: Stage) -> None:
    eras = Segment(stage.look, [("showa", "昭和"), ("heisei", "平成"), ("reiwa", "令和")])
    be_group(eras, "{生|う}まれた\u200b年")
    eras.set_chosen("heisei")
    stage.put(eras, 10, 10, 236, 22)
    group = QAccessible.queryAccessibleInterface(eras)
    assert group is not None
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "生まれた年")
    keys = [group.child(at) for at in range(group.childCount())]
    assert [(key.role(), key.state().checked) for key in keys] == [
        (QAccessible.Role.RadioButton, 0),
        (QAccessible.Role.RadioButton, 1),
        (QAccessible.Role.RadioButton, 0),
    ]
    assert [key.text(QAccessible.Text.Name) for key in keys] == ["昭和", "平成", "令和"]


def test_a_setting_is_one_of_many(stage: Stage) -> None:
    sample = LookSample(stage.look, "text-size:large", "大きい", shows="text-size", of="large")
    stage.put(sample, 10, 10, 80, 40)
    found = interface_of(sample)
    assert (found.role(), found.state().checked) == (QAccessible.Role.RadioButton, 0)
    sample.set_chosen(chosen=True)
    assert found.state().checked == 1


def test_a_key_that_is_on_or_off_is_a_check_box(stage: Stage, heard: list[object]) -> None:
    key = a_key(stage, heard, Kind.KEY)
    key.choosing = Choosing.EACH
    key.set_chosen(chosen=True)
    found = interface_of(key)
    assert (found.role(), found.state().checked) == (QAccessible.Role.CheckBox, 1)
    do(key, TOGGLE)
    assert heard == ["key"]


def test_the_cell_that_the_next_digit_goes_into_is_selected(stage: Stage) -> None:
    cells = EntryCells(stage.look, digit_cells([2]))
    cells.set_active(1)
    stage.put(cells, 10, 10, 80, 30)
    states = [interface_of(cell).state() for cell in cells.cells]
    assert [(one.selectable, one.selected, one.checkable) for one in states] == [(1, 0, 0), (1, 1, 0)]
