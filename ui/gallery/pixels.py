"""Contrast of words as they are drawn, pixel by pixel: style or paint may differ from the theme's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import isqrt

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
_ENOUGH_PIXELS = 8_000
"""More of a widget's pixels tell nothing new: every other, or third, row and column is looked at instead."""
_DEMANDED, _DEMANDED_HIGH = 10.0, 20.0


def pale_words(window: QWidget, picture: QImage, shown: list[QWidget], look: Look) -> Iterator[Violation]:
    """Every text against its most frequent ground, measured in the picture that was taken of the window."""
    least = _DEMANDED_HIGH if look.palette.high_contrast else _DEMANDED
    ratio = picture.width() / max(1, window.width())
    for widget in shown:
        if isinstance(widget, RubyLabel | Touchable) and widget.marked:
            # A sample of a theme shows the theme's own contrast, whatever is on around it.
            demanded = _DEMANDED if isinstance(widget, LookSample) else least
            box = visible_box(window, widget)
            measured = drawn_contrast(picture, _scaled(box, ratio))
            if measured is not None and measured < demanded - 0.05:
                figure = f"{widget.accessibleName()!r} {measured:.1f}, at least {demanded:g}"
                yield Violation("pale", name_of(widget), figure)


def drawn_contrast(picture: QImage, box: QRect) -> float | None:
    """The greatest contrast of any colour to the most frequent one; None where nothing is drawn."""
    part = _sampled(picture.copy(box)).convertToFormat(QImage.Format.Format_RGB32)
    return None if part.isNull() else _greatest(bytes(part.constBits()))


@lru_cache(maxsize=400)
def _greatest(pixels: bytes) -> float:
    """Of `0xffRRGGBB` pixels; the rail and the bands are the same on every screen of a mode."""
    counted = Counter(memoryview(pixels).cast("I"))
    ground, _ = counted.most_common(1)[0]
    enough = max(2.0, _LEAST_SHARE * (len(pixels) // 4))
    others = [colour for colour, count in counted.items() if count >= enough and colour != ground]
    return max((contrast(_hex(ground), _hex(colour)) for colour in others), default=1.0)


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
