"""Numbers as they stand on screen and paper: half-width digits, thousands by comma."""

from __future__ import annotations


def number(value: int) -> str:
    """「1,200」."""
    return f"{value:,}"


def yen(amount: int) -> str:
    """「1,200円」."""
    return f"{amount:,}円"
