from __future__ import annotations

from kiosk.paper.dense import NARROWEST, TO_WRITE, dense_rows
from kiosk.paper.form import Cell
from kiosk.paper.marks import Box, Text
from kiosk.paper.rows import rows_of
from kiosk.paper.slabs import GREY, Slab
from kiosk.paper.style import CLOSE, PACKED
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
SHORT = Cell("国籍等", "日本")
LONG_LABEL = Cell(
    "監護・生計要件を窓口で確認する児童", "見本花子" * 25, label_second="Raised by someone else"
)


def rows(*cells: Cell) -> tuple[Slab, ...]:
    return dense_rows(cells, RULER, PACKED)


def texts(row: Slab) -> list[str]:
    return [mark.text for mark in row.marks if isinstance(mark, Text)]


def whites(row: Slab) -> list[Box]:
    return [mark for mark in row.marks if isinstance(mark, Box) and mark.grey != GREY]


def height(found: tuple[Slab, ...]) -> float:
    return sum(row.height for row in found)


def test_several_short_boxes_share_a_row_in_their_order() -> None:
    cells = [Cell(f"項目{number}", "無") for number in "一二三"]
    (row,) = rows(*cells)
    assert texts(row) == ["項目一", "無", "項目二", "無", "項目三", "無"]


def test_dense_rows_are_never_higher_than_close_ones() -> None:
    cells = (SHORT, LONG_LABEL, SHORT, SHORT, Cell("住所", "東京都北区" * 12), SHORT)
    assert height(rows(*cells)) <= height(rows_of(cells, RULER, CLOSE))


def test_long_label_gets_a_wider_box_where_that_is_lower() -> None:
    (row,) = rows(LONG_LABEL)
    (usual,) = rows_of((LONG_LABEL,), RULER, CLOSE)
    assert row.height < usual.height
    label = next(mark for mark in row.marks if isinstance(mark, Box) and mark.grey == GREY)
    assert label.width > PACKED.label_width


def test_boxes_fill_the_whole_width_and_leave_room_for_every_answer() -> None:
    for row in rows(SHORT, SHORT, LONG_LABEL, SHORT, SHORT, SHORT, SHORT):
        boxes = [mark for mark in row.marks if isinstance(mark, Box)]
        assert abs(max(box.x + box.width for box in boxes) - PACKED.width) < 0.01
        assert all(box.width >= NARROWEST for box in whites(row))


def test_empty_box_is_wide_enough_to_write_in() -> None:
    (row,) = rows(Cell("電話番号", ""), Cell("性別", "男"))
    assert max(box.width for box in whites(row)) >= TO_WRITE


def test_nothing_of_a_long_answer_is_lost_when_it_shares_a_row() -> None:
    answer = "長い" * 60
    found = rows(Cell("理由", answer), SHORT, Cell("備考", answer))
    assert "".join(text for row in found for text in texts(row)).count("長い") == 120
