from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.digit_pad import DigitPad


def test_same_digit_counts_twice_however_quickly(stage: Stage) -> None:
    digits: list[object] = []
    pad = DigitPad(stage.look)
    stage.put(pad, 10, 10, 150, 160)
    pad.typed.connect(digits.append)
    for _ in range(2):
        QTest.mouseClick(pad.keys["1"], Qt.MouseButton.LeftButton)
    assert digits == [1, 1]


def test_erase_and_clear_are_told_apart(stage: Stage) -> None:
    heard: list[object] = []
    pad = DigitPad(stage.look)
    stage.put(pad, 10, 10, 150, 160)
    pad.erased.connect(lambda: heard.append("erased"))
    pad.cleared.connect(lambda: heard.append("cleared"))
    QTest.mouseClick(pad.keys["erase"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.keys["clear"], Qt.MouseButton.LeftButton)
    assert heard == ["erased", "cleared"]


@pytest.mark.parametrize(
    ("size", "pixels_per_mm", "height"),
    [*((size, 4.03, 150.0) for size in TEXT_SIZES), ("standard", 5.56, 105.0), ("large", 5.56, 105.0)],
)
def test_pad_passes_the_audits(stage: Stage, size: str, pixels_per_mm: float, height: float) -> None:
    look = a_look(size, pixels_per_mm=pixels_per_mm)
    pad = DigitPad(look)
    pad.setParent(stage)
    pad.setGeometry(0, 0, look.mm(150), look.mm(height))
    pad.show()
    assert (wrong_sizes(pad, look), wrong_gaps(pad, look), cut_texts(pad)) == ([], [], [])


@pytest.mark.parametrize(("columns", "rows", "wide"), [(4, 3, 170.0), (5, 3, 112.0), (7, 2, 170.0)])
def test_flatter_pad_keeps_every_key_its_size_in_reading_order(
    stage: Stage, columns: int, rows: int, wide: float
) -> None:
    pad = DigitPad(stage.look)
    pad.set_columns(columns)
    stage.put(pad, 10, 10, wide, rows * 21.2 + (rows - 1) * 3.0)
    assert pad.rows == rows
    assert wrong_sizes(pad, stage.look) == []
    assert wrong_gaps(pad, stage.look) == []
    assert cut_texts(pad) == []
    placed = sorted(pad.keys.values(), key=lambda key: (key.y(), key.x()))
    assert [key.id for key in placed] == [*"1234567890", "clear", "erase"]


def test_pad_gets_flatter_only_where_every_word_stays_whole(stage: Stage) -> None:
    pad = DigitPad(stage.look)
    assert not any(part.wanted() for part in pad.flatter(stage.look.mm(80), pad))
    parts = pad.flatter(stage.look.mm(115), pad)
    assert [part.wanted() for part in parts] == [True, True, False]
    parts[1].give()
    assert pad.columns == 5
    parts[1].come_back()
    assert pad.columns == 3


@pytest.mark.parametrize(("size", "wide"), [("larger", 126.0), ("largest", 146.0)])
def test_words_that_take_two_lines_anyway_leave_the_digits_their_width(
    stage: Stage, size: str, wide: float
) -> None:
    look = a_look(size, language="ja-easy", pixels_per_mm=5.56)
    pad = DigitPad(look)
    pad.setParent(stage)
    pad.setGeometry(0, 0, look.mm(wide), look.mm(130))
    pad.show()
    QApplication.processEvents()
    first, last = pad.keys["1"].width(), pad.keys["3"].width()
    assert first - last <= look.mm(1)
    assert cut_texts(pad) == []
