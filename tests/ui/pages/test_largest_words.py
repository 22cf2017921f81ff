"""With the largest letters things that are alike look alike, and what tells where to go is not lost first."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Comfort, Finished, Option, Screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.screens.sample_parts import b
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.menu_tile import MenuTile
from ui.widgets.ruby_label import RubyLabel

PAY = "3番の/窓口で"


def sized(screen: Screen, size: str) -> Screen:
    return dataclasses.replace(screen, comfort=Comfort(text_size=size))


def seen(shown: ShownScreens) -> list[str]:
    return [one.marked for one in shown.page.findChildren(RubyLabel) if one.isVisible()]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("display", [FULL_HD_21, FULL_HD_15], ids=["21", "15"])
def test_tiles_have_all_their_examples_or_none_has(qtbot: QtBot, display: float, size: str) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=display)
    shown.show(sized(samples.tiles(), size))
    tiles = [tile for tile in shown.page.findChildren(MenuTile) if tile.isVisible()]
    assert len({tile.shows_examples() for tile in tiles}) == 1


@pytest.mark.parametrize("display", [FULL_HD_21, FULL_HD_15], ids=["21", "15"])
def test_page_before_the_start_keeps_its_title(qtbot: QtBot, display: float) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=display)
    screen = sized(samples.preparation(), "largest")
    shown.show(screen)
    assert screen.body.title in seen(shown)
    assert shown.page.look.metrics.text_size == "largest"


def test_where_to_pay_stands_with_the_largest_letters_where_it_has_room(qtbot: QtBot) -> None:
    shown = ShownScreens(qtbot, pixels_per_mm=FULL_HD_15)
    screen = sized(samples.finished(), "largest")
    assert isinstance(screen.body, Finished)
    actions = (Option("card", b("カードを/とる")), Option("pay", b("あとで/払う"), b(PAY)))
    shown.show(dataclasses.replace(screen, body=dataclasses.replace(screen.body, actions=actions)))
    assert b(PAY) in seen(shown)
