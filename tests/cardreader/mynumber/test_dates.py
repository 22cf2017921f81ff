from __future__ import annotations

from datetime import date

import pytest

from cardreader.errors import Malformed
from cardreader.mynumber.dates import BirthDate, parse_birth_date, parse_date


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


@pytest.mark.parametrize(
    ("digits", "known"),
    [
        (b"19480305", "1948-03-05"),
        (b"19480300", "1948-03"),
        (b"194803  ", "1948-03"),
        (b"194803--", "1948-03"),
        (b"194803\0\0", "1948-03"),
        (b"194803\xff\xff", "1948-03"),
        (b"194803**", "1948-03"),
        (b"19480399", "1948-03"),
        (b"19480230", "1948-02"),
        (b"19480000", "1948"),
        (b"1948    ", "1948"),
        (b"1948----", "1948"),
        (b"1948-305", "1948"),
        (b"19489999", "1948"),
        (b"19480005", "1948"),
        (b"00000305", None),
        (b"----0305", None),
        (b"    0305", None),
        (b"194 0305", None),
        (b"00000000", None),
        (b"--------", None),
        (b"\xff" * 8, None),
        (b" ", None),
        (b"", None),
    ],
)
def test_birth_is_known_as_far_as_the_register_knows_it(digits: bytes, known: str | None) -> None:
    born = parse_birth_date(digits, "birth date")

    assert (born.iso if born else None) == known
    assert (born.whole if born else None) == parse_date(digits, "birth date")


def test_birth_date_never_prints_itself() -> None:
    assert "1948" not in f"{BirthDate(1948, 3, 5)!r} {BirthDate(1948)}"


@pytest.mark.parametrize(
    "digits", [b"1948030", b"194803051", b"1948030x", b"1948/3/5", "１９４８０３０５".encode()]
)
def test_other_than_eight_digits_and_fillers_is_malformed(digits: bytes) -> None:
    with pytest.raises(Malformed, match="birth date"):
        parse_date(digits, "birth date")
