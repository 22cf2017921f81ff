"""In which language, theme, text size and on which display a gallery is drawn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.visit.screen import Comfort
from ui.theme.metrics import Metrics

_DISPLAY = re.compile(r"(\d{3,5})x(\d{3,5})@(\d{1,2}(?:\.\d+)?)")


class DisplayUnreadable(ValueError):
    """A display is not written as `1920x1080@4.03`."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r}: a display is WIDTHxHEIGHT@PIXELS_PER_MM, such as 1920x1080@4.03")


@dataclass(frozen=True, slots=True)
class Display:
    """Pixels across and down, and how many of them make a millimetre."""

    width: int
    height: int
    pixels_per_mm: float

    @classmethod
    def parse(cls, text: str) -> Display:
        """`1920x1080@4.03`. Raises `DisplayUnreadable`."""
        match = _DISPLAY.fullmatch(text)
        if match is None:
            raise DisplayUnreadable(text)
        return cls(int(match[1]), int(match[2]), float(match[3]))

    def metrics(self) -> Metrics:
        upright = self.height > self.width
        return Metrics(
            self.pixels_per_mm,
            "standard",
            "standard",
            "portrait" if upright else "landscape",
            (self.width, self.height),
        )

    def __str__(self) -> str:
        return f"{self.width}x{self.height}@{self.pixels_per_mm:g}"


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to draw every screen."""

    language: str
    theme: str
    text_size: str
    display: Display

    @property
    def comfort(self) -> Comfort:
        return Comfort(language=self.language, theme=self.theme, text_size=self.text_size)

    @property
    def suffix(self) -> str:
        """What tells pictures of this mode from others."""
        return f"{self.language}.{self.theme}.{self.text_size}.{self.display.width}x{self.display.height}"


def modes(
    languages: Sequence[str], themes: Sequence[str], text_sizes: Sequence[str], displays: Sequence[Display]
) -> Iterator[Mode]:
    """Each with each."""
    for language, theme, text_size, display in itertools.product(languages, themes, text_sizes, displays):
        yield Mode(language, theme, text_size, display)
