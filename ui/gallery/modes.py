"""In which language, theme, text size and on which display a gallery is drawn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

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

    @property
    def upright(self) -> bool:
        return self.height > self.width

    @property
    def usual(self) -> bool:
        """Whether it is the one that the kiosk is built for first, as it lies or upright."""
        return {self.width, self.height} == {USUAL.width, USUAL.height} and (
            self.pixels_per_mm == USUAL.pixels_per_mm
        )

    def metrics(self) -> Metrics:
        return Metrics(
            self.pixels_per_mm,
            "standard",
            "standard",
            "portrait" if self.upright else "landscape",
            (self.width, self.height),
        )

    def __str__(self) -> str:
        return f"{self.width}x{self.height}@{self.pixels_per_mm:g}"


DISPLAYS = tuple(
    Display(*size, pixels_per_mm)
    for pixels_per_mm in (5.56, 4.03, 3.64, 3.21)
    for size in ((1920, 1080), (1080, 1920))
)
"""15.6", 21.5", 23.8" and 27", each as it lies and upright."""
THEMES = ("standard", "soft", "dark", "light")
TEXT_SIZES = ("standard", "large", "larger", "largest")
USUAL = Display(1920, 1080, 4.03)
"""The display that the kiosk is built for first."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to draw every screen."""

    language: str
    theme: str
    text_size: str
    display: Display
    low_reach: bool = False

    @property
    def comfort(self) -> Comfort:
        return Comfort(
            language=self.language, theme=self.theme, text_size=self.text_size, low_reach=self.low_reach
        )

    @property
    def suffix(self) -> str:
        """What tells pictures of this mode from others."""
        low = ".low" if self.low_reach else ""
        return f"{self.language}.{self.theme}.{self.text_size}.{self.display}{low}"

    def as_json(self) -> dict[str, object]:
        """As `gallery.json` names it."""
        return {
            "language": self.language,
            "theme": self.theme,
            "text_size": self.text_size,
            "display": str(self.display),
            "low_reach": self.low_reach,
        }


def modes(
    languages: Sequence[str],
    themes: Sequence[str],
    text_sizes: Sequence[str],
    displays: Sequence[Display],
    reaches: Sequence[bool] = (False,),
) -> Iterator[Mode]:
    """Each with each."""
    ways = itertools.product(languages, themes, text_sizes, displays, reaches)
    for language, theme, text_size, display, low in ways:
        yield Mode(language, theme, text_size, display, low)


def views(wanted: Iterable[Mode]) -> Iterator[tuple[Mode, ...]]:
    """Together what differs in the theme alone; those of one language, size and reach follow each other."""
    found: dict[Mode, list[Mode]] = {}
    for mode in wanted:
        found.setdefault(replace(mode, theme=""), []).append(mode)
    for alike in sorted(found, key=lambda one: (one.language, one.text_size, one.low_reach)):
        yield tuple(found[alike])


def one_thing_other(wanted: Iterable[Mode]) -> frozenset[Mode]:
    """Those that differ from the first one in one thing at most: what a person looks through by eye."""
    every = tuple(wanted)
    usual = next((one for one in every if one.display == USUAL), every[0]) if every else None
    return frozenset(one for one in every if usual is not None and _differences(one, usual) <= 1)


def _differences(one: Mode, other: Mode) -> int:
    pairs = zip(one.as_json().values(), other.as_json().values(), strict=True)
    return sum(mine != theirs for mine, theirs in pairs)
