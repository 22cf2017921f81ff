from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage, cut_texts, touchables, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES
from ui.widgets import check_rows
from ui.widgets.check_row_view import CheckRowView
from ui.widgets.check_rows import CheckRows

ROWS = [
    CheckRowView("どなたの", "わたし（見本 花子）", "edit:who"),
    CheckRowView("のせるもの", "世帯主と\u200b続柄、\u200b前の\u200b住所", "edit:extras"),
    CheckRowView("本籍", "のせません", "edit:honseki"),
    CheckRowView("通数", "2通", "edit:copies"),
    CheckRowView("使いみち", "銀行の\u200b手続き", None),
]


def some_rows(stage: Stage, rows: list[CheckRowView], size: str = "standard") -> CheckRows:
    check = CheckRows(a_look(size), rows)
    stage.put(check, 0, 0, 400, 162)
    return check


def test_row_leads_back_to_its_question(stage: Stage) -> None:
    heard: list[object] = []
    check = some_rows(stage, ROWS)
    check.activated.connect(heard.append)
    keys = [key for key in touchables(check) if key.id.startswith("edit:")]
    assert len(keys) == 4
    QTest.mouseClick(keys[2], Qt.MouseButton.LeftButton)
    assert heard == ["edit:honseki"]
    assert keys[2].accessibleDescription() == "本籍、のせません"


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("count", [5, 14])
def test_every_row_stands_on_exactly_one_page(stage: Stage, size: str, count: int) -> None:
    rows = [CheckRowView(f"項目{n}", f"答え{n}", f"edit:{n}") for n in range(count)]
    check = some_rows(stage, rows, size)
    assert [row for page in check.pages for row in page] == rows
    for page in range(len(check.pages)):
        check._show_page(page)
        assert wrong_sizes(check, check.look) == []
        assert wrong_gaps(check, check.look) == []
        assert cut_texts(check) == []


def test_pages_are_turned_by_keys(stage: Stage) -> None:
    rows = [CheckRowView(f"項目{n}", "答え", f"edit:{n}") for n in range(9)]
    check = some_rows(stage, rows)
    assert check.pager.isVisible()
    QTest.mouseClick(check.pager.after, Qt.MouseButton.LeftButton)
    # Qt shows what was added to a visible layout with the next turn of its loop.
    QApplication.processEvents()
    shown = [key.id for key in touchables(check) if key.id.startswith("edit:")]
    assert shown == [row.button for row in check.pages[1]]


def test_an_answer_of_two_lines_has_as_much_air_as_its_neighbours(stage: Stage) -> None:
    long = "また、この機械でできます。令和8年11月16日（2026年）まで。持ち物：前の町の、受給資格証明書、書類"
    rows = [CheckRowView(f"項目{n}", long if n == 2 else "答え", None) for n in range(4)]
    check = some_rows(stage, rows)
    QApplication.processEvents()
    assert len(check.pages) == 1
    values = [label for label in check.labels() if label.accessibleName() in ("答え", long)]
    high = [label.height() for label in values]
    assert high[2] > high[1]
    assert abs(high[0] - high[1]) <= 1


def test_forgotten_rows_are_gone(stage: Stage) -> None:
    check = some_rows(stage, ROWS)
    check.forget()
    assert check.pages == ((),)
    assert check.labels() == ()


@pytest.mark.parametrize(
    ("upright", "size_mm"), [(False, (247, 70)), (True, (170, 130))], ids=["lying", "upright"]
)
def test_the_largest_letters_leave_room_for_two_short_answers_on_a_small_display(
    stage: Stage, upright: bool, size_mm: tuple[float, float]
) -> None:
    """The list has this size on a check page of 15.6" (the pager is 20 or 38 mm of it)."""
    look = a_look("largest", pixels_per_mm=FULL_HD_15, orientation="portrait" if upright else "landscape")
    rows = CheckRows(look, [CheckRowView(f"項目{at}", "みほん", f"edit:{at}") for at in range(5)])
    rows.setParent(stage)
    rows.resize(look.mm(size_mm[0]), look.mm(size_mm[1]))
    rows.show()
    QApplication.processEvents()
    assert len(rows.pages[0]) >= 2
    assert all(label.fits() for label in rows.labels())


def long_answer(stage: Stage, high_mm: float) -> int:
    """How many parts it is dealt into where it stands so high."""
    check = CheckRows(a_look("largest", pixels_per_mm=FULL_HD_15))
    stage.put(check, 0, 0, 174, high_mm)
    check.set_rows(
        [CheckRowView("住所", "東京都北区\u200b王子本町\u200b一丁目\u200b十五番\u200b" * 20, None)]
    )
    return sum(len(page) for page in check.pages)


def test_an_answer_is_parted_for_a_page_and_never_for_what_has_no_place_yet(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert long_answer(stage, 160) > 1
    assert long_answer(stage, 124) == 1
    monkeypatch.setattr(check_rows, "_LEAST_PAGE", 0.0)  # in shreds of a few letters
    assert long_answer(stage, 124) > 20
