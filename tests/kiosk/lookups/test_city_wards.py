from __future__ import annotations

import pytest

from kiosk.lookups import postal
from kiosk.lookups.city_wards import lacking


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("大阪府大阪市 1-1", "ward-missing"),
        ("大阪市梅田1-1", "ward-missing"),
        ("大阪府　大阪市", "ward-missing"),
        ("おおさかふ　おおさかし　うめだ１−１", "ward-missing"),
        ("さかいし 1-1", "ward-missing"),
        ("神奈川県横浜市港北1-1", "ward-missing"),
        ("大阪府大阪市北区1-1", "town-missing"),
        ("大阪市北区", "town-missing"),
        ("東京都新宿区１番１号", "town-missing"),
        ("北区15番地", "town-missing"),
        ("とうきょうと　きたく 1−1", "town-missing"),
        ("大阪府大阪市北区梅田1-1", None),
        ("おおさかし　きたく　うめだ 1-1", None),
        ("静岡県浜松市中区1-1", None),
        ("京都府京都市中京区二条通1-1", None),
        ("宮城県仙台市青葉区1番町1-1", None),
        ("仙台市青葉区一番町1-1", None),
        ("北海道札幌市西区24軒1条1丁目", None),
        ("北海道札幌市中央区北1条西2丁目", None),
        ("茨城県龍ケ崎市3710番地", None),
        ("北海道北広島市中央1-1", None),
        ("大阪府大阪狭山市狭山1-1", None),
        ("おおさかさやまし さやま 1-1", None),
        ("埼玉県川口市1-1", None),
        ("東京都北区王子1-1", None),
        ("12 Main Street, Springfield", None),
        ("", None),
    ],
)
def test_only_what_must_stand_there_is_said_to_lack(line: str, wanted: str | None) -> None:
    assert lacking(line) == wanted


def test_no_town_of_any_ward_is_said_to_lack_anything() -> None:
    """By the whole list: a town never reads as a number, and no ward as none."""
    found = []
    for one in postal.municipalities():
        if one.city.endswith("区"):
            towns = postal.towns(one.prefecture, one.city)
            lines = [f"{one.prefecture}{one.city}{town}1-1" for town in towns]
            lines += [f"{one.city_kana}{town}1-1" for town in towns]
            found += [line for line in lines if lacking(line) is not None]
    assert found == []
