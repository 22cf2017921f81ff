from __future__ import annotations

from collections.abc import Sequence

from kiosk.paper.marks import Page, Text
from kiosk.paper.sheets import TOGETHER, stacked
from kiosk.paper.slabs import Slab, Table
from kiosk.paper.style import STANDARD
from tests.fakes.papers import EvenRuler

ROOM = STANDARD.bottom - STANDARD.top
HEADING = Slab(10.0, (), gap=5.0)


def table(*heights: float) -> Table:
    rows = tuple(Slab(height, (Text(0, 5, f"row {place}", 10),)) for place, height in enumerate(heights))
    return Table(HEADING, HEADING, rows)


def rows_a_page(*pieces: Slab | Table) -> list[int]:
    pages: Sequence[Page] = stacked(pieces, STANDARD).pages("foot", EvenRuler())
    return [sum(isinstance(mark, Text) and "row" in mark.text for mark in page.marks) for page in pages]


def test_no_row_is_left_alone_on_the_next_page() -> None:
    rows = int((ROOM - HEADING.height) // 10)
    assert rows_a_page(table(*[10.0] * (rows + 1))) == [rows - 1, TOGETHER]


def test_no_row_is_left_alone_at_the_foot_of_a_page() -> None:
    above = Slab(ROOM - HEADING.height - HEADING.gap - 45.0, ())
    assert rows_a_page(above, table(40.0, 40.0, 40.0)) == [0, 3]


def test_row_stands_alone_where_a_sheet_more_would_be_needed_otherwise() -> None:
    above = Slab(ROOM - HEADING.height - HEADING.gap - 45.0, ())
    full = (ROOM - HEADING.height) / 4 - 0.1
    assert rows_a_page(above, table(40.0, full, full, full, full)) == [1, 4]


def test_rows_that_all_fit_stay_where_they_are() -> None:
    assert rows_a_page(table(40.0, 40.0), table(40.0)) == [3]


def test_row_that_fills_a_page_has_one_to_itself() -> None:
    full = ROOM - HEADING.height
    assert rows_a_page(table(full, full, full)) == [1, 1, 1]


def test_short_table_is_never_torn() -> None:
    above = Slab(ROOM - 50.0, ())
    assert rows_a_page(above, table(15.0, 15.0, 15.0)) == [0, 3]
