"""Which colours of which screen were measured in which theme, so that no theme is painted for the same twice.

A theme is a table of colours: what it makes of a screen depends on the parts that the screen has and on the
roles of their colours, not on the language of the words, nor on how many millimetres the display has. So a
screen is painted in every theme once for each text size. In the other languages and on the other displays
it is painted in the first theme alone, and in another one only where the first shows a part, or a pair of
colours, that this theme was not yet seen to make readable words of. Whether anything moves is measured in
every mode all the same, and so is every other rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtGui import QImage

from ui.gallery.drawn import dressed_drawings
from ui.gallery.modes import Mode
from ui.gallery.pixels import drawn_words
from ui.gallery.writing import Traces

Tint: TypeAlias = tuple[str, bool, int, int]
"""Class, whether it works, colour of the ground, and of what stands out from it most (`0xffRRGGBB`)."""


def tints_of(picture: QImage, traces: Traces) -> frozenset[Tint]:
    """Of every line that is written, and of every drawing, as it was drawn."""
    words = (
        (type(line.widget).__name__, line.widget.isEnabled(), drawn.ground, drawn.ink)
        for line, drawn in drawn_words(picture, traces.writing)
    )
    drawings = (
        (f"{type(one.widget).__name__}: {dress.kind}", one.widget.isEnabled(), dress.ground, dress.ink)
        for one, dress in dressed_drawings(picture, traces.pasted)
    )
    return frozenset((*words, *drawings))


@dataclass(slots=True)
class Tints:
    """What one process has measured so far; of what was too pale nothing is kept."""

    _readable: dict[tuple[str, str, str], set[Tint]] = field(default_factory=dict)

    def known(self, mode: Mode, screen: str, tints: frozenset[Tint]) -> bool:
        """Whether all of these, as the first theme draws them, were readable in this mode's theme."""
        return tints <= self._readable.get(_place(mode, screen), set())

    def note(self, mode: Mode, screen: str, tints: frozenset[Tint]) -> None:
        self._readable.setdefault(_place(mode, screen), set()).update(tints)


def _place(mode: Mode, screen: str) -> tuple[str, str, str]:
    return mode.theme, mode.text_size, screen
