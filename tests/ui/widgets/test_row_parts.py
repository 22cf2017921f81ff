from __future__ import annotations

from ui.widgets.check_row_view import CheckRowView
from ui.widgets.marks import plain
from ui.widgets.row_parts import parted

ROW = CheckRowView("転入届", "7番窓口。11月16日まで。持ち物：{転出|てんしゅつ}証明書、カード", None)


def parts_of(row: CheckRowView, most: int) -> list[str]:
    """Its parts where so many letters have room."""
    return [part.value for part in parted(row, lambda part: len(plain(part.value)) <= most)]


def test_a_row_that_has_room_stays_whole() -> None:
    assert list(parted(ROW, lambda _row: True)) == [ROW]
    assert list(parted(CheckRowView("なし", "", None), lambda _row: True)) == [CheckRowView("なし", "", None)]


def test_a_row_is_parted_after_a_sentence() -> None:
    assert parts_of(ROW, 16) == ["7番窓口。11月16日まで。", "持ち物：{転出|てんしゅつ}証明書、カード"]


def test_a_sentence_without_room_is_parted_within_and_never_within_a_reading() -> None:
    assert parts_of(ROW, 10) == ["7番窓口。", "11月16日まで。", "持ち物：{転出|てんしゅつ}証明書、", "カード"]
    for most in range(2, 30):
        parts = parts_of(ROW, most)
        assert "".join(parts) == ROW.value
        assert all(part.count("{") == part.count("}") for part in parts)


def test_every_part_leads_back_to_the_same_question() -> None:
    row = CheckRowView("住所", "東京都北区王子本町一丁目", "edit:address")
    parts = list(parted(row, lambda part: len(part.value) <= 5))
    assert {(part.label, part.button) for part in parts} == {("住所", "edit:address")}


def test_where_nothing_has_room_the_row_comes_as_it_is() -> None:
    row = CheckRowView("住所", "東京都", None)
    assert list(parted(row, lambda _row: False)) == [row]
