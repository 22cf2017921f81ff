"""Whoever sits before a high display brings every key low by one touch, which is within reach itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Comfort
from tests.journeys.counter import LANDSCAPE, PORTRAIT, Counter, counter
from tests.journeys.hands import Finger
from ui.gallery.modes import Display
from ui.theme.metrics import REACH_SHARE


def height_of(there: Counter, name: str) -> float:
    """Of the centre over the lower edge, in parts of the display."""
    found = Finger(there)._find(name)
    assert found is not None, name
    y = found.mapTo(there.window, found.rect().center()).y()
    return 1 - y / there.window.height()


@pytest.mark.parametrize("display", [LANDSCAPE, PORTRAIT], ids=["lying", "upright"])
@pytest.mark.parametrize("text_size", ["standard", "large", "larger", "largest"])
def test_one_low_touch_on_the_first_page(
    text_size: str, display: Display, tmp_path: Path, qtbot: QtBot
) -> None:
    with counter(tmp_path, display) as there:
        there.kiosk.bridge.post(ComfortChosen(Comfort(text_size=text_size)))
        there.settle()
        assert height_of(there, "reach:on") <= REACH_SHARE
        Finger(there).press("reach:on")
        there.until(lambda: there.screen.comfort.low_reach, "low reach")
        assert height_of(there, "start") <= REACH_SHARE
        assert height_of(there, "reach:off") <= REACH_SHARE
