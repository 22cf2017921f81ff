"""Help for somebody who hesitates: it is seen, and nothing that a finger may be on its way to moves for it.

Which pages in which modes is drawn by lot; `GALLERY_SEED` draws others, and a failure names its mode.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from kiosk.basics.marked import Marked
from kiosk.bootstrap import Services
from kiosk.settings import Settings
from kiosk.visit.gallery import portraits
from kiosk.visit.portrayed_steps import HESITATED
from kiosk.visit.screen import Button, Screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import place
from tests.screens import samples
from ui.commands.matrix import MOMENT, sample_document
from ui.gallery.drawing import settle
from ui.gallery.modes import TEXT_SIZES, Display, Mode
from ui.shell.offer_line import OfferLine
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import plain
from ui.widgets.touchable import Touchable

SEED = os.environ.get("GALLERY_SEED", "2026")
LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")
DISPLAYS = tuple(
    Display(wide, high, dots)
    for dots in (3.21, FULL_HD_21, FULL_HD_15)
    for wide, high in ((1920, 1080), (1080, 1920))
)
MODES = 8
PAGES = ("entering-secret", "asking-jido-teate-self-e", "card-numbers", "choosing", "preparing", "checking")
PAGES_OF_A_MODE = 5
Offers = Callable[[Screen], Screen]


def drawn_modes() -> Iterator[Mode]:
    chance = random.Random(SEED)
    for _ in range(MODES):
        size, display = chance.choice(TEXT_SIZES), chance.choice(DISPLAYS)
        yield Mode(chance.choice(LANGUAGES), "standard", size, display, low_reach=chance.random() < 0.2)


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(Settings())


def offered(screen: Screen, services: Services) -> Screen:
    """The same page as somebody sees it who hesitates there."""
    words = services.handbook.words(screen.comfort.language)
    told = words("visit.hesitating.note"), words("visit.hesitating.help")
    return replace(screen, offer=told, heard=(*screen.heard, *told))


def shown_on(qtbot: QtBot, display: Display) -> ShownScreens:
    return ShownScreens(qtbot, upright=display.upright, pixels_per_mm=display.pixels_per_mm)


def targets(shown: ShownScreens) -> dict[str, QRect]:
    """Where everything that takes a finger stands, by its kind, its name and its place among its like."""
    window, found = shown.presenter.window, dict[str, QRect]()
    settle(window)
    for one in window.findChildren(Touchable):
        if one.isVisible():
            name = f"{type(one).__name__} {one.id} {one.accessibleName()}"
            found[f"{name} {sum(key.startswith(name) for key in found)}"] = place(one, window)
    return found


def moved(shown: ShownScreens, before: Screen, after: Screen) -> Mapping[str, object]:
    """What came, went or stands elsewhere, when the offer came and when it was gone."""
    shown.show(before)
    shown.show(before)  # some pages stand a little otherwise when they are told anew, offer or not
    first = targets(shown)
    shown.show(after)
    second = targets(shown)
    shown.show(before)
    third = targets(shown)
    assert first
    names = {*first, *second, *third}
    return {
        name: (first.get(name), second.get(name), third.get(name))
        for name in names
        if not first.get(name) == second.get(name) == third.get(name)
    }


@pytest.mark.parametrize("mode", [*drawn_modes()], ids=str)
def test_nothing_that_is_touched_moves_when_the_offer_comes_or_goes(
    mode: Mode, services: Services, qtbot: QtBot
) -> None:
    every = portraits(services.handbook, MOMENT, mode.comfort, sample_document(services, "ja"), PAGES)
    named = {name: screen for name, screen in every if not screen.offer}
    drawn = random.Random(f"{SEED} {mode.suffix}").sample(sorted(named), PAGES_OF_A_MODE)
    shown = shown_on(qtbot, mode.display)
    for name in ("entering-secret", *drawn):
        assert moved(shown, named[name], offered(named[name], services)) == {}, name


def test_keys_that_come_with_it_are_found(services: Services, qtbot: QtBot) -> None:
    """As it was once: on a small upright display two keys in the foot set the pad of the PIN anew."""
    before = samples.secret_pad()
    keys = (Button("larger", Marked("Larger"), "middle"), Button("aloud", Marked("Listen"), "middle"))
    after = replace(offered(before, services), buttons=(*before.buttons, *keys))
    found = moved(shown_on(qtbot, Display(1080, 1920, FULL_HD_15)), before, after)
    names = {name.split()[1] for name in found}
    assert {"larger", "aloud", "forgotten"} <= names
    assert set("1234567890") & names


@pytest.mark.parametrize("display", [one for one in DISPLAYS if one.pixels_per_mm != 3.21], ids=str)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_it_is_seen_at_the_head_and_on_the_tools_that_help(
    display: Display, size: str, services: Services, qtbot: QtBot
) -> None:
    before = samples.secret_pad()
    before = replace(before, comfort=replace(before.comfort, text_size=size), simulated=None)
    shown = shown_on(qtbot, display)
    shown.show(offered(before, services))
    window = shown.presenter.window
    line = window.findChild(OfferLine)
    assert line is not None
    assert line.isVisible()
    assert line.fits()
    assert plain(line.marked).startswith("ごゆっくりどうぞ。")
    out = [key.id for key in window.findChildren(KeyButton) if key.isVisible() and key.offered]
    assert out == ["tool:text-size", "tool:voice", "call"]
    shown.show(before)
    assert not line.isVisible()
    assert not any(key.offered for key in window.findChildren(KeyButton))


def test_every_sort_of_page_is_portrayed_with_it(services: Services) -> None:
    names = tuple(f"{one}-hesitating" for one in HESITATED)
    document = sample_document(services, "ja")
    found = dict(portraits(services.handbook, MOMENT, samples.secret_pad().comfort, document, names))
    assert set(found) == set(names)
    assert all(len(screen.offer) == 2 for screen in found.values())
