"""The receipt number is the largest thing on its page, and no smaller where the letters are larger."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Comfort
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.ruby_label import RubyLabel

LEAST = {False: 32.0, True: 36.0}
"""Millimetres of its letters on 21.5", as it lies and upright."""


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_number_is_the_largest_thing(qtbot: QtBot, size: str, upright: bool) -> None:
    shown = ShownScreens(qtbot, upright=upright)
    shown.show(dataclasses.replace(samples.finished(), comfort=Comfort(text_size=size)))
    labels = [one for one in shown.page.findChildren(RubyLabel) if one.isVisible()]
    (number,) = [one for one in labels if one.objectName() == "number"]
    assert shown.page.look.metrics.to_mm(line_height(number)) >= LEAST[upright]
    assert line_height(number) == max(line_height(one) for one in labels)


def line_height(label: RubyLabel) -> float:
    return label.heightForWidth(label.width()) / max(1, label.lines())
