from __future__ import annotations

from datetime import date

import pytest

from cardreader.errors import Malformed
from cardreader.mynumber.dates import parse_date


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        (b"19480305", date(1948, 3, 5)),
        (b"20240229", date(2024, 2, 29)),
        (b"19480300", None),
        (b"20230229", None),
        (b"00000000", None),
        (b"", None),
        (b" " * 8, None),
        (bytes(8), None),
    ],
)
def test_digits_become_a_day_or_none(digits: bytes, day: date | None) -> None:
    assert parse_date(digits, "birth date") == day


@pytest.mark.parametrize("digits", [b"1948030", b"194803051", b"1948-3-5", "１９４８０３０５".encode()])
def test_other_than_eight_digits_is_malformed(digits: bytes) -> None:
    with pytest.raises(Malformed, match="birth date"):
        parse_date(digits, "birth date")
