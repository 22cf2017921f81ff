from __future__ import annotations

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.sameness import same


def place(town: str, block: str = "", building: str = "") -> Data:
    return {"postal_code": "", "town": town, "block": block, "building": building}


OJI = place("東京都北区王子本町1丁目", "15-22")


@pytest.mark.parametrize(
    "other",
    [
        OJI,
        "東京都北区王子本町一丁目15番22号",
        place("東京都北区王子本町一丁目１５番２２号"),
        place("北区王子本町1-15-22"),
        place("北区 王子本町 １丁目", "15の22"),
        place("東京都北区王子本町1丁目", "15番地22"),
    ],
    ids=str,
)
def test_one_place_is_the_same_however_it_is_written(other: Data) -> None:
    assert same(OJI, other)
    assert same(other, OJI)


@pytest.mark.parametrize(
    "other",
    [
        place("東京都北区王子本町1丁目", "15-2"),
        place("東京都北区王子本町1丁目", "15-22", "みほん荘 2"),
        place("東京都北区王子本町11丁目", "5-22"),
        place("東京都府中市王子本町1丁目", "15-22"),
        "",
        None,
    ],
    ids=str,
)
def test_another_place_or_none_is_not(other: Data) -> None:
    assert not same(OJI, other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ミホン\u3000ハナコ", "ミホン ハナコ", True),
        ("ミホン\u3000ハナコ", "ミホン\u3000タロウ", False),
        ("2026-11-01", "2026-11-01", True),
        (None, None, False),
    ],
)
def test_names_and_days_are_compared_as_they_read(one: Data, other: Data, *, alike: bool) -> None:
    assert same(one, other) is alike
