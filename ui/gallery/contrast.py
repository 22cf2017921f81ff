"""Contrast of two colours after WCAG 2.2, "relative luminance" and "contrast ratio"."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Ratio between 1 and 21 of two colours written `#rrggbb`."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
