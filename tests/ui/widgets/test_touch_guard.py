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
    return guard.allows(name, repeat, window_s=0.5, tremor_s=tremor_s, others_s=0.5)


def strike(guard: TouchGuard, name: str, repeat: Repeat) -> bool:
    """By a key of a keyboard, or a switch."""
    return guard.allows(name, repeat, window_s=0.5, tremor_s=0.0)


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
def test_touch_right_after_navigation_reaches_only_keys_while_their_page_still_stands(
    guard: TouchGuard, hand: Hand, repeat: Repeat, counts: bool
) -> None:
    assert touch(guard, "first", Repeat.NAVIGATION)
    hand.now += 0.3
    assert touch(guard, "second", repeat) is counts


@pytest.mark.parametrize("second", [Repeat.CHOICE, Repeat.NAVIGATION])
def test_touch_beside_a_choice_right_after_it_is_a_tremble(
    guard: TouchGuard, hand: Hand, second: Repeat
) -> None:
    assert touch(guard, "わたし", Repeat.CHOICE)
    hand.now += 0.1
    assert not touch(guard, "ほかの方", second)
    hand.now += 0.41
    assert touch(guard, "ほかの方", second)


def test_keys_of_a_board_count_right_after_a_choice_and_bar_none(guard: TouchGuard, hand: Hand) -> None:
    assert touch(guard, "昭和", Repeat.CHOICE)
    hand.now += 0.1
    assert touch(guard, "2", Repeat.EVERY)
    hand.now += 0.41
    assert touch(guard, "平成", Repeat.CHOICE)


def test_different_choices_may_be_struck_one_after_the_other(guard: TouchGuard, hand: Hand) -> None:
    assert strike(guard, "first", Repeat.CHOICE)
    hand.now += 0.1
    assert strike(guard, "second", Repeat.CHOICE)
    assert strike(guard, "next", Repeat.NAVIGATION)


@pytest.mark.parametrize("repeat", Repeat)
def test_page_that_has_just_come_is_touched_by_nothing_meant_for_the_one_before(
    guard: TouchGuard, hand: Hand, repeat: Repeat
) -> None:
    guard.page_came()
    hand.now += 0.4
    assert not touch(guard, "key", repeat)
    hand.now += 0.11
    assert touch(guard, "another", repeat)


def test_letters_of_a_page_that_has_just_come_are_not_struck_by_ok_either(
    guard: TouchGuard, hand: Hand
) -> None:
    assert strike(guard, "next", Repeat.NAVIGATION)
    guard.page_came()
    hand.now += 0.4
    assert not strike(guard, "あ", Repeat.EVERY)
    hand.now += 0.11
    assert strike(guard, "あ", Repeat.EVERY)
    assert strike(guard, "あ", Repeat.EVERY)


def typed(guard: TouchGuard, key: int) -> bool:
    """By a key of a keyboard that bears the letter itself."""
    through = guard.strikes_through(key, 0.5)
    every = Repeat.EVERY
    return not through and guard.allows(f"key {key}", every, window_s=0.5, tremor_s=0.0, typed=True)


ENTER, A, B = 1, 2, 3


def test_fast_typist_loses_no_letter_behind_the_key_that_turned_the_page(
    guard: TouchGuard, hand: Hand
) -> None:
    for key in (A, ENTER):
        assert typed(guard, key)
        hand.now += 0.05
    guard.page_came()
    for key in (A, A, B):
        hand.now += 0.05
        assert typed(guard, key), key


def test_key_that_turned_the_page_types_nothing_into_the_next(guard: TouchGuard, hand: Hand) -> None:
    assert typed(guard, A)
    guard.page_came()
    for _ in range(4):
        hand.now += 0.12
        assert not typed(guard, A)
    hand.now += 0.12
    assert typed(guard, A)


def test_page_that_has_just_come_may_be_answered_by_a_keyboard(guard: TouchGuard, hand: Hand) -> None:
    guard.page_came()
    hand.now += 0.1
    assert strike(guard, "next", Repeat.NAVIGATION)


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
