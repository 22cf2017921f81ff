"""The parts a form is stacked from: head, tables, the box to sign in, the codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.paper.dense import dense_rows
from kiosk.paper.lettering import lettered, phrased
from kiosk.paper.marks import Box, Mark, Symbol, shifted
from kiosk.paper.rows import rows_of
from kiosk.paper.setting import block, block_height, line_height, wrapped
from kiosk.paper.slabs import GREY, Slab, Table, label_box

if TYPE_CHECKING:
    from kiosk.paper.form import Form, Section, Signature
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

_QUIET = 4  # modules around a QR code (ISO/IEC 18004, 6.3.8)


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
    """In the middle, the second language below; dense, behind it where both fit on one line."""
    together = lettered(*title, width, style.title, ruler, style, bold=True)
    if style.dense and len(together.lines) == 1:
        last = together.lines[0].pieces[-1]
        wide = last.x + ruler.width(last.text, last.size, bold=last.bold, language=last.language)
        return [*together.marks((width - wide) / 2, 0)], line_height(style.title)
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
    rows = dense_rows if style.dense else rows_of
    title = headings(part.title, part.title_second, continued, ruler, style)
    return Table(*title, rows(part.cells, ruler, style))


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
    return Table(with_note, title, tuple(rows), framed=False)


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
