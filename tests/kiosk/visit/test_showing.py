from __future__ import annotations

import pytest

from kiosk.visit.showing import left_to_go
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of(languages=("ja", "ja-easy", "en"))


@pytest.mark.parametrize(
    ("language", "left", "shown"),
    [
        ("ja", 1, "あと 1つ"),
        ("ja", 9, "あと 9つ"),
        ("ja", 10, "あと 10問"),
        ("ja", 14, "あと 14問"),
        ("ja-easy", 14, "あと 14もん"),
        ("en", 14, "14 to go"),
    ],
)
def test_nothing_is_counted_with_tsu_from_ten_on(language: str, left: int, shown: str) -> None:
    assert reading(left_to_go(left, BOOK.words(language))) == shown
