from __future__ import annotations

import pytest

from kiosk.lookups.municipalities import begins_elsewhere, begins_in

KITA = "東京都北区"


@pytest.mark.parametrize(
    "line",
    [
        "町田市原町田1-1",
        "市川市八幡1-1",
        "京都市左京区1-1",
        "京都市北区紫野1-1",
        "大阪市北区梅田1-1",
        "東村山市1-1",
        "甲府市1-1",
        "別府市1-1",
        "太宰府市1-1",
        "四日市市1-1",
        "都城市1-1",
        "村上市1-1",
        "奥多摩町1",
        "西多摩郡奥多摩町1",
        "六ヶ所村1",
        "大和町1-1",
        "豊島区駒込1-1",
        "埼玉県川口市朝日1-1",
        "浦和市1-1",
        "としまく　こまごめ　1-1",
        "とうきょうと　としまく　こまごめ　1-1",
        "さいたまけん　かわぐちし",
        "まちだし 1-1",
    ],
)
def test_another_municipality_is_told_without_its_prefecture_and_in_kana(line: str) -> None:
    assert begins_elsewhere(line, KITA)


@pytest.mark.parametrize(
    "line",
    [
        "東京都北区王子1-1",
        "北区王子1-1",
        "王子1-1",
        "豊島1-1",
        "としま1-1",
        "昭和町1-1",
        "栄町1-1",
        "さかえちょう1-1",
        "岩淵町1-1",
        "神谷1-1",
        "きたく　おうじ1-1",
        "とうきょうと　きたく　おうじ",
        "Oji 1-1",
        "",
    ],
)
def test_what_may_be_a_town_of_the_ward_is_not_elsewhere(line: str) -> None:
    assert not begins_elsewhere(line, KITA)


def test_a_line_names_the_place_with_its_prefecture_or_without() -> None:
    assert begins_in("東京都 北区王子", KITA)
    assert begins_in("北区王子", KITA)
    assert not begins_in("京都市北区紫野", KITA)
    assert begins_elsewhere("東京都北区王子", "京都府京都市北区")
