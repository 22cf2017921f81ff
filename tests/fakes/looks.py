"""Looks for widgets under test: the product's own tokens, drawings and words."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from kiosk.words.catalogue import Catalogue
from ui.theme.look import Look, LookSource
from ui.theme.metrics import Metrics, Orientation
from ui.theme.words import WidgetWords, widget_words

RESOURCES = Path(__file__).parents[2] / "resources"
FULL_HD_21 = 4.03
FULL_HD_15 = 5.56


@cache
def the_words(language: str = "ja") -> WidgetWords:
    """The product's own words of the widgets."""
    return widget_words(Catalogue(RESOURCES / "translations").words(language))


@cache
def the_source() -> LookSource:
    """The product's own tokens and drawings, read once for all tests of a process: nobody can change them."""
    return LookSource(RESOURCES)


def a_look(
    text_size: str = "standard",
    theme: str = "standard",
    *,
    orientation: Orientation = "landscape",
    pixels_per_mm: float = FULL_HD_21,
    language: str = "ja",
    quiet: bool = True,
    low_reach: bool = False,
) -> Look:
    """A look on a full HD display; motion is off unless asked for."""
    size = (1920, 1080) if orientation == "landscape" else (1080, 1920)
    metrics = Metrics(pixels_per_mm, text_size, theme, orientation, size)
    return the_source().look(
        metrics, the_words(language), language=language, quiet=quiet, low_reach=low_reach
    )


def with_words(look: Look, **words: str) -> Look:
    return dataclasses.replace(look, words=dataclasses.replace(look.words, **words))
