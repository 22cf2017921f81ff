from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.fakes.stage import Stage
from ui.widgets.steering import is_arrow, neighbour


@pytest.mark.parametrize(
    ("key", "goes_to"),
    [(Qt.Key.Key_Right, "right"), (Qt.Key.Key_Left, None), (Qt.Key.Key_Down, "below"), (Qt.Key.Key_Up, None)],
)
def test_arrow_finds_the_nearest_in_its_direction(stage: Stage, key: Qt.Key, goes_to: str | None) -> None:
    places = {
        "here": (50, 50),
        "right": (100, 50),
        "far": (200, 50),
        "below": (50, 100),
        "corner": (120, 110),
    }
    widgets = {name: QWidget() for name in places}
    for name, (x, y) in places.items():
        stage.put(widgets[name], x, y, 30, 30)
    found = neighbour(widgets["here"], widgets.values(), key)
    assert found is (widgets[goes_to] if goes_to else None)


def test_hidden_ones_are_passed_over(stage: Stage) -> None:
    here, hidden, there = QWidget(), QWidget(), QWidget()
    for at, widget in enumerate((here, hidden, there)):
        stage.put(widget, 50 * at, 10, 30, 30)
    hidden.hide()
    assert neighbour(here, [here, hidden, there], Qt.Key.Key_Right) is there


def test_other_keys_are_no_arrows() -> None:
    assert is_arrow(Qt.Key.Key_Left)
    assert not is_arrow(Qt.Key.Key_A)
