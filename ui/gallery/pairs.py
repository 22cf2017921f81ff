"""The pairs of a theme's colours that people have to tell apart, by the theme's own table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ui.gallery.contrast import contrast
from ui.theme.look import Look
from ui.theme.tokens import Palette

_TEXTS = (
    ("ink", "bg"), ("ink", "surface"), ("ink", "rail"), ("ink", "warn_tint"),
    ("ink2", "bg"), ("ink2", "surface"), ("ink2", "rail"),
    ("tint_ink", "tint"), ("on_accent", "accent"), ("err", "err_tint"), ("err", "bg"), ("ok", "ok_tint"),
)  # fmt: skip
_PRESSED = (("on_press", "press"), ("on_primary_press", "primary_press"))
_TEN_ALWAYS = ("on_primary_press", "primary_press")
"""The yellow of a pressed way forward takes 14.7:1 on black, and is so told from all else that is black and
white: 10:1 in every theme (the design guide, 3)."""
_PARTS = (
    ("line", "bg"), ("line", "surface"), ("line", "rail"), ("sel", "bg"), ("on_sel", "sel"),
    ("err_line", "surface"), ("err_line", "err_tint"), ("ok_line", "surface"), ("ok_line", "ok_tint"),
    ("warn_line", "warn_tint"), ("accent", "bg"), ("accent", "surface"), ("accent", "tint"),
    *(("art_line", ground) for ground in (
        "bg", "surface", "art_paper", "art_tint", "art_skin", "art_rose", "art_grey", "warn_tint",
    )),
)  # fmt: skip
"""Rims, marks, icons, and the lines of the drawings on whatever they run over."""
_TEXT, _TEXT_HIGH, _PART = 10.0, 20.0, 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Contrast of two of a theme's colours, and what is demanded of it.

    Attributes:
        kind: `text`, `pressed` (text on what is pressed) or `part`.
    """

    name: str
    kind: str
    ratio: float
    demanded: float


def measured(look: Look) -> Iterator[Pair]:
    """The pairs that a theme is judged by: texts on their grounds, those on pressed keys, then parts."""
    palette = look.palette
    for kind, pairs in (("text", _TEXTS), ("pressed", _PRESSED), ("part", _PARTS)):
        for front, back in pairs:
            ratio = contrast(getattr(palette, front), getattr(palette, back))
            yield Pair(f"{front} on {back}", kind, ratio, _demanded(palette, kind, (front, back)))


def _demanded(palette: Palette, kind: str, pair: tuple[str, str]) -> float:
    if kind == "part":
        return _PART
    return _TEXT_HIGH if palette.high_contrast and pair != _TEN_ALWAYS else _TEXT
