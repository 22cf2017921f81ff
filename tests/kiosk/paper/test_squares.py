from __future__ import annotations

from kiosk.paper.form import NumberBoxes
from kiosk.paper.marks import Box, Text
from kiosk.paper.squares import number_boxes
from kiosk.paper.style import CLOSE, STANDARD, Style
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()


def test_each_number_row_has_twelve_squares() -> None:
    part = NumberBoxes("個人番号", ("世帯主", "見本 花子"))
    table = number_boxes(part, "（つづき）", RULER, STANDARD)
    boxes = [[mark for mark in row.marks if isinstance(mark, Box)] for row in table.rows]
    assert [sum(box.width == box.height == 7.0 for box in row) for row in boxes] == [12, 12]


def test_long_name_beside_number_squares_takes_the_room_they_leave() -> None:
    table = number_boxes(NumberBoxes("個人番号", ("長い名前" * 20,)), "（つづき）", RULER, STANDARD)
    (row,) = table.rows
    squares = [mark for mark in row.marks if isinstance(mark, Box) and mark.width == mark.height == 7.0]
    label = row.marks[0]
    assert isinstance(label, Box)
    assert label.width > STANDARD.label_width
    assert all(square.x >= label.width for square in squares)
    assert max(square.x + square.width for square in squares) <= STANDARD.width


def squares(style: Style, *labels: str) -> list[list[Box]]:
    table = number_boxes(NumberBoxes("個人番号", labels), "（つづき）", RULER, style)
    side = style.square
    return [
        [mark for mark in row.marks if isinstance(mark, Box) and mark.width == mark.height == side]
        for row in table.rows
    ]


def test_close_two_numbers_share_a_row() -> None:
    found = squares(CLOSE, "世帯主", "加入する人（1）\n見本", "加入する人（2）\n見本")
    assert [len(row) for row in found] == [24, 12]
    assert max(square.x + square.width for square in found[0]) <= CLOSE.width


def test_close_a_long_name_is_left_to_the_table_of_the_people() -> None:
    part = NumberBoxes("個人番号", ("加入する人（1）\n" + "長い名前" * 20, "加入する人（2）\n見本"))
    (row,) = number_boxes(part, "（つづき）", RULER, CLOSE).rows
    printed = "".join(mark.text for mark in row.marks if isinstance(mark, Text))
    assert printed == "加入する人（1）加入する人（2）見本"
