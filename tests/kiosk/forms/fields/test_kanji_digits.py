from __future__ import annotations

import pytest

from kiosk.forms.fields.kanji_digits import arabic


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("五", "5"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("二十三", "23"), ("二三", "23"),
        ("百二", "102"),
        ("千九百四十八", "1948"), ("一九四八", "1948"), ("一〇", "10"), ("三月五日", "3月5日"),
        ("十十", "十十"),
        ("二三十", "二三十"), ("15", "15"), ("", ""),
    ],
)  # fmt: skip
def test_a_number_in_kanji_is_read(written: str, read: str) -> None:
    assert arabic(written) == read
