"""How much memory this process holds, and whether it stays so."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from pathlib import Path

WARM_UP = 0.3
"""Share of the samples during which stores of fonts, pictures and texts may fill."""
MOST_GROWN = 32 * 1024 * 1024
"""Bytes between the end of the warm-up and the end."""
MOST_GROWN_SOON = 64 * 1024 * 1024
"""The same of a walk that ends before every procedure was met, and understood, in every language."""
EVERYTHING_MET = 10_000
"""Events after which two walks of 16,000 rose no more (from 400 MB to 460–500 MB, and stayed there)."""


def held() -> int:
    """Bytes of memory in use, garbage collected before as the kiosk does it by itself."""
    gc.collect()
    resident = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE")


def most_grown(events: int) -> int:
    """Bytes that a walk of so many events may grow after its warm-up."""
    return MOST_GROWN if events * WARM_UP >= EVERYTHING_MET else MOST_GROWN_SOON


def grown(samples: Sequence[int]) -> int:
    """Bytes from the most of the first half after the warm-up to the least of the last tenth."""
    after = samples[round(len(samples) * WARM_UP) :]
    early, late = after[: max(1, len(after) // 2)], after[-max(1, len(after) // 10) :]
    return min(late) - max(early)
