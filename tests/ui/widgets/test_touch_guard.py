from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.touch_guard import Repeat, TouchGuard, guard_of


class Hand:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def guard(window: QWidget, hand: Hand) -> TouchGuard:
    return TouchGuard(window, hand)


def touch(guard: TouchGuard, name: str, repeat: Repeat, tremor_s: float = 0.0) -> bool:
    return guard.allows(name, repeat, window_s=0.5, tremor_s=tremor_s)


@pytest.mark.parametrize(
    ("repeat", "tremor_s", "after", "counts"),
    [
        (Repeat.NAVIGATION, 0.0, 0.4, False),
        (Repeat.NAVIGATION, 0.0, 0.51, True),
        (Repeat.CHOICE, 0.0, 0.4, False),
        (Repeat.EVERY, 0.0, 0.05, True),
        (Repeat.EVERY, 0.3, 0.2, False),
        (Repeat.EVERY, 0.3, 0.31, True),
    ],
    ids=["navigation-soon", "navigation-later", "choice-soon", "key", "key-with-tremor", "key-after-tremor"],
)
def test_second_touch_of_the_same_widget(
    guard: TouchGuard, hand: Hand, repeat: Repeat, tremor_s: float, after: float, counts: bool
) -> None:
    assert touch(guard, "card", repeat, tremor_s)
    hand.now += after
    assert touch(guard, "card", repeat, tremor_s) is counts


@pytest.mark.parametrize(
    ("repeat", "counts"), [(Repeat.CHOICE, False), (Repeat.NAVIGATION, False), (Repeat.EVERY, True)]
)
def test_touch_right_after_a_page_turned_reaches_only_keys(
    guard: TouchGuard, hand: Hand, repeat: Repeat, counts: bool
) -> None:
    assert touch(guard, "first", Repeat.NAVIGATION)
    hand.now += 0.3
    assert touch(guard, "second", repeat) is counts


def test_two_different_choices_may_follow_quickly(guard: TouchGuard, hand: Hand) -> None:
    assert touch(guard, "first", Repeat.CHOICE)
    hand.now += 0.2
    assert touch(guard, "second", Repeat.CHOICE)


def test_forgotten_touches_stand_in_nobodys_way(guard: TouchGuard) -> None:
    assert touch(guard, "card", Repeat.NAVIGATION)
    guard.forget()
    assert touch(guard, "card", Repeat.NAVIGATION)


def test_one_window_has_one_guard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = QWidget(window)
    assert guard_of(inner) is guard_of(window)


def test_only_touches_that_count_are_told(guard: TouchGuard) -> None:
    told: list[bool] = []
    guard.counted.connect(lambda: told.append(True))
    assert touch(guard, "card", Repeat.CHOICE)
    assert not touch(guard, "card", Repeat.CHOICE)
    assert told == [True]
