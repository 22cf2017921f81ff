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
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.touchable import Touchable

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
