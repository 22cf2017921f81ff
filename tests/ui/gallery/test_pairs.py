"""Every pair of a theme's colours that people have to tell apart is measured, pressed ones too."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from kiosk.bootstrap import RESOURCES
from tests.fakes.looks import a_look
from tests.ui.theme.test_tokens import PART_PAIRS, TEXT_PAIRS
from ui.gallery.audit import audit_theme
from ui.gallery.pairs import Pair, measured
from ui.theme.look import Look
from ui.theme.tokens import THEMES, load_tokens

PRESSED = (("on_press", "press"), ("on_primary_press", "primary_press"))
GROUNDS_OF_LINES = ("bg", "surface", "art_paper", "art_tint", "art_skin", "art_rose", "art_grey", "warn_tint")
LINES = tuple(("art_line", ground) for ground in GROUNDS_OF_LINES)
MARKS = (("accent", "bg"), ("ok_line", "surface"), ("warn_line", "warn_tint"))


def spoiled(theme: str, front: str, back: str) -> Look:
    """In this theme the one has the colour of the other."""
    look = a_look(theme=theme)
    palette = dataclasses.replace(look.palette, **{front: getattr(look.palette, back)})
    palettes = {**look.tokens.palettes, theme: palette}
    return dataclasses.replace(look, tokens=dataclasses.replace(look.tokens, palettes=palettes))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("front", "back"), [*TEXT_PAIRS, *PART_PAIRS, *PRESSED, *LINES, *MARKS], ids=lambda name: name
)
def test_two_colours_that_became_one_are_reported(theme: str, front: str, back: str) -> None:
    assert f"{front} on {back}" in {one.widget for one in audit_theme(spoiled(theme, front, back))}


def test_pressed_key_as_dark_as_its_words_is_reported(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "themes", tmp_path / "themes")
    file = tmp_path / "themes" / "standard.toml"
    file.write_text(file.read_text().replace('\npress = "#dcf0ff"', '\npress = "#1a1a1a"'))
    look = dataclasses.replace(a_look(), tokens=load_tokens(tmp_path / "themes"))
    (found,) = audit_theme(look)
    assert (found.rule, found.widget, found.figure) == (
        "contrast",
        "on_press on press",
        "1.0, at least 10",
    )


def test_pressed_way_forward_has_ten_where_words_have_twenty() -> None:
    """The yellow of a pressed primary key takes no more than 14.7:1 (the design guide, 3)."""
    demanded = {one.name: one.demanded for one in measured(a_look(theme="dark"))}
    assert demanded["on_primary_press on primary_press"] == 10.0
    assert demanded["on_press on press"] == demanded["ink on bg"] == 20.0


def test_no_pair_is_measured_twice() -> None:
    pairs: list[Pair] = list(measured(a_look()))
    assert len({one.name for one in pairs}) == len(pairs)
