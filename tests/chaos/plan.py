"""What happens to which request and to which connection: the same for the same seed, whatever runs first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.chaos.faults import FAULTS, LINE_FAULTS, Fault, LineFault

_SOONEST_S, _LATEST_S = 2.5, 6.0


@dataclass
class Plan:
    """The faults of one kiosk.

    Attributes:
        share: Of the requests that meet a fault.
        lines: Of the connections that do.
    """

    seed: int
    share: float
    lines: float
    faults: tuple[Fault, ...] = FAULTS
    _asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lines: int = 0

    def calm(self) -> None:
        """From now on nothing happens any more."""
        self.share = self.lines = 0

    def of(self, method: str, application_id: str) -> Fault | None:
        """What happens to the next request of that kind about the application."""
        self._asked[method, application_id] += 1
        dice = self._dice(method, application_id, self._asked[method, application_id])
        return dice.choice(self.faults) if dice.random() < self.share else None

    def of_line(self, kiosk: str) -> LineFault | None:
        """What happens to the kiosk's next connection."""
        self._lines += 1
        dice = self._dice("connection", kiosk, self._lines)
        return dice.choice(LINE_FAULTS) if dice.random() < self.lines else None

    def delay_s(self, method: str, application_id: str) -> float:
        """How much later the last request about it lands, where it lands late."""
        dice = self._dice("late", method, application_id, self._asked[method, application_id])
        return dice.uniform(_SOONEST_S, _LATEST_S)

    def _dice(self, *about: str | int) -> Random:
        return Random(f"{self.seed} {about}")


def application_ids(seed: int, count: int) -> list[str]:
    """UUIDv7s (RFC 9562) of the seed alone: the plan of faults hangs on them."""
    dice = Random(seed)
    return [_application_id(dice, number) for number in range(count)]


_BEGAN_MS = 1_795_400_000_000
"""November 2026; the n-th application was made n milliseconds later."""


def _application_id(dice: Random, number: int) -> str:
    chance = (0x7 << 76) | (dice.getrandbits(12) << 64) | (0b10 << 62) | dice.getrandbits(62)
    text = f"{((_BEGAN_MS + number) << 80) | chance:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
