"""Places a form on A4 pages: pure, in millimetres; what does not fit goes on to the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.paper import blocks
from kiosk.paper.form import People
from kiosk.paper.marks import A4, Box, Mark, Page, Text, shifted
from kiosk.paper.office import office
from kiosk.paper.people import people_table
from kiosk.paper.squares import number_boxes

if TYPE_CHECKING:
    from kiosk.paper.form import Form, Section
    from kiosk.paper.marks import Ruler
    from kiosk.paper.slabs import Slab, Table
    from kiosk.paper.style import Style

FRAME = 0.5


def form_pages(
    form: Form, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]] = ()
) -> tuple[Page, ...]:
    """The whole form, with the QR codes of the sealed application behind it."""
    style = replace(style, language=form.language)
    sheets = Sheets(style)
    sheets.add(blocks.head(form, ruler, style))
    for section in form.sections:
        add_part(sheets, section, form.continued, ruler, style)
    if form.number_boxes is not None:
        sheets.add_table(number_boxes(form.number_boxes, form.continued, ruler, style))
    sheets.add(blocks.signature(form.signature, ruler, style))
    sheets.add(office(form.office, ruler, style))
    if symbols:
        code = (form.code_title, form.code_note)
        codes = blocks.codes(code, form.code_note_second, symbols, ruler, style)
        sheets.add_table(codes, framed=False)
    return sheets.pages(form.footer, ruler, void=form.void)


def add_part(sheets: Sheets, part: Section | People, continued: str, ruler: Ruler, style: Style) -> None:
    """A part of the answers; people of a list one after the other, or close together in one table."""
    if style.close and isinstance(part, People):
        sheets.add_table(people_table(part, continued, ruler, style))
        return
    for section in part.sections:
        sheets.add_table(blocks.section(section, continued, ruler, style))


class Sheets:
    """Pages being filled from the top."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._sheets: list[list[Mark]] = [[]]
        self._y = style.top

    def add(self, slab: Slab) -> None:
        """One piece that is never torn; the gap above it goes where a page begins."""
        self._make_room(slab.gap + slab.height)
        gap = 0.0 if self._at_top else slab.gap
        self._place(slab.marks, gap)
        self._y += gap + slab.height

    def add_table(self, table: Table, *, framed: bool = True) -> None:
        """Rows under a heading, which is repeated on each page that the table reaches."""
        heading = table.heading
        if table.height <= self._style.together:
            self._make_room(table.height)
        top: float | None = None
        for row in table.rows:
            opening = top is None
            if not self._fits(row.height + (heading.gap + heading.height if opening else 0)):
                self._frame(top, framed=framed)
                self._turn()
                top = None
            if top is None:
                self.add(heading)
                heading = table.continued
                top = self._y
            self._place(row.marks, 0)
            self._y += row.height
        self._frame(top, framed=framed)

    def pages(self, footer: str, ruler: Ruler, *, void: str = "") -> tuple[Page, ...]:
        """Closes the sheets with their feet."""
        total = len(self._sheets)
        return tuple(
            Page(*A4, (*marks, *self._foot(footer, f"{void}　{number}／{total}".strip(), ruler)))
            for number, marks in enumerate(self._sheets, start=1)
        )

    @property
    def _at_top(self) -> bool:
        return self._y <= self._style.top

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._style.bottom

    def _make_room(self, height: float) -> None:
        if not self._at_top and not self._fits(height):
            self._turn()

    def _turn(self) -> None:
        self._sheets.append([])
        self._y = self._style.top

    def _place(self, marks: Sequence[Mark], gap: float) -> None:
        self._sheets[-1].extend(shifted(mark, self._style.left, self._y + gap) for mark in marks)

    def _frame(self, top: float | None, *, framed: bool) -> None:
        if top is not None and framed:
            style = self._style
            self._sheets[-1].append(Box(style.left, top, style.width, self._y - top, FRAME))

    def _foot(self, footer: str, page: str, ruler: Ruler) -> tuple[Mark, ...]:
        style = self._style
        right = style.left + style.width - ruler.width(page, style.foot)
        return (
            Text(style.left, style.foot_line, footer, style.foot),
            Text(right, style.foot_line, page, style.foot),
        )
