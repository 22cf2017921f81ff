"""Contrast of words as they are drawn, pixel by pixel: style or paint may differ from the theme's table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.gallery.contrast import contrast
from ui.gallery.geometry import visible_box
from ui.gallery.violation import Violation, name_of
from ui.theme.look import Look
from ui.widgets.look_sample import LookSample
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

_LEAST_SHARE = 0.0005
"""Of a widget's pixels; fewer of a colour are the edge of something."""
_LEAST_OF_DRAWN = 0.02
"""The same of what is drawn on the ground: a word may lie in a widget that is a thousand times its size."""
_ENOUGH_PIXELS = 8_000
"""More pixels tell nothing new: every other, or third, is looked at instead."""
_DEMANDED, _DEMANDED_HIGH = 10.0, 20.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a widget's pixels show.

    Attributes:
        ground: The most frequent colour, `0xffRRGGBB`.
        ink: The one that stands out from it most; the ground again where there is no other.
        ratio: Their contrast, 1 to 21.
    """

    ground: int
    ink: int
    ratio: float


def drawn_words(
    window: QWidget, picture: QImage, shown: Iterable[QWidget]
) -> Iterator[tuple[RubyLabel | Touchable, Drawn]]:
    """Every widget with words of which something was drawn in the picture that was taken of the window."""
    scale = picture.width() / max(1, window.width())
    for widget in shown:
        if isinstance(widget, RubyLabel | Touchable) and widget.marked:
            drawn = drawn_in(picture, _scaled(visible_box(window, widget), scale))
            if drawn is not None:
                yield widget, drawn


def pale_words(window: QWidget, picture: QImage, shown: Iterable[QWidget], look: Look) -> Iterator[Violation]:
    """Every text against its most frequent ground."""
    least = _DEMANDED_HIGH if look.palette.high_contrast else _DEMANDED
    for widget, drawn in drawn_words(window, picture, shown):
        # A sample of a theme shows the theme's own contrast, whatever is on around it.
        demanded = _DEMANDED if isinstance(widget, LookSample) else least
        if drawn.ratio < demanded - 0.05:
            figure = f"{widget.accessibleName()!r} {drawn.ratio:.1f}, at least {demanded:g}"
            yield Violation("pale", name_of(widget), figure)


def drawn_in(picture: QImage, box: QRect) -> Drawn | None:
    """Ground and ink of a part of it; None where nothing is drawn.

    The ground is that of some of its rows and columns. The ink is looked for in all that is no ground:
    thin letters in a wide widget lie between those rows, or have only their softened edges on them.
    """
    part = picture.copy(box).convertToFormat(QImage.Format.Format_RGB32)
    if part.isNull():
        return None
    ground = _most_frequent(bytes(_sampled(part).constBits()))
    pixels = np.frombuffer(part.constBits(), np.uint32)
    others = pixels[pixels != ground]
    step = 1 + len(others) // _ENOUGH_PIXELS
    enough = min(_LEAST_SHARE * len(pixels), _LEAST_OF_DRAWN * len(others)) / step
    return _outstanding(ground, others[::step].tobytes(), max(2, round(enough)))


@lru_cache(maxsize=400)
def _most_frequent(pixels: bytes) -> int:
    """Of `0xffRRGGBB` pixels; the rail and the bands are the same on every screen of a mode."""
    colours, counts = np.unique(np.frombuffer(pixels, np.uint32), return_counts=True)
    return int(colours[counts.argmax()])


@lru_cache(maxsize=400)
def _outstanding(ground: int, others: bytes, enough: int) -> Drawn:
    """What stands out most of the other pixels, of colours that so many of them have."""
    colours, counts = np.unique(np.frombuffer(others, np.uint32), return_counts=True)
    ratios = {int(one): contrast(_hex(ground), _hex(int(one))) for one in colours[counts >= enough]}
    ink = max(ratios, key=ratios.__getitem__, default=ground)
    return Drawn(ground, ink, ratios.get(ink, 1.0))


def _sampled(part: QImage) -> QImage:
    """Whole pixels of it, never mixed ones."""
    step = isqrt(part.width() * part.height() // _ENOUGH_PIXELS)
    if step <= 1:
        return part
    fast = Qt.TransformationMode.FastTransformation
    return part.scaled(
        max(1, part.width() // step),
        max(1, part.height() // step),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        fast,
    )


def _hex(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"


def _scaled(box: QRect, ratio: float) -> QRect:
    left, top, wide, high = (round(side * ratio) for side in (box.x(), box.y(), box.width(), box.height()))
    return QRect(left, top, wide, high)
