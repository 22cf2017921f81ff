from __future__ import annotations

from kiosk.paper import blocks
from kiosk.paper.form import Cell, Section
from kiosk.paper.marks import Symbol, Text
from kiosk.paper.slabs import Slab
from kiosk.paper.style import CLOSE, PACKED, STANDARD
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()


def rows(*cells: Cell) -> tuple[Slab, ...]:
    return blocks.section(Section("内容", cells), "（つづき）", RULER, STANDARD).rows


def test_long_answer_goes_on_in_rows_of_their_own() -> None:
    found = rows(Cell("理由", "とても長い理由です。" * 120))
    assert len(found) > 1
    labels = [
        mark.text for row in found for mark in row.marks if isinstance(mark, Text) and mark.text == "理由"
    ]
    assert len(labels) == len(found)


def test_long_label_makes_its_row_higher() -> None:
    assert rows(Cell("とても長い名前の欄" * 5, "短い"))[0].height > rows(Cell("欄", "短い"))[0].height


def test_empty_answer_leaves_an_empty_box() -> None:
    (row,) = rows(Cell("電話番号", ""))
    assert [mark.text for mark in row.marks if isinstance(mark, Text)] == ["電話番号"]
    assert row.height >= 8.0


def test_two_short_cells_share_a_row_and_a_long_one_does_not() -> None:
    short, long = Cell("生年月日", "平成元年", half=True), Cell("住所", "長い" * 30, half=True)
    assert len(rows(short, short)) == 1
    assert len(rows(short, long, short)) == 3


def test_continued_heading_says_so_once() -> None:
    table = blocks.section(Section("内容（つづき）", ()), "（つづき）", RULER, STANDARD)
    assert [mark.text for mark in table.continued.marks if isinstance(mark, Text)] == ["内容（つづき）"]


def test_close_short_answers_share_a_row_whatever_they_hold_and_long_ones_do_not() -> None:
    short, long = Cell("事由", "転入"), Cell("住所", "長い住所" * 40)
    close = blocks.section(Section("内容", (short, short, long, short)), "（つづき）", RULER, CLOSE).rows
    assert len(close) == 3
    assert len(rows(short, short, long, short)) == 4


def test_dense_the_title_stands_on_one_line_with_the_other_language_where_there_is_room() -> None:
    heights = []
    for title in ("Child allowance", "A very long title of a form " * 4):
        slab = blocks.opening(("児童手当", title), "北区長", ("日", "1日"), ("", ""), RULER, PACKED)
        lines = {mark.y for mark in slab.marks if isinstance(mark, Text) and mark.text in ("児童手当", title)}
        assert len(lines) == 1
        heights.append(slab.height)
    assert heights[0] < heights[1]


def test_codes_stand_two_a_row_with_quiet_zones_and_their_numbers() -> None:
    table = blocks.codes(("申請データ", "読めません"), "", [(bytes(113),) * 113] * 3, RULER, STANDARD)
    assert [sum(isinstance(mark, Symbol) for mark in row.marks) for row in table.rows] == [2, 1]
    left, right = (mark for mark in table.rows[0].marks if isinstance(mark, Symbol))
    assert right.x - (left.x + left.size) >= 8 * STANDARD.module
    captions = [mark.text for row in table.rows for mark in row.marks if isinstance(mark, Text)]
    assert captions == ["1／3", "2／3", "3／3"]
