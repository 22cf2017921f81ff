"""The pieces a form is stacked from: height and marks, measured from the piece's own top left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.lettering import lettered, phrased
from kiosk.paper.marks import Box, Mark, Symbol, shifted
from kiosk.paper.setting import block, block_height, line_height, wrapped

if TYPE_CHECKING:
    from kiosk.paper.form import Cell, Form, Section, Signature
    from kiosk.paper.lettering import Lettering
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

GREY = 0.93
LINES_A_ROW = 12
"""A longer answer goes on in a row of its own, so that a page can end between them."""
_SAVED = 2.0
"""Millimetres that sharing a row must save in a form that is set close: two boxes are read less easily."""
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


def heading(text: str, second: str, ruler: Ruler, style: Style) -> Slab:
    """A line of bold letters above a table."""
    words = lettered(text, second, style.width, style.heading, ruler, style, bold=True)
    return Slab(words.height + style.gap * 0.3, tuple(words.marks(0, 0)), gap=style.gap)


def head(form: Form, ruler: Ruler, style: Style) -> Slab:
    """Receipt number, title, addressee, date and the sentence that makes it an application.

    Close, the title stands beside the number, where no sentence of a second print does.
    """
    number, number_height, number_width = _number_box(form.number, ruler, style)
    void, void_height = _void_box(form.void, ruler, style)
    beside = style.close and not void
    y = 0.0 if beside else max(number_height, void_height) + 4.0
    room = style.width - (number_width + style.gap if beside else 0.0)
    title, statement = (form.title, form.title_second), (form.statement, form.statement_second)
    below = opening(title, form.addressee, form.date, statement, ruler, style, title_width=room)
    marks = (*number, *void, *(shifted(mark, 0, y) for mark in below.marks))
    return Slab(y + below.height, marks)


def opening(
    title: tuple[str, str],
    addressee: str,
    date: tuple[str, str],
    statement: tuple[str, str],
    ruler: Ruler,
    style: Style,
    *,
    title_width: float | None = None,
) -> Slab:
    """Title, addressee, date and the sentence that makes it an application; titles in both languages."""
    marks, y = _title(title, title_width or style.width, ruler, style)
    y += 3.0 * style.air
    size = style.heading
    day = f"{date[0]}　{date[1]}"
    day_width = ruler.width(day, style.body)
    to = wrapped(addressee, style.width - day_width - 6, size, ruler)
    marks += block(to, 0, y, size)
    marks += block((day,), style.width - day_width, y, style.body)
    y += block_height(len(to), size) + 4.0 * style.air
    words = phrased(*statement, style.width, style.body, ruler, style)
    marks += words.marks(0, y)
    return Slab(y + words.height, tuple(marks))


def _title(title: tuple[str, str], width: float, ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    """In the middle, the second language below."""
    marks: list[Mark] = []
    y = 0.0
    for text, size, language in ((title[0], style.title, ""), (title[1], style.heading, style.language)):
        bold = not language
        for line in wrapped(text, width, size, ruler, bold=bold, language=language) if text else ():
            x = (width - ruler.width(line, size, bold=bold, language=language)) / 2
            marks += block((line,), x, y, size, bold=bold, language=language)
            y += line_height(size)
    return marks, y


def remark(text: str, second: str, ruler: Ruler, style: Style) -> Slab:
    """A line of small letters that stands by itself."""
    words = phrased(text, second, style.width, style.label, ruler, style)
    return Slab(words.height, tuple(words.marks(0, 0)), gap=3.0)


def section(part: Section, continued: str, ruler: Ruler, style: Style) -> Table:
    """A headed table of labelled boxes."""
    rows = tuple(row for cells in _paired(part.cells, ruler, style) for row in _rows(cells, ruler, style))
    return Table(*headings(part.title, part.title_second, continued, ruler, style), rows)


def signature(part: Signature, ruler: Ruler, style: Style) -> Slab:
    """A tall box to sign in."""
    room = style.width - style.label_width
    note = phrased(part.note, part.note_second, room - 2 * style.padding, style.label, ruler, style)
    label_room = style.label_width - 2 * style.padding
    label = phrased(part.label, part.label_second, label_room, style.label, ruler, style)
    height = max(style.pen + note.height + style.padding, label.height + 2 * style.padding)
    marks = label_box(label, height, 0, style.label_width, style)
    marks.append(Box(style.label_width, 0, room, height))
    marks += note.marks(style.label_width + style.padding, height - note.height - style.padding)
    marks.append(Box(0, 0, style.width, height, 0.5))
    return Slab(height, tuple(marks), gap=style.gap)


def codes(
    code: tuple[str, str], second: str, symbols: Sequence[tuple[bytes, ...]], ruler: Ruler, style: Style
) -> Table:
    """QR codes side by side, as many as fit, each with its number below.

    `code` is heading and note, `second` the note in the other language.
    """
    side = len(symbols[0]) * style.module
    cell = side + 2 * _QUIET * style.module
    a_row = max(1, int(style.width // cell))
    title = heading(code[0], "", ruler, style)
    words = phrased(code[1], second, style.width, style.label, ruler, style)
    note = words.marks(0, title.height)
    height = title.height + words.height + 1.0
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


def headings(title: str, second: str, continued: str, ruler: Ruler, style: Style) -> tuple[Slab, Slab]:
    """The heading, and the one of the next page; a part that is a continuation says so once."""
    again = title if title.endswith(continued) else f"{title}{continued}"
    return heading(title, second, ruler, style), heading(again, second, ruler, style)


def _number_box(number: tuple[str, str], ruler: Ruler, style: Style) -> tuple[list[Mark], float, float]:
    """At the right: heading and number, or room to write it; the box's height and width."""
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
    return marks, height, label_width + text_width


def _paired(cells: Sequence[Cell], ruler: Ruler, style: Style) -> Iterator[tuple[Cell, ...]]:
    """Two short cells share a row; any other has its own."""
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
    own = sum(row.height for cell in (left, right) for row in _rows((cell,), ruler, style))
    return _side_by_side(left, right, ruler, style).height < own - _SAVED


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
        lettered(cell.text, cell.text_second, room - inset, size, ruler, style),
    )


def _rows(cells: tuple[Cell, ...], ruler: Ruler, style: Style) -> Iterator[Slab]:
    if len(cells) == 2:
        yield _side_by_side(cells[0], cells[1], ruler, style)
        return
    size = style.name if cells[0].prominent else style.body
    room = style.width - style.label_width
    label, text = _words_of(cells[0], style.label_width, room, size, ruler, style)
    for shown in text.cut(LINES_A_ROW):
        height = _row_height((label, shown), style)
        marks = label_box(label, height, 0, style.label_width, style)
        yield Slab(height, (*marks, *_text_box(shown, height, style.label_width, room, style)))


def _side_by_side(left: Cell, right: Cell, ruler: Ruler, style: Style) -> Slab:
    """Both fit on one line, label and text."""
    room = _half_room(style)
    pair = [
        (label_width, *_words_of(cell, label_width, room, style.body, ruler, style))
        for cell, label_width in ((left, style.label_width), (right, style.half_label))
    ]
    height = max(_row_height((label, text), style) for _, label, text in pair)
    marks: list[Mark] = []
    x = 0.0
    for label_width, label, text in pair:
        marks += label_box(label, height, x, label_width, style)
        marks += _text_box(text, height, x + label_width, room, style)
        x += label_width + room
    return Slab(height, tuple(marks))


def _text_box(words: Lettering, height: float, x: float, width: float, style: Style) -> list[Mark]:
    return [
        Box(x, 0, width, height),
        *words.marks(x + style.padding, (height - words.height) / 2),
    ]


def _row_height(words: Sequence[Lettering], style: Style) -> float:
    return max(4.0, *(one.height for one in words)) + 2 * style.padding


def label_box(words: Lettering, height: float, x: float, width: float, style: Style) -> list[Mark]:
    return [
        Box(x, 0, width, height, grey=GREY),
        *words.marks(x + style.padding, (height - words.height) / 2),
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
