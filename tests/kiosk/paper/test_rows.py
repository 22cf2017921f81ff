from __future__ import annotations

from kiosk.paper.form import Cell
from kiosk.paper.marks import Text
from kiosk.paper.rows import LINES_A_ROW, SAVED, alone, rows_of, side_by_side
from kiosk.paper.style import CLOSE, STANDARD
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
SHORT = Cell("事由", "転入")


def test_long_answer_is_cut_into_rows_of_so_many_lines_each_with_the_label() -> None:
    found = alone(Cell("理由", "とても長い理由です。" * 120), RULER, STANDARD)
    texts = [[mark.text for mark in row.marks if isinstance(mark, Text)] for row in found]
    assert all(lines[0] == "理由" for lines in texts)
    assert all(len(lines) - 1 <= LINES_A_ROW for lines in texts)


def test_row_of_two_is_as_high_as_the_higher_one() -> None:
    long = Cell("住所", "長い住所" * 20)
    both = side_by_side(SHORT, long, RULER, CLOSE)
    assert both.height == side_by_side(long, SHORT, RULER, CLOSE).height
    assert both.height > side_by_side(SHORT, SHORT, RULER, CLOSE).height


def test_close_sharing_a_row_saves_what_it_should() -> None:
    shared, own = rows_of((SHORT, SHORT), RULER, CLOSE), alone(SHORT, RULER, CLOSE)
    assert len(shared) == 1
    assert shared[0].height < 2 * own[0].height - SAVED
