"""How much may lie in the outbox, so that it turns to paper before a disk or a limit does it the hard way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

Room: TypeAlias = Literal["ample", "tight", "none"]
"""`tight`: what can be handed in now is taken, but nothing begins to wait. `none`: nothing is taken."""

_TIGHT = 0.9  # of a limit


@dataclass(frozen=True, slots=True)
class Limits:
    """What the settings allow.

    Attributes:
        most_items, most_bytes: Of everything that is not delivered, what staff must see included.
        longest_wait_days: Once the oldest waits for longer, waiting evidently does not help.
        least_free_bytes: On the disk: what delivering needs in order to write down how far it has come.
    """

    most_items: int = 500
    most_bytes: int = 64_000_000
    longest_wait_days: int = 14
    least_free_bytes: int = 32_000_000


@dataclass(frozen=True, slots=True)
class Load:
    """What lies in the outbox.

    Attributes:
        items, size: How many sealed applications, and their bytes.
        oldest: When the oldest of those that may still be sent was sealed.
        free: Bytes free on the disk; None where that cannot be known.
    """

    items: int
    size: int
    oldest: datetime | None
    free: int | None


def room_for(load: Load, limits: Limits, now: datetime) -> Room:
    """Whether one more may be taken."""
    full = load.items >= limits.most_items or load.size >= limits.most_bytes
    if full or (load.free is not None and load.free < limits.least_free_bytes):
        return "none"
    nearly = load.items >= limits.most_items * _TIGHT or load.size >= limits.most_bytes * _TIGHT
    return "tight" if nearly or _waits_too_long(load, limits, now) else "ample"


def _waits_too_long(load: Load, limits: Limits, now: datetime) -> bool:
    return load.oldest is not None and now - load.oldest > timedelta(days=limits.longest_wait_days)
