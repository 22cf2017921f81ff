"""A screen is made once for all themes: compared with screens made for each, and with planted themes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.bootstrap import Services
from kiosk.settings import Settings
from kiosk.visit.gallery import SHOWING_COMFORT, portraits
from kiosk.visit.screen import Comfort, Screen
from tests.fakes.looks import RESOURCES, the_words
from tests.screens import samples
from ui.commands.matrix import MOMENT, sample_document
from ui.gallery.drawing import Keep, Picture, draw_mode, draw_view
from ui.gallery.modes import TEXT_SIZES, THEMES, USUAL, Display, Mode, modes, views
from ui.shell.foot_band import FootBand
from ui.theme.look import Look, LookSource
from ui.theme.tokens import Palette
from ui.widgets.ruby_label import RubyLabel

pytestmark = pytest.mark.usefixtures("qapp")
PAPER = "#f7f5f0"
MOST_APART = 40
"""Of 255: edges of letters depend on what was drawn before; a place or a colour that differs is far more."""
Portrait = tuple[str, Screen]


def view_of(text_size: str, display: Display) -> tuple[Mode, ...]:
    return tuple(Mode("ja", theme, text_size, display) for theme in THEMES)


def drawn_once(
    shown: Sequence[Portrait], view: tuple[Mode, ...], output: Path
) -> dict[Mode, tuple[Picture, ...]]:
    given = {mode: dict(shown) for mode in view}
    return draw_view(LookSource(RESOURCES), the_words, given, output, dict.fromkeys(view, Keep.ALL))


def drawn_anew(
    shown: Sequence[Portrait], view: tuple[Mode, ...], output: Path
) -> dict[Mode, tuple[Picture, ...]]:
    return {mode: draw_mode(LookSource(RESOURCES), the_words, mode, shown, output) for mode in view}


def apart(picture: Path, again: Path) -> int:
    """The greatest difference of any channel of any pixel, of 255."""
    left, right = (QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32) for file in (picture, again))
    assert (left.size(), left.sizeInBytes()) == (right.size(), right.sizeInBytes())
    mine, theirs, long = bytes(left.constBits()), bytes(right.constBits()), left.bytesPerLine()
    rows = ((mine[at : at + long], theirs[at : at + long]) for at in range(0, len(mine), long))
    unlike = (zip(one, other, strict=True) for one, other in rows if one != other)
    return max((abs(a - b) for row in unlike for a, b in row), default=0)


@pytest.mark.parametrize(
    ("text_size", "display"),
    [("standard", USUAL), ("largest", Display(1080, 1920, 4.03)), ("largest", Display(1024, 600, 4.03))],
    ids=["usual", "largest-upright", "nothing-fits"],
)
def test_painted_in_another_theme_is_as_if_made_for_it(
    text_size: str, display: Display, tmp_path: Path
) -> None:
    shown = samples.drawn()[1:12:8]
    view, once, anew = view_of(text_size, display), tmp_path / "once", tmp_path / "anew"
    once.mkdir()
    anew.mkdir()
    together, singly = drawn_once(shown, view, once), drawn_anew(shown, view, anew)
    for mode in view:
        for one, other in zip(together[mode], singly[mode], strict=True):
            assert sorted(map(str, one.violations)) == sorted(map(str, other.violations))
            assert one.file is not None
            assert apart(once / one.file, anew / one.file) <= MOST_APART


def test_theme_that_moves_something_is_measured_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted theme whose foot is lower than a finger."""
    dressed = FootBand.set_look

    def lower(self: FootBand, look: Look) -> None:
        dressed(self, look)
        if look.metrics.theme == "dark":
            for key in self.keys_at("next", "back"):
                key.setFixedHeight(look.mm(9.0))

    monkeypatch.setattr(FootBand, "set_look", lower)
    drawn = drawn_once(samples.drawn()[1:2], view_of("standard", USUAL), tmp_path)
    rules = {mode.theme: {found.rule for found in drawn[mode][0].violations} for mode in drawn}
    assert "target-size" in rules["dark"]
    assert rules["standard"] == rules["soft"] == set()


def test_theme_in_which_words_no_longer_fit_is_measured_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted theme with wider margins inside its labels."""
    fits = RubyLabel.fits
    monkeypatch.setattr(RubyLabel, "fits", lambda self: fits(self) and self._look.metrics.theme != "light")
    drawn = drawn_once(samples.drawn()[1:2], view_of("standard", USUAL), tmp_path)
    rules = {mode.theme: {found.rule for found in drawn[mode][0].violations} for mode in drawn}
    assert rules["light"] == {"clipped"}
    assert rules["standard"] == rules["dark"] == set()


@pytest.mark.parametrize(
    ("spoiled", "broken"),
    [
        (lambda theme: dataclasses.replace(theme, ink="#999999"), {"pale", "dim"}),
        (
            lambda theme: dataclasses.replace(theme, line=PAPER, edge=PAPER, surface=PAPER, bg=PAPER),
            {"faint"},
        ),
        (lambda theme: dataclasses.replace(theme, focus_in=PAPER, focus_out=PAPER), {"focus-mark"}),
        (lambda theme: dataclasses.replace(theme, accent=theme.surface), {"dim", "faint"}),
        (lambda theme: dataclasses.replace(theme, press=theme.on_press), {"pressed"}),
    ],
    ids=["ink", "rims", "mark-of-the-focus", "icons", "pressed-keys"],
)
def test_spoiled_theme_is_reported_where_it_was_only_painted(
    spoiled: Callable[[Palette], Palette], broken: set[str], tmp_path: Path
) -> None:
    source = LookSource(RESOURCES)
    palettes = dict(source.tokens.palettes)
    palettes["soft"] = spoiled(palettes["soft"])
    source.tokens = dataclasses.replace(source.tokens, palettes=palettes)
    view = view_of("standard", USUAL)
    given = {mode: dict(samples.drawn()[1:2]) for mode in view}
    drawn = draw_view(source, the_words, given, tmp_path, dict.fromkeys(view, Keep.FAULTY))
    found = {mode.theme: {each.rule for each in drawn[mode][0].violations} for mode in view}
    assert found == {"standard": set(), "soft": broken, "dark": set(), "light": set()}


def test_only_the_settings_say_which_theme_is_on() -> None:
    services = Services(Settings())
    document = sample_document(services, "ja")
    beginnings = (*"bcdefghijklmnopqrstuvwxyz", "asking-juminhyo-self-")
    one, other = (
        dict(portraits(services.handbook, MOMENT, Comfort(theme=theme), document, beginnings))
        for theme in ("standard", "dark")
    )
    unlike = {
        name for name in one if dataclasses.replace(one[name], comfort=other[name].comfort) != other[name]
    }
    assert unlike
    assert all(name.startswith(SHOWING_COMFORT) for name in unlike)


def test_every_mode_is_in_one_view() -> None:
    every = list(modes(("ja", "en"), THEMES, TEXT_SIZES, (USUAL, Display(1080, 1920, 4.03)), (False, True)))
    dealt = list(views(every))
    assert sorted(mode.suffix for view in dealt for mode in view) == sorted(mode.suffix for mode in every)
    assert {tuple(mode.theme for mode in view) for view in dealt} == {THEMES}
