"""Contrast of words as they are drawn, pixel by pixel: style or paint may differ from the theme's table.

Measured line by line, where the letters are and nowhere else: the rim of a key or the drawing on a card is
no ink of its words. Two things have to be right: what is seen there, and the painter's ink on that ground,
since a dark stroke of something else may run through a pale word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from ui.gallery.contrast import contrast
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import Writing, Written, lines_of
from ui.theme.look import Look
from ui.widgets.look_sample import LookSample

_LEAST_OF_DRAWN = 0.02
"""Of what is drawn on the ground; fewer pixels of a colour are the edge of something."""
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
        ink: The one that stands out from it most; the ground again where there is no other.
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
        yield line, min(drawn.ratio, _of_its_ink(line.ink, drawn))


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
    """The rail and the bands are the same on every screen of a mode, and so are the keys of a board."""
    colours, counts = np.unique(np.frombuffer(part, np.uint32), return_counts=True)
    most = int(counts.argmax())
    ground, drawn = int(colours[most]), int(counts.sum() - counts[most])
    enough = counts >= max(2, round(_LEAST_OF_DRAWN * drawn))
    ratios = {int(one): contrast(_hex(ground), _hex(int(one))) for one in colours[enough]}
    ink = max(ratios, key=ratios.__getitem__, default=ground)
    return Drawn(ground, ink, ratios.get(ink, 1.0))


def _of_its_ink(ink: str, drawn: Drawn) -> float:
    """Contrast of the painter's ink with the ground; of letters so thick that they cover most of it, too."""
    ground, other = _hex(drawn.ground), _hex(drawn.ink)
    return contrast(ink, other if _same(ink, ground) else ground)


def _same(one: str, other: str) -> bool:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(mine - theirs) <= _SAME for mine, theirs in pairs)


def _around(ink: QRectF) -> QRect:
    if ink.isEmpty():
        return QRect()
    return ink.toAlignedRect().adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)


def _hex(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"
