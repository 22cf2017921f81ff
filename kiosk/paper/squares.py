"""Empty squares for individual numbers (個人番号), which are written by pen at the desk and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.blocks import headings
from kiosk.paper.lettering import phrased
from kiosk.paper.marks import Box, Mark, shifted
from kiosk.paper.slabs import Slab, Table, label_box

if TYPE_CHECKING:
    from kiosk.paper.form import NumberBoxes
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

DIGITS = 12
_GROUP = 4
_LINES_OF_A_LABEL = 3


@dataclass(frozen=True, slots=True)
class _Number:
    """One label and its squares, in a field of this width."""

    words: Lettering
    label_width: float
    width: float


def number_boxes(part: NumberBoxes, continued: str, ruler: Ruler, style: Style) -> Table:
    """Twelve empty squares a row, in groups of four; close, two numbers share a row."""
    numbers = [_number(label, ruler, style) for label in part.labels]
    pairs = [numbers[start : start + 2] for start in range(0, len(numbers), 2)]
    rows = pairs if style.close else [[number] for number in numbers]
    return Table(
        *headings(part.title, part.title_second, continued, ruler, style),
        tuple(_row(row, style) for row in rows),
    )


def _number(label: str, ruler: Ruler, style: Style) -> _Number:
    """Its label in a box as wide as the others; for a long name in one that takes all that the squares leave.

    Close, a name that is still too long is left to the table of the people, where it has the same place.
    """
    width = style.width / 2 if style.close else style.width
    widest = width - _squares_width(style) - 2 * style.padding
    for wide in (widest,) if style.close else (style.label_width, widest):
        words = phrased(label, "", wide - 2 * style.padding, style.label, ruler, style)
        if len(words.lines) <= _LINES_OF_A_LABEL:
            return _Number(words, wide, width)
    place, _, name = label.partition("\n")
    return _number(place, ruler, style) if style.close and name else _Number(words, wide, width)


def _squares_width(style: Style) -> float:
    """All twelve and what lies between their groups."""
    return DIGITS * style.square + (DIGITS // _GROUP - 1) * style.between


def _row(numbers: Sequence[_Number], style: Style) -> Slab:
    height = max(style.square + 2 * style.around, *(one.words.height + 2 * style.padding for one in numbers))
    marks: list[Mark] = []
    x = 0.0
    for number in numbers:
        marks += (shifted(mark, x, 0) for mark in _field(number, height, style))
        x += number.width
    return Slab(height, tuple(marks))


def _field(number: _Number, height: float, style: Style) -> list[Mark]:
    marks = label_box(number.words, height, 0, number.label_width, style)
    marks.append(Box(number.label_width, 0, number.width - number.label_width, height))
    top = (height - style.square) / 2
    for digit in range(DIGITS):
        x = number.label_width + style.padding + digit * style.square + digit // _GROUP * style.between
        marks.append(Box(x, top, style.square, style.square))
    return marks
