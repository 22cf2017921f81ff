"""Which number is meant, and that the card locks, is seen before the first try on a small display, too."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import SecretPad
from tests.fakes.looks import FULL_HD_15
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.ruby_label import RubyLabel


def seen(shown: ShownScreens) -> set[str]:
    return {one.marked for one in shown.page.findChildren(RubyLabel) if one.isVisible() and one.fits()}


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_both_sentences_are_seen_in_letters_one_step_smaller_at_most(
    qtbot: QtBot, size: str, upright: bool
) -> None:
    shown = ShownScreens(qtbot, upright=upright, pixels_per_mm=FULL_HD_15)
    screen = samples.secret_pad()
    shown.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, text_size=size)))
    assert isinstance(screen.body, SecretPad)
    assert {screen.body.explanation, screen.body.warning} <= seen(shown)
    assert TEXT_SIZES.index(size) - TEXT_SIZES.index(shown.page.look.metrics.text_size) <= 1
