from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton
from ui.widgets.stepper import Stepper


def a_stepper(stage: Stage, size: str = "standard") -> Stepper:
    stepper = Stepper(a_look(size), less="へらす", more="ふやす", unit="通", least=1, most=3)
    stepper.set_limit_words("1通より\u200b少なく\u200bできません", "3通までです")
    stage.put(stepper, 10, 10, 340, 80)
    return stepper


def press(key: KeyButton) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_keys_count_and_tell(stage: Stage) -> None:
    told: list[object] = []
    stepper = a_stepper(stage)
    stepper.changed.connect(told.append)
    stepper.set_value(1)
    press(stepper.more)
    press(stepper.more)
    press(stepper.less)
    assert told == [2, 3, 2]
    assert stepper.value == 2


@pytest.mark.parametrize(
    ("most", "typed", "stands"), [(3, "2", 2), (3, "23", 3), (10, "10", 10), (10, "103", 3), (99, "45", 45)]
)
def test_digits_of_a_keyboard_are_put_together(stage: Stage, most: int, typed: str, stands: int) -> None:
    stepper = a_stepper(stage)
    stepper.set_limits(1, most)
    for digit in typed:
        stepper.type(int(digit))
    assert stepper.value == stands


@pytest.mark.parametrize(("digit", "said"), [(0, "1通より\u200b少なく\u200bできません"), (4, "3通までです")])
def test_a_digit_beyond_a_limit_is_said(stage: Stage, digit: int, said: str) -> None:
    refused: list[object] = []
    stepper = a_stepper(stage)
    stepper.refused.connect(refused.append)
    stepper.type(digit)
    assert (refused, stepper.value) == ([said], None)


def test_limit_is_said_and_never_passed(stage: Stage) -> None:
    told: list[object] = []
    refused: list[object] = []
    stepper = a_stepper(stage)
    stepper.changed.connect(told.append)
    stepper.refused.connect(refused.append)
    stepper.set_value(3)
    press(stepper.more)
    assert (told, refused, stepper.value) == ([], ["3通までです"], 3)
    assert stepper.more.shape_now().dashed
    assert not stepper.less.shape_now().dashed


def test_untouched_stepper_has_no_value(stage: Stage) -> None:
    stepper = a_stepper(stage)
    assert stepper.value is None
    stepper.set_value(2)
    stepper.forget()
    assert stepper.value is None


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_stepper_passes_the_audits(stage: Stage, size: str) -> None:
    stepper = a_stepper(stage, size)
    stepper.set_value(2)
    assert wrong_sizes(stepper, stepper.look) == []
    assert wrong_gaps(stepper, stepper.look) == []
    assert cut_texts(stepper) == []
