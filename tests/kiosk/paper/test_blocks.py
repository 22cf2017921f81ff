from __future__ import annotations

from kiosk.paper import blocks
from kiosk.paper.form import Cell, NumberBoxes, Section
from kiosk.paper.marks import Box, Symbol, Text
from kiosk.paper.style import STANDARD
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()


def rows(*cells: Cell) -> tuple[blocks.Slab, ...]:
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


def test_each_number_row_has_twelve_squares() -> None:
    part = NumberBoxes("個人番号", ("世帯主", "見本 花子"))
    table = blocks.number_boxes(part, "（つづき）", RULER, STANDARD)
    boxes = [[mark for mark in row.marks if isinstance(mark, Box)] for row in table.rows]
    assert [sum(box.width == box.height == 7.0 for box in row) for row in boxes] == [12, 12]


def test_long_name_beside_number_squares_takes_the_room_they_leave() -> None:
    table = blocks.number_boxes(NumberBoxes("個人番号", ("長い名前" * 20,)), "（つづき）", RULER, STANDARD)
    (row,) = table.rows
    squares = [mark for mark in row.marks if isinstance(mark, Box) and mark.width == mark.height == 7.0]
    label = row.marks[0]
    assert isinstance(label, Box)
    assert label.width > STANDARD.label_width
    assert all(square.x >= label.width for square in squares)
    assert max(square.x + square.width for square in squares) <= STANDARD.width


def test_codes_stand_two_a_row_with_quiet_zones_and_their_numbers() -> None:
    table = blocks.codes(("申請データ", "読めません"), "", [(bytes(113),) * 113] * 3, RULER, STANDARD)
    assert [sum(isinstance(mark, Symbol) for mark in row.marks) for row in table.rows] == [2, 1]
    left, right = (mark for mark in table.rows[0].marks if isinstance(mark, Symbol))
    assert right.x - (left.x + left.size) >= 8 * STANDARD.module
    captions = [mark.text for row in table.rows for mark in row.marks if isinstance(mark, Text)]
    assert captions == ["1／3", "2／3", "3／3"]
