from __future__ import annotations

import pytest

from ui.speech.making.readings import speakable


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("年", "ねん"),
        ("月 1", "がつ 1"),
        ("ー", "のばすぼう"),
        ("ャ", "ちいさいヤ"),
        ("ようしをむかえた方など", "ようしをむかえたかたなど"),
        ("この方法で、両方の面", "この方法で、両方の面"),
        ("300円 × 2通 ＝ 600円", "300円 かける 2通 は 600円"),
        ("03-0000-0000", "0 3の0 0 0 0の0 0 0 0"),
        ("1丁目15-22", "1丁目15の22"),
        ("（123）ふつう 1234567 ミホン", "（123）ふつう 1 2 3 4 5 6 7 ミホン"),
        ("12000円", "12000円"),
        ("2026年11月29日", "2026年11月29日"),
        ("あと 12つ", "あと 12個"),
        ("あと 3つ", "あと 3つ"),
    ],
)
def test_what_the_dictionary_would_misread_is_spelled_out(text: str, put: str) -> None:
    assert speakable(text) == put
