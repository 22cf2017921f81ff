"""Who comes back to a page finds the focus where they did something, not where Tab passed last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Comfort, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.focus_ring import keyboard_in_use
from ui.widgets.kana_board import KanaBoard


def focused(shown: ShownScreens) -> QWidget:
    found = shown.presenter.window.focusWidget()
    assert found is not None
    return found


def tab_to_the_rail(shown: ShownScreens) -> list[QWidget]:
    """On through all that comes, as somebody does who wants another language; what was passed on the page."""
    passed: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(focused(shown), Qt.Key.Key_Tab)
        if _id_of(focused(shown)).endswith("language"):
            return passed
        if shown.page.isAncestorOf(focused(shown)):
            passed.append(focused(shown))
    raise AssertionError("the rail has no key for languages")


def _id_of(widget: QWidget) -> str:
    return str(getattr(widget, "id", ""))


def in_english(screen: Screen) -> Screen:
    return replace(screen, comfort=Comfort(language="en"))


def change_language(shown: ShownScreens, screen: Screen) -> None:
    QTest.keyClick(focused(shown), Qt.Key.Key_Return)
    shown.show(samples.settings())
    shown.show(in_english(screen))


@pytest.mark.parametrize("pressed", ["choice:head", "choice:code"])
def test_after_another_language_the_focus_is_on_what_was_pressed_last(
    shown: ShownScreens, pressed: str
) -> None:
    shown.show(samples.choices())
    card = shown.page.findChild(QWidget, pressed)
    assert card is not None
    card.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card, Qt.Key.Key_Space)
    passed = tab_to_the_rail(shown)
    assert pressed == "choice:code" or passed
    change_language(shown, samples.choices())
    assert focused(shown).objectName() == pressed
    assert keyboard_in_use(shown.presenter.window)


def test_who_pressed_nothing_begins_where_the_page_does(shown: ShownScreens) -> None:
    screen = samples.kana("みほん")
    shown.show(screen)
    first = _id_of(focused(shown)), type(focused(shown))
    assert tab_to_the_rail(shown)
    change_language(shown, screen)
    assert (_id_of(focused(shown)), type(focused(shown))) == first


def test_a_letter_that_was_typed_last_has_the_focus_again(shown: ShownScreens) -> None:
    screen = samples.kana("みほん")
    shown.show(screen)
    board = shown.page.findChild(KanaBoard)
    assert board is not None
    key = board.keys()["か"]
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, Qt.Key.Key_Space)
    assert tab_to_the_rail(shown)[-1] is not key
    change_language(shown, screen)
    assert _id_of(focused(shown)) == "か"
