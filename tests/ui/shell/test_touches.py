"""Each point on the glass is a press of its own; what rests, or comes by the handful, presses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.fakes.fingers import Fingers
from tests.fakes.looks import a_look
from ui.shell.touches import RESTS_S, TOLD_S, Trouble
from ui.shell.window import KioskWindow
from ui.widgets.digit_pad import DigitPad
from ui.widgets.surface import Surface
from ui.widgets.touchable import Touchable

GROUND = QPoint(30, 300)


class Glass:
    """A window with a pad of digits, and ten fingers; time stands still until somebody lets it pass."""

    def __init__(self, window: KioskWindow) -> None:
        self.window, self.fingers = window, Fingers(window)
        self.at = 0.0
        window.touches._now = lambda: self.at
        page = Surface(a_look())
        QVBoxLayout(page).addWidget(DigitPad(a_look()))
        window.frame.set_page(page)
        QApplication.processEvents()
        self.pressed: list[str] = []
        self.told: list[Trouble | None] = []
        window.touches.told.connect(self.told.append)
        for key in self.keys:
            key.activated.connect(self.pressed.append)

    @property
    def keys(self) -> list[Touchable]:
        page = self.window.frame.pages.page
        assert page is not None
        return page.findChildren(Touchable)

    def passes(self, seconds: float) -> None:
        self.at += seconds
        self.window.touches.look()


@pytest.fixture
def glass(qtbot: QtBot) -> Iterator[Glass]:
    window = KioskWindow(a_look(), lambda: None)
    qtbot.addWidget(window)
    window.show_fixed()
    qtbot.waitExposed(window)
    yield Glass(window)
    window.hide()


def test_one_finger_presses_what_it_comes_down_on_and_leaves(glass: Glass) -> None:
    first, second = glass.keys[:2]
    glass.fingers.tap(0, first)
    assert glass.pressed == [first.id]
    glass.fingers.come((0, glass.fingers.middle(first)))
    glass.fingers.go((0, glass.fingers.middle(second)))
    assert glass.pressed == [first.id]


def test_other_fingers_press_while_a_sleeve_rests_beside_the_keys(glass: Glass) -> None:
    glass.fingers.come((0, GROUND))
    glass.passes(1.5)
    for key in glass.keys[:3]:
        glass.fingers.tap(1, key)
    assert glass.pressed == [key.id for key in glass.keys[:3]]


def test_quick_typing_with_two_fingers_counts_both(glass: Glass) -> None:
    first, second = glass.keys[:2]
    glass.fingers.come((0, glass.fingers.middle(first)))
    glass.fingers.come((1, glass.fingers.middle(second)))
    glass.fingers.go((0, glass.fingers.middle(first)))
    glass.fingers.go((1, glass.fingers.middle(second)))
    assert glass.pressed == [first.id, second.id]
    assert glass.told == []


def test_what_rests_on_a_key_does_not_press_it_and_is_told_once(glass: Glass) -> None:
    key = glass.keys[0]
    glass.fingers.come((0, glass.fingers.middle(key)))
    assert key.isDown()
    glass.passes(RESTS_S - 0.1)
    assert glass.told == []
    glass.passes(0.2)
    assert glass.told == [Trouble.RESTS]
    assert glass.window.note.isVisible()
    assert glass.window.note.sentence == a_look().words.resting
    glass.passes(60)
    glass.fingers.tap(1, glass.keys[1])
    glass.fingers.go((0, glass.fingers.middle(key)))
    assert glass.pressed == [glass.keys[1].id]
    assert glass.told == [Trouble.RESTS]
    glass.passes(TOLD_S + 0.1)
    assert glass.told == [Trouble.RESTS, None]
    assert not glass.window.note.isVisible()


def test_key_that_was_rested_on_works_afterwards(glass: Glass) -> None:
    key = glass.keys[0]
    glass.fingers.come((0, glass.fingers.middle(key)))
    glass.passes(RESTS_S + 1)
    glass.fingers.go((0, glass.fingers.middle(key)))
    glass.window.guard.forget()
    glass.fingers.tap(0, key)
    assert glass.pressed == [key.id]


def test_ten_fingers_press_nothing_and_are_told_once(glass: Glass) -> None:
    fingers = [(number, glass.fingers.middle(key)) for number, key in enumerate(glass.keys[:10])]
    glass.fingers.come(*fingers)
    glass.fingers.go(*fingers)
    assert glass.pressed == []
    assert glass.told == [Trouble.HAND]
    glass.window.guard.forget()
    glass.fingers.tap(0, glass.keys[0])
    assert glass.pressed == [glass.keys[0].id]


def test_note_takes_no_touch_and_covers_no_key_of_the_band(glass: Glass) -> None:
    glass.fingers.come((0, GROUND))
    glass.passes(RESTS_S + 0.1)
    note = glass.window.note
    assert note.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert glass.window.childAt(note.geometry().center()) is not note


def test_screen_that_says_it_is_a_mouse_is_told_too_and_presses_nothing(glass: Glass) -> None:
    key, handle = glass.keys[0], glass.window.windowHandle()
    left, none, place = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        glass.fingers.middle(glass.keys[0]),
    )
    QTest.mousePress(handle, left, none, place)
    glass.passes(RESTS_S + 0.1)
    assert glass.told == [Trouble.RESTS]
    QTest.mouseRelease(handle, left, none, place)
    QApplication.processEvents()
    assert glass.pressed == []
    QTest.mouseClick(handle, left, none, place)
    assert glass.pressed == [key.id]


def test_next_person_finds_no_press_of_a_hand_that_still_lies_there(glass: Glass) -> None:
    key = glass.keys[0]
    glass.fingers.come((0, glass.fingers.middle(key)))
    glass.window.forget()
    glass.fingers.go((0, glass.fingers.middle(key)))
    assert glass.pressed == []
