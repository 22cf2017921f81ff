from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.fakes.frame_screens import a_screen
from tests.fakes.looks import a_look
from tests.fakes.stage import touchables
from tests.ui.shell.test_last_resort import WORDS
from ui.shell.window import KioskWindow
from ui.widgets.focus_ring import keyboard_in_use
from ui.widgets.kana_board import KanaBoard
from ui.widgets.secret_entry import SecretEntry
from ui.widgets.surface import Surface
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Touchable


@pytest.fixture
def closings() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, closings: list[str]) -> KioskWindow:
    made = KioskWindow(a_look(), lambda: closings.append("closing"))
    qtbot.addWidget(made)
    made.show_fixed()
    qtbot.waitActive(made)
    return made


def a_full_page(window: KioskWindow) -> tuple[KanaBoard, TextField, SecretEntry]:
    look = a_look()
    page = Surface(look)
    parts = (KanaBoard(look, most=20), TextField(look), SecretEntry(look, 4))
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    window.frame.set_page(page)
    board, field, secret = parts
    board.set_text("みほん")
    field.set_text("みほん")
    for digit in (1, 2, 3, 4):
        secret.push(digit)
    return parts


def test_forgetting_clears_every_widget_that_holds_input(window: KioskWindow) -> None:
    board, field, secret = a_full_page(window)
    window.forget()
    assert (board.text(), field.text(), secret.count) == ("", "", 0)


def test_forgetting_reaches_pages_that_are_hidden(window: KioskWindow) -> None:
    board, field, secret = a_full_page(window)
    window.frame.set_page(Surface(a_look()))
    window.forget()
    assert (board.text(), field.text(), secret.count) == ("", "", 0)


def test_closing_is_told_once_after_forgetting(window: KioskWindow, closings: list[str]) -> None:
    board, _, _ = a_full_page(window)
    window.close()
    window.close()
    assert closings == ["closing"]
    assert board.text() == ""


def test_fixed_window_has_exactly_the_displays_size(window: KioskWindow) -> None:
    assert (window.width(), window.height()) == (1920, 1080)
    assert window.frame.size() == window.size()


def a_watched_window(qtbot: QtBot, signs: list[str]) -> tuple[KioskWindow, Touchable]:
    """One that notes every sign of life, and the first of its keys."""
    window = KioskWindow(a_look(), lambda: None, touched=lambda: signs.append("alive"))
    qtbot.addWidget(window)
    window.show_fixed()
    window.frame.show_frame(a_screen())
    return window, touchables(window.frame)[0]


def test_touch_hides_rings_and_keeps_the_visit_awake(qtbot: QtBot) -> None:
    signs: list[str] = []
    window, key = a_watched_window(qtbot, signs)
    QTest.keyClick(key, Qt.Key.Key_Space)
    assert keyboard_in_use(window)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert not keyboard_in_use(window)
    assert len(signs) >= 2
    window.hide()


def test_key_that_something_lies_on_is_no_sign_of_life(qtbot: QtBot) -> None:
    signs: list[str] = []
    window, key = a_watched_window(qtbot, signs)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(key, held)
    assert signs == []
    window.hide()


def test_last_resort_replaces_everything_and_leads_back(window: KioskWindow) -> None:
    board, _, _ = a_full_page(window)
    again: list[str] = []
    window.show_last_resort(WORDS, again.append)
    resort = window.last_resort
    assert resort is not None
    assert resort.isVisible()
    assert not window.frame.isVisible()
    assert board.text() == ""
    QTest.mouseClick(resort.key, Qt.MouseButton.LeftButton)
    assert again == ["restart"]
    window.leave_last_resort()
    assert window.frame.isVisible()
    assert window.last_resort is None


def test_new_look_reaches_the_frame(window: KioskWindow) -> None:
    window.set_look(a_look("largest", "dark"))
    assert window.frame.look.palette.bg == "#000000"
