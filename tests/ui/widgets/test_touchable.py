from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, colours, difference
from ui.widgets.focus_ring import FocusRing
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.touch_guard import TouchGuard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage(a_look())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def a_key(stage: Stage, id_: str = "next", *, kind: Kind = Kind.KEY, x: float = 20.0) -> KeyButton:
    key = KeyButton(stage.look, id_, "つぎへ", kind=kind)
    stage.put(key, x, 20, 60, 35)
    return key


def test_release_inside_counts(stage: Stage) -> None:
    heard: list[object] = []
    key = a_key(stage)
    key.activated.connect(heard.append)
    QTest.mouseClick(key, LEFT)
    assert heard == ["next"]


@pytest.mark.parametrize(
    ("press", "release"),
    [(QPoint(30, 30), QPoint(-60, 30)), (QPoint(-60, 30), QPoint(30, 30))],
    ids=["leaves", "comes-in"],
)
def test_touch_that_begins_or_ends_outside_does_not_count(
    stage: Stage, press: QPoint, release: QPoint
) -> None:
    heard: list[object] = []
    key = a_key(stage)
    key.activated.connect(heard.append)
    where = key if key.rect().contains(press) else stage
    at = press if where is key else key.mapTo(stage, press)
    QTest.mousePress(where, LEFT, pos=at)
    QTest.mouseMove(where, where.mapFrom(stage, key.mapTo(stage, release)))
    QTest.mouseRelease(where, LEFT, pos=where.mapFrom(stage, key.mapTo(stage, release)))
    assert heard == []


@pytest.mark.parametrize(
    ("kind", "signals"),
    [(Kind.KEY, 1), (Kind.PRIMARY, 1), (Kind.TOOL, 1), (Kind.CHARACTER, 2), (Kind.FUNCTION, 2)],
)
def test_quick_second_touch_counts_on_keys_only(stage: Stage, kind: Kind, signals: int) -> None:
    TouchGuard(stage, lambda: 5.0)
    heard: list[object] = []
    key = a_key(stage, kind=kind)
    key.activated.connect(heard.append)
    QTest.mouseClick(key, LEFT)
    QTest.mouseClick(key, LEFT)
    assert len(heard) == signals


@pytest.mark.parametrize("button", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keyboard_presses_it(stage: Stage, button: Qt.Key) -> None:
    heard: list[object] = []
    key = a_key(stage)
    key.activated.connect(heard.append)
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, button)
    assert heard == ["next"]


def test_arrows_go_to_the_neighbour_in_their_direction(stage: Stage) -> None:
    left, right = a_key(stage, "left"), a_key(stage, "right", x=100)
    left.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(left, Qt.Key.Key_Right)
    assert right.hasFocus()
    QTest.keyClick(right, Qt.Key.Key_Down)
    assert right.hasFocus()
    QTest.keyClick(right, Qt.Key.Key_Left)
    assert left.hasFocus()


def test_barred_key_refuses_and_says_why(stage: Stage) -> None:
    heard: list[object] = []
    refused: list[object] = []
    key = a_key(stage)
    key.activated.connect(heard.append)
    key.refused.connect(refused.append)
    key.set_missing("あと\u200b2つ")
    QTest.mouseClick(key, LEFT)
    assert (heard, refused, key.reason) == ([], ["next"], "あと\u200b2つ")
    assert key.accessibleDescription() == "あと2つ"


def test_pressed_key_sinks(stage: Stage) -> None:
    key = a_key(stage)
    before = stage.grab(key.geometry()).toImage()
    QTest.mousePress(key, LEFT)
    pressed = stage.grab(key.geometry()).toImage()
    base = stage.look.line(stage.look.sizes.base)
    assert before.pixelColor(100, base - 2).name() != stage.look.palette.bg
    assert pressed.pixelColor(100, base - 2).name() == stage.look.palette.bg
    assert pressed.pixelColor(100, base + 10).name() == stage.look.palette.press
    QTest.mouseRelease(key, LEFT)


def test_keyboard_focus_is_a_double_ring_of_two_millimetres(stage: Stage) -> None:
    key = a_key(stage)
    before = stage.grab().toImage()
    key.setFocus(Qt.FocusReason.TabFocusReason)
    changed = difference(before, stage.grab().toImage())
    palette, look = stage.look.palette, stage.look
    assert {palette.focus_in, palette.focus_out} <= colours(stage.grab().toImage(), changed)
    middle = key.geometry().center().y()
    outside = [x for x, y in changed if y == middle and x < key.geometry().left()]
    assert look.metrics.to_mm(len(outside)) >= 2.4
    key.clearFocus()
    assert difference(before, stage.grab().toImage()) == set()


def test_touch_leaves_no_ring_behind(stage: Stage) -> None:
    key = a_key(stage)
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(key, LEFT)
    assert [ring for ring in stage.findChildren(FocusRing) if ring.isVisible()] == []


def test_held_key_of_the_keyboard_does_not_repeat(stage: Stage) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    heard: list[object] = []
    key = a_key(stage, kind=Kind.CHARACTER)
    key.activated.connect(heard.append)
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(key, event)
    assert heard == []
