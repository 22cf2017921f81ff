"""Pieces of a page: height and marks, measured from the piece's own top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.marks import Box, Mark

if TYPE_CHECKING:
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.style import Style

GREY = 0.93


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece that is never torn; `gap` is the room above it where something stands there."""

    height: float
    marks: tuple[Mark, ...]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading, and the heading of their continuation; `framed`: in a thick frame."""

    heading: Slab
    continued: Slab
    rows: tuple[Slab, ...]
    framed: bool = True

    @property
    def height(self) -> float:
        """All of it, unbroken."""
        return self.heading.gap + self.heading.height + sum(row.height for row in self.rows)


def row_height(words: Sequence[Lettering], style: Style) -> float:
    """Of boxes side by side that hold these."""
    return max(4.0, *(one.height for one in words)) + 2 * style.padding


def label_box(words: Lettering, height: float, x: float, width: float, style: Style) -> list[Mark]:
    """A grey box with the letters in the middle of its height."""
    return _boxed(words, Box(x, 0, width, height, grey=GREY), style)


def text_box(words: Lettering, height: float, x: float, width: float, style: Style) -> list[Mark]:
    """The same in white."""
    return _boxed(words, Box(x, 0, width, height), style)


def _boxed(words: Lettering, box: Box, style: Style) -> list[Mark]:
    return [box, *words.marks(box.x + style.padding, (box.height - words.height) / 2)]
