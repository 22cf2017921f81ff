"""Bad input at the glass: nothing breaks, nothing is entered twice, and what is wrong is told."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.events import FULL, Acted, Pressed, Typed
from kiosk.visit.screen import CardPicture, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable


def key(shown: ShownScreens, name: str) -> Touchable:
    there = shown.presenter.window.findChildren(Touchable)
    return next(one for one in there if one.isVisible() and name in (one.id, one.objectName()))


def presses(shown: ShownScreens) -> list[str]:
    return [event.button for event in shown.posted if isinstance(event, Pressed)]


def drafts(shown: ShownScreens) -> list[object]:
    return [event.draft for event in shown.posted if isinstance(event, Typed)]


@pytest.fixture
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_ten_fingers_at_once_press_one_key_at_the_most(shown: ShownScreens, glass: QPointingDevice) -> None:
    shown.show(samples.kana("み"))
    window = shown.presenter.window
    keys = [one for one in shown.page.findChildren(KeyButton) if one.kind is Kind.CHARACTER][:10]
    places = [one.mapTo(window, one.rect().center()) for one in keys]
    fingers = QTest.touchEvent(window, glass, autoCommit=False)
    for number, place in enumerate(places):
        fingers.press(number, place, window)
    fingers.commit()
    for number, place in enumerate(places):
        fingers.release(number, place, window)
    fingers.commit()
    QApplication.processEvents()
    entered = drafts(shown)
    assert entered in ([], *([f"み{one.id}"] for one in keys)), "one letter at the most, and a whole one"
    assert presses(shown) == []
    shown.touch("ん")
    assert len(drafts(shown)) == len(entered) + 1, "a single finger enters again, once"


def test_a_sleeve_that_wipes_over_the_keys_enters_nothing(shown: ShownScreens) -> None:
    shown.show(samples.kana("み"))
    window = shown.presenter.window
    begins, ends = key(shown, "あ"), key(shown, "わ")
    QTest.mousePress(begins, Qt.MouseButton.LeftButton)
    for part in range(1, 9):
        way = ends.mapTo(window, QPoint()) - begins.mapTo(window, QPoint())
        QTest.mouseMove(begins, begins.rect().center() + way * part / 8)
    QTest.mouseRelease(
        begins,
        Qt.MouseButton.LeftButton,
        pos=begins.mapFrom(window, ends.mapTo(window, ends.rect().center())),
    )
    assert shown.posted == []
    shown.touch("わ")
    assert drafts(shown) == ["みわ"], "the board has not lost its way"


def test_hammering_next_goes_on_once(shown: ShownScreens) -> None:
    shown.show(samples.yes_no("no"))
    for _ in range(20):
        QTest.mouseClick(key(shown, "next"), Qt.MouseButton.LeftButton)
    assert presses(shown) == ["next"]
    shown.touch("back")
    assert presses(shown) == ["next", "back"], "the page goes on listening"


def test_a_key_held_for_a_minute_counts_once(shown: ShownScreens) -> None:
    shown.show(samples.kana("み"))
    held = key(shown, "あ")
    held.setFocus()
    for number in range(1800):  # thirty a second, as a keyboard repeats
        down = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", number > 0
        )
        QApplication.sendEvent(held, down)
    assert drafts(shown) == ["みあ"]


def test_a_finger_held_for_a_minute_counts_once_and_only_when_lifted(shown: ShownScreens) -> None:
    shown.show(samples.kana("み"))
    held = key(shown, "あ")
    QTest.mousePress(held, Qt.MouseButton.LeftButton)
    for _ in range(60):
        QTest.mouseMove(held, held.rect().center())
    assert drafts(shown) == []
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton)
    assert drafts(shown) == ["みあ"]


def test_a_page_that_changes_under_the_finger_takes_no_touch_for_the_next_one(shown: ShownScreens) -> None:
    """The card was pulled out while somebody was pressing: what they let go of is another page."""
    shown.show(samples.facts())
    pressed = key(shown, "next") if _has(shown, "next") else key(shown, "differs")
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton)
    shown.show(samples.card_taken_early())
    below = shown.presenter.window.childAt(shown.presenter.window.rect().center())
    QTest.mouseRelease(below or shown.presenter.window, Qt.MouseButton.LeftButton)
    assert shown.posted == []
    body = samples.card_taken_early().body
    assert isinstance(body, CardPicture)
    assert body.notice is not None
    assert plain(body.notice) in {one.accessibleName() for one in labels(shown)}, "told in one sentence"
    shown.touch("no-card")
    assert presses(shown) == ["no-card"]


def labels(shown: ShownScreens) -> list[RubyLabel]:
    return [one for one in shown.page.findChildren(RubyLabel) if one.isVisible()]


def _has(shown: ShownScreens, name: str) -> bool:
    return any(
        name in (one.id, one.objectName())
        for one in shown.presenter.window.findChildren(Touchable)
        if one.isVisible()
    )


@pytest.mark.parametrize(("tremor", "counted"), [(0, 5), (1, 1), (2, 1)], ids=["steady", "short", "long"])
def test_trembling_hands_enter_a_letter_once_where_they_asked_for_that(
    tremor: int, counted: int, shown: ShownScreens
) -> None:
    screen = samples.kana("み")
    shown.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, tremor=tremor)))
    for _ in range(5):
        QTest.mouseClick(key(shown, "あ"), Qt.MouseButton.LeftButton)
    assert len(drafts(shown)) == counted
    QTest.mouseClick(key(shown, "か"), Qt.MouseButton.LeftButton)
    assert len(drafts(shown)) == counted + 1


def test_text_at_the_limit_is_refused_in_a_sentence_and_every_other_key_works(shown: ShownScreens) -> None:
    screen = samples.kana("あ" * 40)
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, limits={"most": 40})
    full: Screen = dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))
    shown.show(full)
    shown.touch("か")
    assert drafts(shown) == []
    assert shown.posted == [Acted(screen.body.field.field, screen.body.field.part, FULL)]
    shown.touch("erase")
    assert drafts(shown) == ["あ" * 39]
    enabled: list[QWidget] = [one for one in shown.page.findChildren(KeyButton) if not one.isEnabled()]
    assert enabled == []
