"""How light a pixel is, and how much two of them differ (WCAG 2.2): of many at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Light: TypeAlias = NDArray[np.float64]
"""Relative luminance of each pixel (WCAG), rows by columns."""
Pixels: TypeAlias = NDArray[np.uint8]
"""Rows by columns by blue, green, red, and a byte that says nothing, or how much covers what is below."""


def pixels_in(picture: QImage) -> Pixels:
    """They go with the picture: copy them to keep them."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def luminance(pixels: Pixels) -> Light:
    linear = _LINEAR[pixels[..., :3]]
    light: Light = linear @ _OF_BLUE_GREEN_RED
    return light


def ratio(one: Light, other: Light) -> Light:
    """Contrast, 1 to 21, pixel by pixel."""
    lighter, darker = np.maximum(one, other), np.minimum(one, other)
    ratios: Light = (lighter + 0.05) / (darker + 0.05)
    return ratios


def _table() -> Light:
    part = np.arange(256) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


_LINEAR = _table()
_OF_BLUE_GREEN_RED = np.array([0.0722, 0.7152, 0.2126])
