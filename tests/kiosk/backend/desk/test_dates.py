from __future__ import annotations

import pytest

from kiosk.backend.desk.dates import wareki


@pytest.mark.parametrize(
    ("text", "era_id", "said"),
    [
        ("1948-03-05", "", "昭和23年3月5日（1948年3月5日）"),
        ("1935", "", "昭和10年（1935年）"),
        ("1926", "taisho", "大正15年（1926年）"),
        ("1926", "showa", "昭和元年（1926年）"),
        ("1926-12", "showa", "昭和元年12月（1926年12月）"),
        ("1926", "", "1926年"),
        ("1926-11", "", "大正15年11月（1926年11月）"),
        ("1850", "", "1850年"),
    ],
)
def test_a_birth_is_told_by_era_where_that_is_certain(text: str, era_id: str, said: str) -> None:
    assert wareki(text, era_id) == said
