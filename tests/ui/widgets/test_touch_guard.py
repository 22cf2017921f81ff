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
def guard(qtbot: QtBot, hand: Hand) -> TouchGuard:
    window = QWidget()
    qtbot.addWidget(window)
    return TouchGuard(window, hand)


def touch(guard: TouchGuard, widget: QWidget, repeat: Repeat, tremor_s: float = 0.0) -> bool:
    return guard.allows(widget, repeat, window_s=0.5, tremor_s=tremor_s)


@pytest.mark.parametrize(
    ("repeat", "tremor_s", "after", "counts"),
    [
        (Repeat.NAVIGATION, 0.0, 0.4, False),
        (Repeat.NAVIGATION, 0.0, 0.5, True),
        (Repeat.CHOICE, 0.0, 0.4, False),
        (Repeat.EVERY, 0.0, 0.05, True),
        (Repeat.EVERY, 0.3, 0.2, False),
        (Repeat.EVERY, 0.3, 0.3, True),
    ],
    ids=["navigation-soon", "navigation-later", "choice-soon", "key", "key-with-tremor", "key-after-tremor"],
)
def test_second_touch_of_the_same_widget(
    qtbot: QtBot, guard: TouchGuard, hand: Hand, repeat: Repeat, tremor_s: float, after: float, counts: bool
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert touch(guard, widget, repeat, tremor_s)
    hand.now += after
    assert touch(guard, widget, repeat, tremor_s) is counts


@pytest.mark.parametrize(
    ("repeat", "counts"), [(Repeat.CHOICE, False), (Repeat.NAVIGATION, False), (Repeat.EVERY, True)]
)
def test_touch_right_after_a_page_turned_reaches_only_keys(
    qtbot: QtBot, guard: TouchGuard, hand: Hand, repeat: Repeat, counts: bool
) -> None:
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    assert touch(guard, first, Repeat.NAVIGATION)
    hand.now += 0.3
    assert touch(guard, second, repeat) is counts


def test_two_different_choices_may_follow_quickly(qtbot: QtBot, guard: TouchGuard, hand: Hand) -> None:
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    assert touch(guard, first, Repeat.CHOICE)
    hand.now += 0.2
    assert touch(guard, second, Repeat.CHOICE)


def test_forgotten_touches_stand_in_nobodys_way(qtbot: QtBot, guard: TouchGuard) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert touch(guard, widget, Repeat.NAVIGATION)
    guard.forget()
    assert touch(guard, widget, Repeat.NAVIGATION)


def test_one_window_has_one_guard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = QWidget(window)
    assert guard_of(inner) is guard_of(window)
