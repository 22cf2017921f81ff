"""Bad input at a whole kiosk: nothing is entered twice, the page is the same or the next, and it is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import CardPicture
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger
from tests.journeys.walker import PIN

TO_THE_CARD = ("start", "tile:certificates", "tile:juminhyo", "next", "choice:self", "next")


def place_of(hand: Finger, name: str) -> QPoint:
    found = hand._find(name)
    assert found is not None, name
    return found.mapTo(hand.counter.window, found.rect().center())


def hammer(there: Counter, place: QPoint) -> None:
    """Twenty touches of one place, as quick as they come, whatever lies there by then."""
    handle = there.window.windowHandle()
    for _ in range(20):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()


def test_hammering_next_goes_one_page_further(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = Finger(there)
        for name in TO_THE_CARD[:-1]:
            hand.press(name)
        stood_still = there.window.guard
        stood_still.forget()
        stood_still._now = lambda: 0.0  # all of it within half a second, however slow the machine is
        hammer(there, place_of(hand, "next"))
        there.until(lambda: there.screen.name.startswith("waiting-for-card"), "the next page")
        assert there.names[-2:] == ["choosing-who", "waiting-for-card"]


def test_card_pulled_out_during_a_change_of_page_is_asked_for_again(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = Finger(there)
        for name in TO_THE_CARD:
            hand.press(name)
        there.desk.insert()
        there.until(lambda: there.screen.name == "entering-secret", "the pad")
        hand.type_digits(PIN)
        there.desk.remove()
        hand.press("next")
        there.until(lambda: _asks_for_it_again(there), "the page that asks for it")
        assert there.visit.card is None
        there.desk.insert()
        there.until(lambda: there.screen.name == "entering-secret", "the pad again")


def _asks_for_it_again(there: Counter) -> bool:
    body = there.screen.body
    return isinstance(body, CardPicture) and body.picture == "waiting"
