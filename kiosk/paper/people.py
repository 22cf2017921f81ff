"""The people of one list as rows of one table: each column's heading stands once, not once a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kiosk.paper.blocks import GREY, Slab, Table, headings
from kiosk.paper.lettering import lettered, phrased
from kiosk.paper.marks import MM_PER_POINT, Box, Mark, shifted

if TYPE_CHECKING:
    from kiosk.paper.form import Cell, People
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

_WIDE_HEADING = 20.0
"""A column's heading that is wider goes on below itself."""
_NOBODY = ""
_SLACK = 0.2
"""Millimetres by which a column is wider than what it holds, so that rounding breaks no word."""
_LINE = re.compile("\n|(?=（)")
"""Where an answer may well go on below itself: 昭和23年3月5日（1948年）."""


def people_table(part: People, continued: str, ruler: Ruler, style: Style) -> Table:
    """Headings of the columns, repeated on each page, and a row for each person, never torn."""
    places = tuple(title.removeprefix(part.title) for title in part.titles)
    columns = _columns(part)
    widths = _widths(places, columns, ruler, style)
    heads = [
        phrased(column[0].label, column[0].label_second, width - 2 * style.padding, style.label, ruler, style)
        for column, width in zip(columns, widths[1:], strict=True)
    ]
    top = _row((lettered(_NOBODY, "", widths[0], style.label, ruler, style), *heads), widths, GREY, style)
    rows = tuple(
        _row(_person(place, number, columns, widths, ruler, style), widths, 1.0, style)
        for number, place in enumerate(places)
    )
    title, again = headings(part.title, part.title_second, continued, ruler, style)
    return Table(_above(title, top, style), _above(again, top, style), rows)


def _columns(part: People) -> tuple[tuple[Cell, ...], ...]:
    """The boxes of all people, one below the other; everybody is asked the same."""
    return tuple(zip(*part.people, strict=True))


def _person(
    place: str,
    number: int,
    columns: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    ruler: Ruler,
    style: Style,
) -> Iterator[Lettering]:
    inset = 2 * style.padding
    yield lettered(place, "", widths[0] - inset, style.label, ruler, style)
    for column, width in zip(columns, widths[1:], strict=True):
        cell = column[number]
        yield lettered(cell.text, cell.text_second, width - inset, style.body, ruler, style)


def _above(title: Slab, row: Slab, style: Style) -> Slab:
    """The heading, and the columns' headings below it in a frame of their own."""
    framed = (*row.marks, Box(0, 0, style.width, row.height, 0.5))
    lowered = tuple(shifted(mark, 0, title.height) for mark in framed)
    return Slab(title.height + row.height, (*title.marks, *lowered), title.gap)


def _row(words: Iterable[Lettering], widths: Sequence[float], grey: float, style: Style) -> Slab:
    """Boxes side by side, the letters in the middle of their height."""
    found = tuple(words)
    height = max(one.height for one in found) + 2 * style.padding
    marks: list[Mark] = []
    x = 0.0
    for one, width in zip(found, widths, strict=True):
        marks.append(Box(x, 0, width, height, grey=grey))
        marks += one.marks(x + style.padding, (height - one.height) / 2)
        x += width
    return Slab(height, tuple(marks))


def _widths(
    places: Sequence[str], columns: Sequence[Sequence[Cell]], ruler: Ruler, style: Style
) -> tuple[float, ...]:
    """Of the place and of each column: as much as it asks for, the rest shared by those that ask for more."""
    inset = 2 * style.padding
    first = max(ruler.width(place, style.label) for place in places) + inset + _SLACK
    wanted = [_wanted(column, ruler, style) + inset for column in columns]
    return (first, *_shared(style.width - first, wanted))


def _wanted(column: Sequence[Cell], ruler: Ruler, style: Style) -> float:
    """Millimetres in which every answer of the column stands on one line, or two, and its heading on few."""
    label, second = column[0].label, column[0].label_second
    language = style.language
    headed = max(ruler.width(label, style.label), ruler.width(second, style.label, language=language))
    if headed > _WIDE_HEADING:
        headed = max(_WIDE_HEADING, headed / 2 + style.label * MM_PER_POINT)
    answers = [ruler.width(line, style.body) for cell in column for line in _LINE.split(cell.text)]
    own = [ruler.width(cell.text_second, style.label, language=language) for cell in column]
    return max(headed, *answers, *own) + _SLACK


def _shared(room: float, wanted: Sequence[float]) -> tuple[float, ...]:
    """All of `room`: who asks for less than an equal share gets it, and a part of what is left over."""
    left, given = room, dict.fromkeys(range(len(wanted)), 0.0)
    open_ = set(given)
    while open_:
        modest = {one for one in open_ if wanted[one] <= left / len(open_)}
        if not modest:
            break
        for one in modest:
            given[one] = wanted[one]
            left -= wanted[one]
        open_ -= modest
    hungry = open_ or set(given)
    for one in hungry:
        given[one] += left / len(hungry)
    return tuple(given[one] for one in range(len(wanted)))
