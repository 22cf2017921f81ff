"""Contrast of words as they are drawn, pixel by pixel: style or paint may differ from the theme's table.

Measured line by line, where the letters are and nowhere else: the rim of a key or the drawing on a card is
no ink of its words. Two things have to be right: what is seen there, and the painter's ink on that ground,
since a dark stroke of something else may run through a pale word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from ui.gallery.contrast import contrast
from ui.gallery.light import luminance
from ui.gallery.light import ratio as light_ratio
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import Writing, Written, lines_of
from ui.theme.look import Look
from ui.widgets.look_sample import LookSample

_LEAST_OF_DRAWN = 0.02
"""Of what is drawn on the ground; fewer pixels are the edge of something."""
_WHOLE_STROKES_PX, _LEAST_COVERED = 18, 0.8
"""From this size on strokes cover whole pixels; of smaller ones the strongest cover 85 % of one at least."""
_STROKE_ALONE = re.compile("[-‐–—−]")
_ENOUGH_PIXELS = 8_000
"""More pixels tell nothing new: every other, or third, is looked at instead."""
_AROUND_PX = 2
"""So much ground around the ink: a stroke alone (一) would hold none."""
_SAME = 12
"""Of 255: channels of one colour, painted twice."""
_DEMANDED, _DEMANDED_HIGH = 10.0, 20.0
Picture = NDArray[np.uint32]
"""Rows by columns of `0xffRRGGBB`."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the pixels of a line show.

    Attributes:
        ground: The most frequent colour, `0xffRRGGBB`.
        ink: Of those that stand out from it most, the one that enough pixels reach; the ground again where
            there is no other.
        ratio: Their contrast, 1 to 21.
    """

    ground: int
    ink: int
    ratio: float


def drawn_words(picture: QImage, writing: Writing) -> Iterator[tuple[Written, Drawn]]:
    """Every line that is written in the picture that was taken of the window, with what it looks like."""
    pixels = pixels_of(picture)
    for line in lines_of(writing):
        drawn = drawn_in(pixels, _around(line.seen))
        if drawn is not None:
            yield line, drawn


def pale_words(picture: QImage, writing: Writing, look: Look) -> Iterator[Violation]:
    """Every line against the ground that it stands on."""
    least = _DEMANDED_HIGH if look.palette.high_contrast else _DEMANDED
    for line, ratio in ratios_of_words(picture, writing):
        # A sample of a theme shows the theme's own contrast, whatever is on around it.
        demanded = _DEMANDED if isinstance(line.widget, LookSample) else least
        if ratio < demanded - 0.05:
            figure = f"{line.letters!r} {ratio:.1f}, at least {demanded:g}"
            yield Violation("pale", name_of(line.widget), figure)


def ratios_of_words(picture: QImage, writing: Writing) -> Iterator[tuple[Written, float]]:
    """Contrast of every line, as it is seen and as it was painted, whichever is less."""
    for line, drawn in drawn_words(picture, writing):
        yield line, min(_as_seen(line, drawn), _of_its_ink(line.ink, drawn))


def pixels_of(picture: QImage) -> Picture:
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()]


def drawn_in(pixels: Picture, box: QRect) -> Drawn | None:
    """Ground and ink of a part of it; None where nothing is."""
    part = pixels[max(0, box.top()) : box.bottom() + 1, max(0, box.left()) : box.right() + 1]
    if part.size == 0:
        return None
    step = 1 + part.size // (4 * _ENOUGH_PIXELS)
    return _measured(np.ascontiguousarray(part[::step]).tobytes())


@lru_cache(maxsize=2_000)
def _measured(part: bytes) -> Drawn:
    """The rail and the bands are the same on every screen of a mode, and so are the keys of a board.

    Smoothed strokes have hardly two pixels of one shade, so a shade counts with all that are stronger.
    """
    colours, counts = np.unique(np.frombuffer(part, np.uint32), return_counts=True)
    most = int(counts.argmax())
    light = luminance(colours.view(np.uint8).reshape(-1, 4))
    ratios = light_ratio(light, light[most])
    strongest = np.argsort(-ratios, kind="stable")
    enough = max(2, round(_LEAST_OF_DRAWN * int(counts.sum() - counts[most])))
    reached = int(np.searchsorted(np.cumsum(counts[strongest]), enough))
    ink = int(strongest[min(reached, len(strongest) - 1)])
    return Drawn(int(colours[most]), int(colours[ink]), float(ratios[ink]))


def _as_seen(line: Written, drawn: Drawn) -> float:
    """Contrast of what is seen; of the ink itself where strokes are too thin to cover a pixel wholly.

    A reading of 4 mm has strokes of one pixel on 27". WCAG asks for the colour that was meant, before its
    edges were smoothed; a word that something makes pale covers its ground less than thin strokes do.
    The stroke between two numbers (–) is as thin as those of much smaller letters.
    """
    thin = line.size < _WHOLE_STROKES_PX or _STROKE_ALONE.fullmatch(line.letters.strip())
    if thin and _covers(line.ink, drawn) >= _LEAST_COVERED:
        return max(drawn.ratio, _of_its_ink(line.ink, drawn))
    return drawn.ratio


def _covers(ink: str, drawn: Drawn) -> float:
    """Which part of the way from the ground to the painter's ink the strongest pixels have gone."""
    pairs = zip(_channels(_hex(drawn.ground)), _channels(_hex(drawn.ink)), _channels(ink), strict=True)
    apart = ((ground, seen, meant) for ground, seen, meant in pairs if abs(meant - ground) > _SAME)
    return min(((seen - ground) / (meant - ground) for ground, seen, meant in apart), default=0.0)


def _of_its_ink(ink: str, drawn: Drawn) -> float:
    """Contrast of the painter's ink with the ground; of letters so thick that they cover most of it, too."""
    ground, other = _hex(drawn.ground), _hex(drawn.ink)
    return contrast(ink, other if _same(ink, ground) else ground)


def _same(one: str, other: str) -> bool:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return all(abs(mine - theirs) <= _SAME for mine, theirs in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _around(ink: QRectF) -> QRect:
    if ink.isEmpty():
        return QRect()
    return ink.toAlignedRect().adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)


def _hex(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"
