"""From millimetres on the glass to pixels of one window."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

_SHALLOW_MM = 220.0
REACH_SHARE = 0.4
"""With low reach, the centres of all targets lie within this part of the display, from its lower edge."""
SMALL_REACH_MM = 190.0
"""The same of a small display (decision 030): as many millimetres as that part of 21.5" upright."""
_LEAST_CENTRE_MM = 7.5
"""No target's centre is nearer to an edge: half of the smallest one."""
Orientation: TypeAlias = Literal["landscape", "portrait"]


@dataclass(frozen=True, slots=True)
class Metrics:
    """How large things are on this display, for this visitor.

    Attributes:
        pixels_per_mm: Of the real display (21.5" full HD 4.03, 15.6" 5.56, 27" 4K 6.42).
        text_size: `standard`, `large`, `larger`, `largest`.
        theme: `standard`, `soft`, `dark`, `light`.
        size_px: Width and height of the window.
        tight: Whether a page had too little room for its usual arrangement, and takes that of large letters.
        asked: The step that the bands around such a page keep; empty where it is `text_size`.
    """

    pixels_per_mm: float
    text_size: str
    theme: str
    orientation: Orientation
    size_px: tuple[int, int]
    tight: bool = False
    asked: str = ""

    def mm(self, length: float) -> int:
        """Whole pixels, rounded up: a target never becomes smaller than its millimetres."""
        return math.ceil(length * self.pixels_per_mm - 1e-9)

    def exact(self, length: float) -> float:
        """Pixels with fractions, for rims and curves."""
        return length * self.pixels_per_mm

    def to_mm(self, pixels: float) -> float:
        return pixels / self.pixels_per_mm

    @property
    def shallow(self) -> bool:
        """Whether the display is so low, as 15.6" is when it lies, that air has to give way to keys."""
        return self.orientation == "landscape" and self.to_mm(self.size_px[1]) < _SHALLOW_MM

    @property
    def small(self) -> bool:
        """Whether its shorter side is as short as that of 15.6", lying or upright."""
        return self.to_mm(min(self.size_px)) < _SHALLOW_MM

    @property
    def reach(self) -> int:
        """Pixels from the lower edge up to where the centre of a target may be with low reach."""
        share = self.size_px[1] * REACH_SHARE
        return int(max(share, self.exact(SMALL_REACH_MM)) if self.small else share)

    @property
    def reaches_beyond(self) -> bool:
        """Whether a target can be higher than that; if not, low reach would change nothing here."""
        return self.to_mm(self.size_px[1] - self.reach) > _LEAST_CENTRE_MM

    @property
    def bands(self) -> str:
        """The step of the bands around the page, whatever letters the page takes."""
        return self.asked or self.text_size

    @property
    def narrow_margins(self) -> bool:
        """Whether larger letters on a small display that lies need some of the page's margins."""
        lies = self.orientation == "landscape"
        return lies and self.small and self.bands in ("larger", "largest")

    @property
    def close(self) -> bool:
        """Whether a small display's page lacked room: air goes before letters become smaller."""
        return self.small and self.tight

    @property
    def large_text(self) -> bool:
        """Whether one of the two largest steps is on, where side texts give way."""
        return self.tight or self.text_size in ("larger", "largest")
