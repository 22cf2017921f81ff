from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage, wrong_sizes
from ui.gallery.writing import written_in
from ui.theme.look import Look
from ui.widgets.entry_cells import CellSpec, EntryCells, digit_cells


def test_groups_are_joined_after_their_last_digit() -> None:
    assert [spec.after for spec in digit_cells((3, 4))] == ["", "", "–", "", "", "", ""]


def test_cells_show_texts_and_the_active_one_is_tinted(stage: Stage) -> None:
    cells = EntryCells(stage.look, digit_cells((3, 4)))
    stage.put(cells, 10, 10, 200, 26)
    cells.set_texts(["1", "1"])
    cells.set_active(2)
    assert [cell.text_shown for cell in cells.cells] == ["1", "1", "", "", "", "", ""]
    assert cells.cells[2].shape_now().face == stage.look.palette.tint
    assert cells.accessibleDescription() == "7のうち 2 入っています"
    assert wrong_sizes(cells, stage.look) == []


def test_touch_on_a_cell_goes_back_to_it(stage: Stage) -> None:
    heard: list[object] = []
    cells = EntryCells(stage.look, [CellSpec("year", "年"), CellSpec("month", "月")])
    stage.put(cells, 10, 10, 200, 26)
    cells.activated.connect(heard.append)
    QTest.mouseClick(cells.cells[1], Qt.MouseButton.LeftButton)
    assert heard == [1]


def test_missing_cells_have_a_red_rim(stage: Stage) -> None:
    cells = EntryCells(stage.look, digit_cells((3,)))
    cells.set_problem({1, 2})
    rims = [cell.shape_now().rim for cell in cells.cells]
    assert [rim == stage.look.palette.err_line for rim in rims] == [False, True, True]


def test_forgotten_cells_are_empty(stage: Stage) -> None:
    cells = EntryCells(stage.look, digit_cells((3,)))
    cells.set_texts(["1", "2", "3"])
    cells.forget()
    assert {cell.text_shown for cell in cells.cells} == {""}
    names = [cell.accessibleName() for cell in cells.cells]
    assert names == [f"{digit}けた目 まだ入っていません" for digit in (1, 2, 3)]


def test_three_digits_fit_one_cell(stage: Stage) -> None:
    cells = EntryCells(stage.look, [CellSpec("year", "年", width=28.0)])
    cells.set_texts(["23"])
    assert cells.cells[0].fits()


def test_cells_are_reached_by_the_keyboard_and_say_which_they_are(stage: Stage) -> None:
    cells = EntryCells(stage.look, [CellSpec("year", "年"), CellSpec("month", "月")])
    cells.set_texts(["23", ""])
    stage.put(cells, 10, 10, 120, 30)
    heard: list[int] = []
    cells.activated.connect(heard.append)
    year, month = cells.cells
    assert [cell.accessibleName() for cell in (year, month)] == ["年 23", "月 まだ入っていません"]
    year.setFocus()
    QTest.keyClick(year, Qt.Key.Key_Tab)
    assert month.hasFocus()
    QTest.keyClick(month, Qt.Key.Key_Space)
    assert heard == [1]


def test_cells_stand_in_more_lines_before_they_touch(stage: Stage) -> None:
    cells = EntryCells(stage.look, digit_cells((4, 4, 4), width=18.0))
    wide = 150.0
    stage.put(cells, 10, 10, wide, stage.look.metrics.to_mm(cells.heightForWidth(stage.look.mm(wide))))
    assert len({cell.y() for cell in cells.cells}) == 2
    boxes = [cell.geometry() for cell in cells.cells]
    assert all(cells.rect().contains(box) for box in boxes)
    gap = stage.look.mm(stage.look.sizes.least_gap)
    grown = [box.adjusted(0, 0, gap - 1, gap - 1) for box in boxes]
    assert not any(a.intersects(b) for at, a in enumerate(grown) for b in boxes[at + 1 :])


def test_more_lines_get_the_height_that_they_need(stage: Stage) -> None:
    holder = QWidget()
    specs = [CellSpec(name, "month of the year", 32.0) for name in ("a", "b", "c")]
    cells = EntryCells(stage.look, specs)
    box = QVBoxLayout(holder)
    box.addWidget(cells)
    box.addStretch(1)
    stage.put(holder, 10, 10, 130, 200)
    assert len({cell.y() for cell in cells.cells}) > 1
    assert cells.height() == cells.heightForWidth(cells.width())
    assert all(cells.rect().contains(cell.geometry()) for cell in cells.cells)


def test_letters_that_rise_high_keep_off_the_rim(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", language="ne", pixels_per_mm=FULL_HD_15))
    cells = EntryCells(stage.look, [CellSpec("era", width=45.0)])
    stage.put(cells, 10, 10, 60, 20)
    cells.set_texts(["शोवा"])
    (cell,) = cells.cells
    inside = cell.inside().translated(cell.mapTo(cell.window(), QPointF(0, 0))).adjusted(-1, -1, 1, 1)
    boxes = [one.box for one in written_in(stage) if one.widget is cell]
    assert boxes
    assert all(inside.contains(box) for box in boxes)
