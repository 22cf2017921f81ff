"""The people of one list in one table: each column's heading stands once, not once a person.

Dense, a person's boxes stand in several storeys where that is lower: a long name above, what is short below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.blocks import headings
from kiosk.paper.columns import SLACK, least, shared, wanted
from kiosk.paper.lettering import Lettering, answered, lettered, phrased
from kiosk.paper.marks import Box, Mark, shifted
from kiosk.paper.packing import lowest
from kiosk.paper.slabs import GREY, Slab, Table

if TYPE_CHECKING:
    from kiosk.paper.form import Cell, People
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

_NOBODY = ""
_FRAME = 0.5


@dataclass(frozen=True, slots=True)
class _Storey:
    """Columns side by side: how wide they are, their headings, and each person's answers."""

    widths: tuple[float, ...]
    heads: tuple[Lettering, ...]
    people: tuple[tuple[Lettering, ...], ...]

    @property
    def height(self) -> float:
        """Of the letters of all rows, the headings' among them."""
        return sum(max(one.height for one in row) for row in (self.heads, *self.people))


def people_table(part: People, continued: str, ruler: Ruler, style: Style) -> Table:
    """Headings of the columns, repeated on each page, and each person's boxes, never torn."""
    places = tuple(title.removeprefix(part.title) for title in part.titles)
    aside = max(ruler.width(place, style.label) for place in places) + 2 * style.padding + SLACK
    storeys = _storeys(_columns(part), style.width - aside, ruler, style)
    heads = [(one.widths, one.heads) for one in storeys]
    top = _stacked(_NOBODY, aside, heads, GREY, ruler, style)
    rows = tuple(
        _stacked(place, aside, [(one.widths, one.people[number]) for one in storeys], 1.0, ruler, style)
        for number, place in enumerate(places)
    )
    title, again = headings(part.title, part.title_second, continued, ruler, style)
    return Table(_above(title, top, style), _above(again, top, style), rows)


def _columns(part: People) -> tuple[tuple[Cell, ...], ...]:
    """The boxes of all people, one below the other; everybody is asked the same."""
    return tuple(zip(*part.people, strict=True))


def _storeys(
    columns: Sequence[Sequence[Cell]], room: float, ruler: Ruler, style: Style
) -> tuple[_Storey, ...]:
    """All columns side by side; dense, parted so that all people together are as low as can be."""
    if not style.dense:
        return (_storey(columns, room, ruler, style),)
    people = len(columns[0]) + 1

    def height(start: int, end: int) -> float:
        return _storey(columns[start:end], room, ruler, style).height + people * 2 * style.padding

    rows = lowest(len(columns), len(columns), height)
    return tuple(_storey(columns[row.start : row.stop], room, ruler, style) for row in rows)


def _storey(columns: Sequence[Sequence[Cell]], room: float, ruler: Ruler, style: Style) -> _Storey:
    """Each column as wide as it asks for, the rest shared by those that ask for more."""
    inset = 2 * style.padding
    asked = [wanted(column, ruler, style) + inset for column in columns]
    widths = shared(room, asked, [least(column, ruler, style) + inset for column in columns])
    placed = list(zip(columns, widths, strict=True))
    heads = tuple(
        phrased(column[0].label, column[0].label_second, width - inset, style.label, ruler, style)
        for column, width in placed
    )
    people = tuple(
        tuple(answered(column[number], width - inset, style.body, ruler, style) for column, width in placed)
        for number in range(len(columns[0]))
    )
    return _Storey(widths, heads, people)


def _stacked(
    place: str,
    aside: float,
    rows: Sequence[tuple[Sequence[float], Sequence[Lettering]]],
    grey: float,
    ruler: Ruler,
    style: Style,
) -> Slab:
    """The rows of one person below each other, the place beside them all; several have their own frame."""
    slabs = [_row(words, widths, grey, style) for widths, words in rows]
    height = sum(slab.height for slab in slabs)
    words = lettered(place, "", aside - 2 * style.padding, style.label, ruler, style)
    marks: list[Mark] = [Box(0, 0, aside, height, grey=grey)]
    marks += words.marks(style.padding, (height - words.height) / 2)
    y = 0.0
    for slab in slabs:
        marks += (shifted(mark, aside, y) for mark in slab.marks)
        y += slab.height
    frame = [Box(0, 0, style.width, height, _FRAME)] if len(slabs) > 1 else []
    return Slab(height, (*marks, *frame))


def _above(title: Slab, row: Slab, style: Style) -> Slab:
    """The heading, and the columns' headings below it in a frame of their own."""
    framed = (*row.marks, Box(0, 0, style.width, row.height, _FRAME))
    lowered = tuple(shifted(mark, 0, title.height) for mark in framed)
    return Slab(title.height + row.height, (*title.marks, *lowered), title.gap)


def _row(words: Sequence[Lettering], widths: Sequence[float], grey: float, style: Style) -> Slab:
    """Boxes side by side, the letters in the middle of their height."""
    height = max(one.height for one in words) + 2 * style.padding
    marks: list[Mark] = []
    x = 0.0
    for one, width in zip(words, widths, strict=True):
        marks.append(Box(x, 0, width, height, grey=grey))
        marks += one.marks(x + style.padding, (height - one.height) / 2)
        x += width
    return Slab(height, tuple(marks))
