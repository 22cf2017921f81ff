from __future__ import annotations

import pytest

from kiosk.lookups.postal import areas, is_municipality


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


@pytest.mark.parametrize("name", ["東京都北区", "埼玉県川口市", "北海道札幌市", "東京都八丈島八丈町"])
def test_a_municipality_is_known_with_its_prefecture(name: str) -> None:
    assert is_municipality(name)


@pytest.mark.parametrize("name", ["東京都北区区", "北区", "東京都", "", "東京都%", "東京都北区王子本町"])
def test_what_is_none_is_not_known(name: str) -> None:
    assert not is_municipality(name)
