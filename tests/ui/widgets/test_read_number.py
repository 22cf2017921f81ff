from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.assistance import let_programs_press
from ui.widgets.stepper import Stepper


@pytest.fixture(scope="module", autouse=True)
def programs(qapp: QApplication) -> None:
    let_programs_press()


def a_stepper(stage: Stage) -> Stepper:
    stepper = Stepper(a_look(), less="へらす", more="ふやす", unit="{通|つう}", least=1, most=3, name="通数")
    stepper.set_limit_words("1通より\u200b少なく\u200bできません", "3通までです")
    stage.put(stepper, 10, 10, 340, 80)
    return stepper


def read(stepper: Stepper) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(stepper.plate)
    assert found is not None
    return found


def test_the_number_has_a_name_a_value_and_limits(stage: Stage) -> None:
    stepper = a_stepper(stage)
    stepper.set_value(2)
    plate = read(stepper)
    assert (plate.role(), plate.text(QAccessible.Text.Name)) == (QAccessible.Role.SpinBox, "通数")
    number = plate.valueInterface()
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (1, 2, 3)
    assert number.minimumStepSize() == 1


def test_the_number_is_said_with_what_it_counts(stage: Stage) -> None:
    stepper = a_stepper(stage)
    stepper.set_value(2)
    plate = read(stepper)
    assert plate.text(QAccessible.Text.Value) == "2通"
    letters = plate.textInterface()
    assert (letters.text(0, letters.characterCount()), letters.characterCount()) == ("2通", 2)


@pytest.mark.parametrize(
    ("asked", "told", "refused"),
    [(3, [3], []), (4, [], ["3通までです"]), (0, [], ["1通より\u200b少なく\u200bできません"])],
    ids=["within", "above", "below"],
)
def test_a_program_sets_it_within_its_limits(
    stage: Stage, asked: int, told: list[int], refused: list[str]
) -> None:
    stepper = a_stepper(stage)
    stepper.set_value(2)
    changes: list[object] = []
    limits: list[object] = []
    stepper.changed.connect(changes.append)
    stepper.refused.connect(limits.append)
    read(stepper).valueInterface().setCurrentValue(asked)
    assert (changes, limits) == (told, refused)
    assert stepper.value == (told[0] if told else 2)


def test_nothing_is_pressed_at_the_number_itself(stage: Stage) -> None:
    plate = read(a_stepper(stage))
    assert plate.actionInterface() is None
