"""Numbers as they stand on screen and paper: half-width digits, grouped as the language does it."""

from __future__ import annotations

_LOCALES = {"vi": "vi_VN", "ne": "ne_NP"}
"""Languages that do not group by thousands with a comma, as Japanese does."""


def number(value: int, language: str = "ja") -> str:
    """「1,200」; "1.200" in Vietnamese, "1,00,000" in Nepali."""
    locale = _LOCALES.get(language)
    if locale is None:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


def yen(amount: int) -> str:
    """「1,200円」, as it stands on paper."""
    return f"{amount:,}円"
