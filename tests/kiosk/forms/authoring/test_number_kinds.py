from __future__ import annotations

import pytest

from kiosk.forms.authoring.number_kinds import counted_in, kind_of_number
from kiosk.forms.authoring.workbook import Row


def row(asks: str, cell: str = "", kind: str = "数字") -> Row:
    return Row("質問", 2, {"質問": asks, "選択肢": cell, "種類": kind}, {})


@pytest.mark.parametrize(
    ("asks", "cell", "kind"),
    [
        ("会員の番号は何番ですか", "", "digits"),
        ("{郵便|ゆうびん}番号は何番ですか", "7けた", "digits"),
        ("証の番号は何番ですか", "10文字", "digits"),
        ("何人で使いますか", "", "count"),
        ("人数を入れてください", "", "count"),
        ("かりる部屋はいくつですか", "", "count"),
        ("どれだけ使いますか", "10まで", "count"),
        ("どれだけ使いますか", "枚", "count"),
        ("ねだんは、いくらでしたか", "", "money"),
        ("はらったお金は", "10,000円まで", "money"),
    ],
)
def test_what_a_number_is_shows_in_its_row(asks: str, cell: str, kind: str) -> None:
    assert kind_of_number(row(asks, cell)) == kind


@pytest.mark.parametrize(
    ("asks", "kind", "unit"),
    [
        ("何人ですか", "数", "人"),
        ("何か月使いますか", "数", "か月"),
        ("いくつですか", "枚数", "枚"),
        ("お子さんは何人目ですか", "数", ""),
        ("いくつですか", "数", ""),
    ],
)
def test_unit_is_what_the_words_count(asks: str, kind: str, unit: str) -> None:
    assert counted_in(row(asks, kind=kind)) == unit
