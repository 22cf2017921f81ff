"""How fast the voice may speak, in percent of normal."""

from __future__ import annotations

SLOWEST, FASTEST, RATE_STEP = 50, 200, 25


def slower(rate: int) -> int:
    return max(rate - RATE_STEP, SLOWEST)


def faster(rate: int) -> int:
    return min(rate + RATE_STEP, FASTEST)
