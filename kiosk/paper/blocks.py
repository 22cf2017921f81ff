"""The pieces a form is stacked from: height and marks, measured from the piece's own top left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.marks import Box, Mark, Symbol, shifted
from kiosk.paper.setting import block, block_height, line_height, wrapped

if TYPE_CHECKING:
    from kiosk.paper.form import Cell, Form, NumberBoxes, Section, Signature
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

GREY = 0.93
LINES_A_ROW = 12
"""A longer answer goes on in a row of its own, so that a page can end between them."""
NUMBER_DIGITS = 12
_SQUARE = 7.0
_QUIET = 4  # modules around a QR code (ISO/IEC 18004, 6.3.8)


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece that is never torn; `gap` is the room above it where something stands there."""

    height: float
    marks: tuple[Mark, ...]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading, and the heading of their continuation."""

    heading: Slab
    continued: Slab
    rows: tuple[Slab, ...]

    @property
    def height(self) -> float:
        """All of it, unbroken."""
        return self.heading.gap + self.heading.height + sum(row.height for row in self.rows)


def heading(text: str, ruler: Ruler, style: Style) -> Slab:
    """A line of bold letters above a table."""
    lines = wrapped(text, style.width, style.heading, ruler, bold=True)
    height = block_height(len(lines), style.heading) + 1.5
    return Slab(height, tuple(block(lines, 0, 0, style.heading, bold=True)), gap=5.0)


def head(form: Form, ruler: Ruler, style: Style) -> Slab:
    """Receipt number, title, addressee, date and the sentence that makes it an application."""
    number, number_height = _number_box(form.number, ruler, style)
    void, void_height = _void_box(form.void, ruler, style)
    y = max(number_height, void_height) + 4.0
    below = opening(form.title, form.addressee, form.date, form.statement, ruler, style)
    marks = (*number, *void, *(shifted(mark, 0, y) for mark in below.marks))
    return Slab(y + below.height, marks)


def opening(
    heading: str, addressee: str, date: tuple[str, str], statement: str, ruler: Ruler, style: Style
) -> Slab:
    """Title, addressee, date and the sentence that makes it an application."""
    marks: list[Mark] = []
    y = 0.0
    title = wrapped(heading, style.width, style.title, ruler, bold=True)
    for line in title:
        x = (style.width - ruler.width(line, style.title, bold=True)) / 2
        marks += block((line,), x, y, style.title, bold=True)
        y += line_height(style.title)
    y += 3.0
    size = style.heading
    day = f"{date[0]}　{date[1]}"
    day_width = ruler.width(day, style.body)
    to = wrapped(addressee, style.width - day_width - 6, size, ruler)
    marks += block(to, 0, y, size)
    marks += block((day,), style.width - day_width, y, style.body)
    y += block_height(len(to), size) + 4.0
    words = wrapped(statement, style.width, style.body, ruler)
    marks += block(words, 0, y, style.body)
    return Slab(y + block_height(len(words), style.body), tuple(marks))


def remark(text: str, ruler: Ruler, style: Style) -> Slab:
    """A line of small letters that stands by itself."""
    lines = wrapped(text, style.width, style.label, ruler)
    return Slab(block_height(len(lines), style.label), tuple(block(lines, 0, 0, style.label)), gap=3.0)


def section(part: Section, continued: str, ruler: Ruler, style: Style) -> Table:
    """A headed table of labelled boxes."""
    rows = tuple(row for cells in _paired(part.cells, ruler, style) for row in _rows(cells, ruler, style))
    return Table(*_headings(part.title, continued, ruler, style), rows)


def number_boxes(part: NumberBoxes, continued: str, ruler: Ruler, style: Style) -> Table:
    """Twelve empty squares a row, in groups of four."""
    rows = []
    for label in part.labels:
        lines = wrapped(label, style.label_width - 2 * style.padding, style.label, ruler)
        height = max(_SQUARE + 4.0, block_height(len(lines), style.label) + 2 * style.padding)
        marks = _label_box(lines, height, 0, style.label_width, style)
        marks.append(Box(style.label_width, 0, style.width - style.label_width, height))
        top = (height - _SQUARE) / 2
        for digit in range(NUMBER_DIGITS):
            x = style.label_width + style.padding + digit * _SQUARE + digit // 4 * 3.0
            marks.append(Box(x, top, _SQUARE, _SQUARE))
        rows.append(Slab(height, tuple(marks)))
    return Table(*_headings(part.title, continued, ruler, style), tuple(rows))


def signature(part: Signature, ruler: Ruler, style: Style) -> Slab:
    """A tall box to sign in."""
    note = wrapped(part.note, style.width - style.label_width - 2 * style.padding, style.label, ruler)
    height = 11.0 + block_height(len(note), style.label) + style.padding
    lines = wrapped(part.label, style.label_width - 2 * style.padding, style.label, ruler)
    marks = _label_box(lines, height, 0, style.label_width, style)
    marks.append(Box(style.label_width, 0, style.width - style.label_width, height))
    top = height - block_height(len(note), style.label) - style.padding
    marks += block(note, style.label_width + style.padding, top, style.label)
    marks.append(Box(0, 0, style.width, height, 0.5))
    return Slab(height, tuple(marks), gap=5.0)


def codes(code: tuple[str, str], symbols: Sequence[tuple[bytes, ...]], ruler: Ruler, style: Style) -> Table:
    """QR codes side by side, as many as fit, each with its number below; `code` is heading and note."""
    side = len(symbols[0]) * style.module
    cell = side + 2 * _QUIET * style.module
    a_row = max(1, int(style.width // cell))
    title = heading(code[0], ruler, style)
    lines = wrapped(code[1], style.width, style.label, ruler)
    note = block(lines, 0, title.height, style.label)
    height = title.height + block_height(len(lines), style.label) + 1.0
    rows = []
    for start in range(0, len(symbols), a_row):
        marks: list[Mark] = []
        for column, modules in enumerate(symbols[start : start + a_row]):
            x = column * (cell + 4.0)
            marks.append(Symbol(x + _QUIET * style.module, _QUIET * style.module, side, modules))
            caption = f"{start + column + 1}／{len(symbols)}"
            width = ruler.width(caption, style.foot)
            marks += block((caption,), x + (cell - width) / 2, cell, style.foot)
        rows.append(Slab(cell + block_height(1, style.foot) + 2.0, tuple(marks)))
    with_note = Slab(height, (*title.marks, *note), title.gap)
    return Table(with_note, title, tuple(rows))


def _headings(title: str, continued: str, ruler: Ruler, style: Style) -> tuple[Slab, Slab]:
    """The heading, and the one of the next page; a part that is a continuation says so once."""
    again = title if title.endswith(continued) else f"{title}{continued}"
    return heading(title, ruler, style), heading(again, ruler, style)


def _number_box(number: tuple[str, str], ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    """At the right: heading and number, or room to write it."""
    size = style.body
    label_width = ruler.width(number[0], style.label) + 2 * style.padding
    text_width = max(40.0, ruler.width(number[1], size, bold=True) + 2 * style.padding)
    height = block_height(1, size) + 2 * style.padding
    x = style.width - label_width - text_width
    marks: list[Mark] = [
        Box(x, 0, label_width, height, grey=GREY),
        Box(x + label_width, 0, text_width, height),
        *block((number[0],), x + style.padding, _middle(1, style.label, height), style.label),
        *block((number[1],), x + label_width + style.padding, style.padding, size, bold=True),
    ]
    return marks, height


def _paired(cells: Sequence[Cell], ruler: Ruler, style: Style) -> Iterator[tuple[Cell, ...]]:
    """Two short cells share a row; any other has its own."""
    waiting: Cell | None = None
    for cell in cells:
        if waiting is not None and _fits_half(cell, style.half_label, ruler, style):
            yield (waiting, cell)
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
            waiting = None
        if _fits_half(cell, style.label_width, ruler, style):
            waiting = cell
        else:
            yield (cell,)
    if waiting is not None:
        yield (waiting,)


def _fits_half(cell: Cell, label_width: float, ruler: Ruler, style: Style) -> bool:
    if not cell.half or "\n" in cell.text:
        return False
    room = _half_room(style) - 2 * style.padding
    label = ruler.width(cell.label, style.label) <= label_width - 2 * style.padding
    return label and ruler.width(cell.text, style.body) <= room


def _half_room(style: Style) -> float:
    """Width of an answer's box where two share a row."""
    return (style.width - style.label_width - style.half_label) / 2


def _rows(cells: tuple[Cell, ...], ruler: Ruler, style: Style) -> Iterator[Slab]:
    if len(cells) == 2:
        yield _side_by_side(cells[0], cells[1], ruler, style)
        return
    cell = cells[0]
    size = style.name if cell.prominent else style.body
    labels = wrapped(cell.label, style.label_width - 2 * style.padding, style.label, ruler)
    lines = wrapped(cell.text, style.width - style.label_width - 2 * style.padding, size, ruler)
    for start in range(0, len(lines), LINES_A_ROW):
        shown = lines[start : start + LINES_A_ROW]
        height = _row_height(len(labels), len(shown), size, style)
        room = style.width - style.label_width
        marks = _label_box(labels, height, 0, style.label_width, style)
        yield Slab(height, (*marks, *_text_box(shown, height, style.label_width, room, size, style)))


def _side_by_side(left: Cell, right: Cell, ruler: Ruler, style: Style) -> Slab:
    """Both fit on one line, label and text."""
    height = _row_height(1, 1, style.body, style)
    room = _half_room(style)
    marks: list[Mark] = []
    x = 0.0
    for cell, label_width in ((left, style.label_width), (right, style.half_label)):
        labels = wrapped(cell.label, label_width - 2 * style.padding, style.label, ruler)
        marks += _label_box(labels, height, x, label_width, style)
        marks += _text_box((cell.text,), height, x + label_width, room, style.body, style)
        x += label_width + room
    return Slab(height, tuple(marks))


def _text_box(
    lines: tuple[str, ...], height: float, x: float, width: float, size: float, style: Style
) -> list[Mark]:
    return [
        Box(x, 0, width, height),
        *block(lines, x + style.padding, _middle(len(lines), size, height), size),
    ]


def _row_height(labels: int, lines: int, size: float, style: Style) -> float:
    return max(block_height(labels, style.label), block_height(lines, size), 4.0) + 2 * style.padding


def _label_box(lines: tuple[str, ...], height: float, x: float, width: float, style: Style) -> list[Mark]:
    top = _middle(len(lines), style.label, height)
    return [
        Box(x, 0, width, height, grey=GREY),
        *block(lines, x + style.padding, top, style.label),
    ]


def _void_box(text: str, ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    """At the left, heavily framed; nothing where there is no copy before."""
    if not text:
        return [], 0.0
    width = style.width / 2
    lines = wrapped(text, width - 2 * style.padding, style.label, ruler, bold=True)
    height = block_height(len(lines), style.label) + 2 * style.padding
    return [
        Box(0, 0, width, height, 0.7),
        *block(lines, style.padding, style.padding, style.label, bold=True),
    ], height


def _middle(lines: int, size: float, height: float) -> float:
    """Where the first line's letters begin so that all stand in the middle of `height`."""
    return (height - block_height(lines, size)) / 2
