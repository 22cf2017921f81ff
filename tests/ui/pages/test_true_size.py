"""A card is drawn as large as it is, where the display has room: it is held beside its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.pages.parts import LeftDrawing
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.picture import Picture
from ui.widgets.ruby_label import RubyLabel

FULL_HD_24 = 3.64
CARD_MM = 85.6
CARD_SHARE = 228 / 580
"""Of the drawing of the reader: the near edge of the card over it."""


def in_letters(screen: Screen, size: str) -> Screen:
    return replace(screen, comfort=replace(screen.comfort, text_size=size))


@pytest.mark.parametrize("upright", [False, True], ids=["landscape", "upright"])
@pytest.mark.parametrize("pixels_per_mm", [FULL_HD_21, FULL_HD_24])
@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("make", [samples.card_birth, samples.card_expiry, samples.card_code])
def test_numbers_of_a_card_are_asked_beside_a_card_of_its_size(
    qtbot: QtBot,
    make: Callable[[], Screen],
    size: str,
    pixels_per_mm: float,
    upright: bool,
) -> None:
    shown = ShownScreens(qtbot, upright=upright, pixels_per_mm=pixels_per_mm)
    shown.show(in_letters(make(), size))
    (drawing,) = shown.page.findChildren(LeftDrawing)
    (picture,) = drawing.findChildren(Picture)
    assert picture.width() / pixels_per_mm >= CARD_MM


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_card_over_the_reader_has_its_size_where_there_is_room(qtbot: QtBot, size: str) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=FULL_HD_24)
    shown.show(in_letters(samples.card_waiting(), size))
    (picture,) = [one for one in shown.page.findChildren(Picture) if one.name == "reader-waiting"]
    wide = min(picture.width(), picture.height() * 580 / 430)
    assert wide * CARD_SHARE / FULL_HD_24 >= CARD_MM


@pytest.mark.parametrize("make", [samples.card_birth, samples.card_waiting])
def test_on_a_small_display_the_drawing_gives_way_before_the_letters(
    qtbot: QtBot, make: Callable[[], Screen]
) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=FULL_HD_15)
    shown.show(in_letters(make(), "largest"))
    assert shown.page.look.metrics.text_size == "largest"


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("pixels_per_mm", [FULL_HD_15, FULL_HD_21, FULL_HD_24])
def test_no_word_beside_the_reader_is_lower_than_its_line(
    qtbot: QtBot, pixels_per_mm: float, size: str
) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=pixels_per_mm)
    shown.show(in_letters(samples.card_taken_early(), size))
    for label in shown.page.findChildren(RubyLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.marked
