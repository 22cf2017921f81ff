"""Places a form on A4 pages: pure, in millimetres; what does not fit goes on to the next page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.paper import blocks
from kiosk.paper.form import People
from kiosk.paper.office import office
from kiosk.paper.people import people_table
from kiosk.paper.sheets import stacked
from kiosk.paper.squares import number_boxes

if TYPE_CHECKING:
    from kiosk.paper.form import Form, Section
    from kiosk.paper.marks import Page, Ruler
    from kiosk.paper.slabs import Slab, Table
    from kiosk.paper.style import Style


def form_pages(
    form: Form, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]] = ()
) -> tuple[Page, ...]:
    """The whole form, with the QR codes of the sealed application behind it."""
    style = replace(style, language=form.language)
    pieces = tuple(_pieces(form, ruler, style, symbols))
    return stacked(pieces, style).pages(form.footer, ruler, void=form.void)


def part_tables(part: Section | People, continued: str, ruler: Ruler, style: Style) -> Iterator[Table]:
    """A part of the answers; people of a list one after the other, or close together in one table."""
    if style.close and isinstance(part, People):
        yield people_table(part, continued, ruler, style)
        return
    for section in part.sections:
        yield blocks.section(section, continued, ruler, style)


def _pieces(
    form: Form, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]]
) -> Iterator[Slab | Table]:
    yield blocks.head(form, ruler, style)
    for section in form.sections:
        yield from part_tables(section, form.continued, ruler, style)
    if form.number_boxes is not None:
        yield number_boxes(form.number_boxes, form.continued, ruler, style)
    yield blocks.signature(form.signature, ruler, style)
    yield office(form.office, ruler, style)
    if symbols:
        code = (form.code_title, form.code_note)
        yield blocks.codes(code, form.code_note_second, symbols, ruler, style)
