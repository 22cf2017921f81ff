from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.lookups.postal import areas
from kiosk.lookups.towns import Town, read_ward
from tests.fakes.form_parts import RESOURCES

FILE = RESOURCES / "lookups" / "towns.yaml"


def test_every_town_agrees_with_the_postal_list() -> None:
    ward = read_ward(FILE)
    assert ward.prefecture + ward.city == "東京都北区"
    for town in ward.towns:
        (area,) = areas(town.postal_code)
        assert (area.city, area.town) == ("北区", town.name)
        assert area.has_chome == (town.chome > 0)


def test_towns_stand_in_the_order_of_their_kana() -> None:
    kana = [town.kana for town in read_ward(FILE).towns]
    assert kana == sorted(kana)
    assert len(set(kana)) == len(kana)


def test_the_file_says_that_it_must_be_confirmed() -> None:
    assert "TO BE CONFIRMED" in FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kana", "row"), [("あかばね", "あ"), ("じゅうじょう", "さ"), ("ほりふね", "は"), ("だいもん", "た")]
)
def test_a_town_stands_in_the_row_of_its_first_sound(kana: str, row: str) -> None:
    assert Town("x", kana, "1140000", 0).row == row


def test_a_file_of_another_shape_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "towns.yaml").write_text("city: 北区\n", encoding="utf-8")
    with pytest.raises(KeyError):
        read_ward(tmp_path / "towns.yaml")
