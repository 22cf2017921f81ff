from __future__ import annotations

import pytest

from kiosk.words.numbers import number, yen


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0円"), (300, "300円"), (1200, "1,200円"), (1234567, "1,234,567円")]
)
def test_amount_has_commas_and_half_width_digits(amount: int, text: str) -> None:
    assert yen(amount) == text


def test_number_has_commas() -> None:
    assert number(12000) == "12,000"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1,234,567"),
        ("zh-Hans", "1,234,567"),
        ("ko", "1,234,567"),
        ("vi", "1.234.567"),
        ("ne", "12,34,567"),
    ],
)
def test_number_is_grouped_as_the_language_does_it(language: str, text: str) -> None:
    assert number(1234567, language) == text
