"""A dark screen gives no light at all: not where the focus goes, not what comes up later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.ui.shell.test_last_resort import WORDS
from ui.shell.touches import Trouble
from ui.shell.window import KioskWindow
from ui.widgets.digit_pad import DigitPad
from ui.widgets.focus_ring import FocusRing, note_dark, note_keyboard
from ui.widgets.surface import Surface


@pytest.fixture
def window(qtbot: QtBot) -> KioskWindow:
    made = KioskWindow(a_look(), lambda: None)
    qtbot.addWidget(made)
    made.show_fixed()
    qtbot.waitActive(made)
    return made


def gives_light(window: QWidget) -> bool:
    grey = window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return any(bytes(grey.constBits()))


def a_pad(window: KioskWindow) -> DigitPad:
    page = Surface(a_look())
    pad = DigitPad(a_look())
    QVBoxLayout(page).addWidget(pad)
    window.frame.set_page(page)
    note_keyboard(window, used=True)
    pad.keys["1"].setFocus()
    return pad


def test_ring_around_a_digit_does_not_shine_through(window: KioskWindow) -> None:
    pad = a_pad(window)
    window.set_dark(dark=True)
    for name in ("2", "5", "8", "0"):
        pad.keys[name].setFocus()
        assert pad.keys[name].hasFocus()
        assert not gives_light(window), name


def test_ring_shines_where_nothing_tells_it_of_the_dark(window: KioskWindow) -> None:
    """The fault itself, planted: what this file looks for can be seen."""
    pad = a_pad(window)
    window.set_dark(dark=True)
    note_dark(window, dark=False)
    pad.keys["5"].setFocus()
    assert gives_light(window)


def test_key_by_keyboard_in_the_dark_gives_no_light(window: KioskWindow) -> None:
    pad = a_pad(window)
    window.set_dark(dark=True)
    QTest.keyClick(pad.keys["1"], Qt.Key.Key_Tab)
    assert not gives_light(window)


def test_note_on_a_hand_that_rests_stays_below_the_dark(window: KioskWindow) -> None:
    a_pad(window)
    window.set_dark(dark=True)
    window.touches.told.emit(Trouble.HAND)
    assert window.note.isVisible()
    assert not gives_light(window)


def test_last_resort_is_seen_by_whoever_comes(window: KioskWindow) -> None:
    window.set_dark(dark=True)
    window.show_last_resort(WORDS, lambda _key: None)
    assert gives_light(window)


def test_light_comes_back_with_the_ring_in_its_place(window: KioskWindow) -> None:
    pad = a_pad(window)
    window.set_dark(dark=True)
    pad.keys["5"].setFocus()
    window.set_dark(dark=False)
    assert gives_light(window)
    assert any(ring.isVisible() for ring in window.findChildren(FocusRing))
