"""The rows of a part of the form: labelled boxes, alone or side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kiosk.paper.lettering import answered, phrased
from kiosk.paper.slabs import Slab, label_box, row_height, text_box

if TYPE_CHECKING:
    from kiosk.paper.form import Cell
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.marks import Mark, Ruler
    from kiosk.paper.style import Style

LINES_A_ROW = 12
"""A longer answer goes on in a row of its own, so that a page can end between them."""
SAVED = 2.0
"""Millimetres that sharing a row must save in a form that is set close: two boxes are read less easily."""


def rows_of(cells: Sequence[Cell], ruler: Ruler, style: Style) -> tuple[Slab, ...]:
    """All boxes in their order: two short ones share a row."""
    return tuple(row for group in _paired(cells, ruler, style) for row in _rows(group, ruler, style))


def alone(cell: Cell, ruler: Ruler, style: Style) -> tuple[Slab, ...]:
    """A row of its own; of a long answer, as many as it needs."""
    size = style.name if cell.prominent else style.body
    room = style.width - style.label_width
    label, text = _words_of(cell, style.label_width, room, size, ruler, style)
    rows: list[Slab] = []
    for shown in text.cut(LINES_A_ROW):
        height = row_height((label, shown), style)
        marks = label_box(label, height, 0, style.label_width, style)
        rows.append(Slab(height, (*marks, *text_box(shown, height, style.label_width, room, style))))
    return tuple(rows)


def side_by_side(left: Cell, right: Cell, ruler: Ruler, style: Style) -> Slab:
    """Two in one row, each label before its answer."""
    room = _half_room(style)
    pair = [
        (label_width, *_words_of(cell, label_width, room, style.body, ruler, style))
        for cell, label_width in ((left, style.label_width), (right, style.half_label))
    ]
    height = max(row_height((label, text), style) for _, label, text in pair)
    marks: list[Mark] = []
    x = 0.0
    for label_width, label, text in pair:
        marks += label_box(label, height, x, label_width, style)
        marks += text_box(text, height, x + label_width, room, style)
        x += label_width + room
    return Slab(height, tuple(marks))


def _rows(cells: tuple[Cell, ...], ruler: Ruler, style: Style) -> tuple[Slab, ...]:
    match cells:
        case (left, right):
            return (side_by_side(left, right, ruler, style),)
        case _:
            return alone(cells[0], ruler, style)


def _paired(cells: Sequence[Cell], ruler: Ruler, style: Style) -> Iterator[tuple[Cell, ...]]:
    """Two short ones together; any other by itself."""
    waiting: Cell | None = None
    for cell in cells:
        if waiting is not None and _share(waiting, cell, ruler, style):
            yield (waiting, cell)
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
            waiting = None
        if style.close or _fits_half(cell, style.label_width, ruler, style):
            waiting = cell
        else:
            yield (cell,)
    if waiting is not None:
        yield (waiting,)


def _share(left: Cell, right: Cell, ruler: Ruler, style: Style) -> bool:
    """Whether both stand in one row; close, where that row is lower than one of each."""
    if not style.close:
        return _fits_half(right, style.half_label, ruler, style)
    own = sum(row.height for cell in (left, right) for row in alone(cell, ruler, style))
    return side_by_side(left, right, ruler, style).height < own - SAVED


def _fits_half(cell: Cell, label_width: float, ruler: Ruler, style: Style) -> bool:
    """One line of Japanese each, and one of the second language below it."""
    if not cell.half or "\n" in cell.text:
        return False
    label, text = _words_of(cell, label_width, _half_room(style), style.body, ruler, style)
    return all(
        one.lines[0].pieces[0].text == whole.strip() and len(one.lines) <= (2 if second else 1)
        for one, whole, second in (
            (label, cell.label, cell.label_second),
            (text, cell.text, cell.text_second),
        )
    )


def _half_room(style: Style) -> float:
    """Width of an answer's box where two share a row."""
    return (style.width - style.label_width - style.half_label) / 2


def _words_of(
    cell: Cell, label_width: float, room: float, size: float, ruler: Ruler, style: Style
) -> tuple[Lettering, Lettering]:
    """Label and answer, set in their boxes."""
    inset = 2 * style.padding
    return (
        phrased(cell.label, cell.label_second, label_width - inset, style.label, ruler, style),
        answered(cell, room - inset, size, ruler, style),
    )
