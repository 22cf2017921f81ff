from __future__ import annotations

import pytest

from kiosk.forms.authoring.cell_digits import digits_in
from kiosk.forms.fields.digits import LONGEST


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("7けた", {"groups": "7"}),
        ("７桁の数字です。", {"groups": "7"}),
        ("{10桁|じゅっけた}", {"groups": "10"}),
        ("3-4", {"groups": "3-4"}),
        ("15けた", {"least": 15, "most": 15}),
        ("8けたまで", {"most": 8}),
        ("最大8けた", {"most": 8}),
        ("5けたから8けたまで", {"least": 5, "most": 8}),
        ("5けた以上", {"least": 5, "most": LONGEST}),
        ("", {"most": LONGEST}),
    ],
)
def test_digits_are_as_many_as_the_cell_says(cell: str, keys: dict[str, object]) -> None:
    assert digits_in(cell) == (keys, "")


@pytest.mark.parametrize("cell", ["7けたくらい", "10人まで", "たくさん", "10まで"])
def test_what_says_no_digits_is_left_over(cell: str) -> None:
    assert digits_in(cell)[1] == cell


@pytest.mark.parametrize(
    ("beside", "keys"),
    [
        ("右上の、10けたの数字です。", {"groups": "10"}),
        ("手紙の右上の、8この数字です。", {"groups": "8"}),
        ("10けたまでの数字です。", {"most": LONGEST}),
        ("カードの番号です。", {"most": LONGEST}),
    ],
)
def test_the_sentence_under_the_question_counts_where_the_cell_is_empty(
    beside: str, keys: dict[str, object]
) -> None:
    assert digits_in("", beside) == (keys, "")
    assert digits_in("7けた", beside) == ({"groups": "7"}, "")
