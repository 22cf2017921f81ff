from __future__ import annotations

import pytest

from kiosk.forms.fields.ward_towns import wrong_town
from tests.fakes.form_parts import lookups


def told(line: str) -> str | None:
    wrong = wrong_town(line, lookups())
    return None if wrong is None else wrong.kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("東京都北区新宿9丁目", "town-unknown"),
        ("北区新宿1-1-1", "town-unknown"),
        ("東京都北区しんじゅく1-1", "town-unknown"),
        ("北区田端町9丁目1-1", "town-unknown"),
        ("東京都北区王子本町9丁目15-22", "chome-unknown"),
        ("東京都北区王子本町九丁目15番22号", "chome-unknown"),
        ("北区おうじほんちょう９−１５−２２", "chome-unknown"),
        ("北区田端0丁目1-1", "chome-unknown"),
        ("北区上十条六丁目1-1", "chome-unknown"),
        ("北区栄町1丁目2-3", "chome-none"),
    ],
)
def test_town_that_is_not_there_is_told(line: str, kind: str) -> None:
    assert told(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "東京都北区王子本町一丁目15番22号",
        "東京都　北区　王子本町　１−１５−２２",
        "北区おうじほんちょう1-15-22",
        "北区西ヶ原4-1-1",
        "北区西が原四丁目1-1",
        "北区きりがおか2-1-1",
        "北区上十条五丁目1-1",
        "北区田端新町3丁目1-1",
        "北区栄町1-2",
        "北区岩淵町27-5",
        "北区赤羽団地2号棟",
        "東京都新宿区新宿9丁目",
        "大阪市北区梅田1丁目1-1",
        "東京都北区",
        "住所不定",
        "12 Main Street, Springfield",
    ],
)
def test_real_town_or_another_place_is_let_be(line: str) -> None:
    assert told(line) is None


def test_every_town_of_the_list_is_there_up_to_its_last_chome() -> None:
    for town in lookups().towns:
        for name in (town.name, town.kana):
            last, further = (f"北区{name}{number}丁目1-1" for number in (town.chome, town.chome + 1))
            assert told(last if town.chome else f"北区{name}1-1") is None
            wrong = wrong_town(further, lookups())
            assert wrong is not None
            assert wrong.town == town
