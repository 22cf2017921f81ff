"""The rows of a form that is set dense: boxes are packed by what they hold, their order stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kiosk.paper.columns import least, natural, shared, wanted
from kiosk.paper.lettering import answered, phrased
from kiosk.paper.marks import Mark, shifted
from kiosk.paper.packing import lowest
from kiosk.paper.rows import SAVED, alone, side_by_side
from kiosk.paper.slabs import Slab, label_box, row_height, text_box

if TYPE_CHECKING:
    from kiosk.paper.form import Cell
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

MOST_A_ROW = 4
"""Boxes side by side."""
WIDEST_LABEL = 72.0
"""Millimetres that a label before its answer may take instead of the usual ones: a long one is lower then."""
NARROWEST = 12.0
"""Millimetres of an answer's box below which its label takes too much."""
TO_WRITE = 40.0
"""Millimetres of an empty box."""


def dense_rows(cells: Sequence[Cell], ruler: Ruler, style: Style) -> tuple[Slab, ...]:
    """As low as can be together, with as few boxes a row as that allows."""
    rows: dict[tuple[int, int], tuple[Slab, ...]] = {}

    def height(start: int, end: int) -> float:
        rows[start, end] = min(_ways(cells[start:end], ruler, style), key=_height)
        return _height(rows[start, end]) + (end - start - 1) * SAVED

    packed = lowest(len(cells), MOST_A_ROW, height)
    return tuple(slab for row in packed for slab in rows[row.start, row.stop])


def _ways(cells: Sequence[Cell], ruler: Ruler, style: Style) -> Iterator[tuple[Slab, ...]]:
    """How these may stand in one row, the plainest first."""
    match cells:
        case [cell]:
            yield alone(cell, ruler, style)
        case [left, right]:
            yield (side_by_side(left, right, ruler, style),)
    labels = [_labels(cell, ruler, style) for cell in cells]
    for chosen in product(*labels) if len(cells) < 3 else zip(*labels, strict=True):
        if style.width - sum(label.width for label in chosen) >= NARROWEST * len(cells):
            yield (_beside(cells, chosen, ruler, style),)
    if len(cells) > 1:
        yield (_captioned(cells, ruler, style),)


@dataclass(frozen=True, slots=True)
class _Label:
    """Set in a box of this width."""

    words: Lettering
    width: float


def _labels(cell: Cell, ruler: Ruler, style: Style) -> tuple[_Label, ...]:
    """A label on one line, on two, and on three."""
    inset = 2 * style.padding
    asked = (natural(cell.label, cell.label_second, style.label, lines, ruler, style) for lines in (1, 2, 3))
    rooms = [min(one, WIDEST_LABEL - inset) for one in asked]
    return tuple(
        _Label(phrased(cell.label, cell.label_second, room, style.label, ruler, style), room + inset)
        for room in rooms
    )


def _beside(cells: Sequence[Cell], labels: Sequence[_Label], ruler: Ruler, style: Style) -> Slab:
    """Each label before its answer; what is short takes no more width than it needs."""
    inset = 2 * style.padding
    asked = [_asked(cell, ruler, style) + inset for cell in cells]
    rooms = shared(style.width - sum(label.width for label in labels), asked)
    texts = [
        answered(cell, room - inset, style.body, ruler, style)
        for cell, room in zip(cells, rooms, strict=True)
    ]
    height = max(row_height((label.words, text), style) for label, text in zip(labels, texts, strict=True))
    marks: list[Mark] = []
    x = 0.0
    for label, text, room in zip(labels, texts, rooms, strict=True):
        marks += label_box(label.words, height, x, label.width, style)
        marks += text_box(text, height, x + label.width, room, style)
        x += label.width + room
    return Slab(height, tuple(marks))


def _asked(cell: Cell, ruler: Ruler, style: Style) -> float:
    """Of an answer; an empty box is written in with a pen."""
    if not cell.text:
        return TO_WRITE
    return natural(cell.text, cell.text_second, style.body, 1, ruler, style)


def _height(rows: Sequence[Slab]) -> float:
    return sum(row.height for row in rows)


def _captioned(cells: Sequence[Cell], ruler: Ruler, style: Style) -> Slab:
    """Labels above their answers; what is short takes no more width than it needs."""
    inset = 2 * style.padding
    asked = [wanted((cell,), ruler, style) + inset for cell in cells]
    widths = shared(style.width, asked, [least((cell,), ruler, style) + inset for cell in cells])
    boxes = list(zip(cells, widths, strict=True))
    labels = [
        phrased(cell.label, cell.label_second, width - inset, style.label, ruler, style)
        for cell, width in boxes
    ]
    texts = [answered(cell, width - inset, style.body, ruler, style) for cell, width in boxes]
    top, low = (max(one.height for one in words) + inset for words in (labels, texts))
    low = max(low, row_height(texts, style))
    marks: list[Mark] = []
    x = 0.0
    for label, text, width in zip(labels, texts, widths, strict=True):
        marks += label_box(label, top, x, width, style)
        marks += (shifted(mark, 0, top) for mark in text_box(text, low, x, width, style))
        x += width
    return Slab(top + low, tuple(marks))
