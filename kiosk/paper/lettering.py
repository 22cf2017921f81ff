"""Words set in lines, not yet placed: Japanese first, the second language beside or below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.marks import MM_PER_POINT, Text
from kiosk.paper.sense import wrapped_by_sense
from kiosk.paper.setting import raised, wrapped

if TYPE_CHECKING:
    from kiosk.paper.form import Cell
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

SECOND_LEADING = 1.35
"""Tighter than Japanese; Devanagari's signs above and below still keep clear of their neighbours."""
BETWEEN = 2.2
"""Millimetres between both languages on one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one language within a line; `x` from the line's beginning."""

    text: str
    size: float
    x: float = 0.0
    bold: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `leading` is its distance from the line above, in millimetres."""

    pieces: tuple[Piece, ...]
    leading: float


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines below each other."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """From the top of the first line's letters to the bottom of the last one's."""
        first = max(piece.size for piece in self.lines[0].pieces) * MM_PER_POINT
        return first + sum(line.leading for line in self.lines[1:])

    def marks(self, x: float, top: float) -> list[Text]:
        """Placed, the letters of the first line beginning at `top`; empty pieces leave no mark."""
        found: list[Text] = []
        y = top + raised(max(piece.size for piece in self.lines[0].pieces))
        for number, line in enumerate(self.lines):
            y += line.leading if number else 0.0
            found += [
                Text(x + one.x, y, one.text, one.size, one.bold, one.language)
                for one in line.pieces
                if one.text
            ]
        return found

    def cut(self, lines: int) -> tuple[Lettering, ...]:
        """The same in parts of at most so many lines."""
        return tuple(
            Lettering(self.lines[start : start + lines]) for start in range(0, len(self.lines), lines)
        )


def lettered(
    text: str, second: str, width: float, size: float, ruler: Ruler, style: Style, *, bold: bool = False
) -> Lettering:
    """Both in lines at most `width` millimetres wide, on one line where they fit; as few as they need."""
    first = wrapped(text, width, size, ruler, bold=bold)
    return _together(first, second, width, size, ruler, style, bold=bold)


def phrased(
    text: str, second: str, width: float, size: float, ruler: Ruler, style: Style, *, bold: bool = False
) -> Lettering:
    """The same for labels and sentences: their lines end where phrases do."""
    first = wrapped_by_sense(text, width, size, ruler, bold=bold)
    return _together(first, second, width, size, ruler, style, bold=bold)


def answered(cell: Cell, width: float, size: float, ruler: Ruler, style: Style) -> Lettering:
    """What stands in a box, set as what it is: a person's words, or the form's own."""
    set_in = phrased if cell.phrases else lettered
    return set_in(cell.text, cell.text_second, width, size, ruler, style)


def _together(
    first: tuple[str, ...],
    second: str,
    width: float,
    size: float,
    ruler: Ruler,
    style: Style,
    *,
    bold: bool,
) -> Lettering:
    lines = [Line((Piece(line, size, bold=bold),), size * style.leading * MM_PER_POINT) for line in first]
    if not second:
        return Lettering(tuple(lines))
    small, language = style.label, style.language
    x = ruler.width(first[0], size, bold=bold) + BETWEEN
    if len(first) == 1 and x + ruler.width(second, small, language=language) <= width and "\n" not in second:
        beside = Piece(second, small, x, language=language)
        return Lettering((Line((*lines[0].pieces, beside), lines[0].leading),))
    below = wrapped(second, width, small, ruler, language=language)
    leading = small * min(SECOND_LEADING, style.leading) * MM_PER_POINT
    lines += [Line((Piece(line, small, language=language),), leading) for line in below]
    return Lettering(tuple(lines))
