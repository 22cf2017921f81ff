from __future__ import annotations

from kiosk.lookups.postal import areas


def test_a_code_names_its_town() -> None:
    (area,) = areas("1140022")
    assert (area.prefecture, area.city, area.town, area.town_kana) == (
        "東京都",
        "北区",
        "王子本町",
        "オウジホンチョウ",
    )
    assert area.has_chome


def test_an_unknown_code_names_nothing() -> None:
    assert areas("0000000") == ()


def test_a_code_of_several_towns_names_them_all() -> None:
    assert [area.town for area in areas("0680546")] == ["南部青葉町", "南部菊水町"]


def test_a_code_of_an_office_names_its_town() -> None:
    (area,) = areas("1148508")
    assert (area.prefecture, area.city) == ("東京都", "北区")
