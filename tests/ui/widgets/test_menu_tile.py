from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.menu_tile import MenuTile


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_label_is_whole_and_examples_give_way(stage: Stage, size: str) -> None:
    tile = MenuTile(a_look(size), "move", "move", "引っこしを\u200bする・した", "転入・転居・転出")
    stage.put(tile, 0, 0, 92, 74)
    assert tile.fits()
    assert stage.grab(tile.geometry()).toImage().pixelColor(4, 4).name() != ""


def test_touch_moves_on_at_once(stage: Stage) -> None:
    heard: list[object] = []
    tile = MenuTile(stage.look, "move", "move", "引っこし", "転入")
    stage.put(tile, 0, 0, 92, 74)
    tile.activated.connect(heard.append)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert heard == ["move"]
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("引っこし", "転入")


def test_drawing_goes_where_the_label_needs_its_room(stage: Stage) -> None:
    tile = MenuTile(stage.look, "move", "move", "引っこし", "転入")
    stage.put(tile, 0, 0, 92, 74)
    assert tile.has_drawing()
    with_drawing = stage.grab(tile.geometry()).toImage()
    tile.set_drawn(drawn=False)
    assert stage.grab(tile.geometry()).toImage() != with_drawing
    stage.put(tile, 0, 0, 92, 24)
    assert not tile.has_drawing()
