"""Spoils good data: flipped bits, wrong lengths, pieces left out, doubled or taken from elsewhere. Seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

# fmt: off
NASTY_LENGTHS = tuple(bytes.fromhex(digits) for digits in (
    "00", "01", "7F", "80", "8100", "817F", "8180", "81FF", "820000", "820100", "820101", "82FFFF",
    "83000001", "83FFFFFF", "84FFFFFFFF", "8501020304", "FF",
))
NASTY_TAGS = tuple(bytes.fromhex(digits) for digits in (
    "00", "1F", "30", "7F", "9F", "FF", "DF", "FF20", "DF21", "DF22", "7F21", "FFFF", "DF80",
))
# fmt: on


class Mutator:
    """Endless spoiled versions of some good inputs; the same ones for the same seed."""

    def __init__(self, seed: int, good: Sequence[bytes]) -> None:
        self._chance = random.Random(seed)
        self._good = good
        self._ways: tuple[Callable[[bytearray], None], ...] = (
            self._flip,
            self._set,
            self._cut,
            self._leave_out,
            self._double,
            self._insert,
            self._length,
            self._tag,
            self._splice,
        )

    def next(self) -> bytes:
        """One more, spoiled in one to four ways."""
        data = bytearray(self._chance.choice(self._good))
        for _ in range(self._chance.choice((1, 1, 1, 2, 3, 4))):
            self._chance.choice(self._ways)(data)
        if self._chance.random() < 0.5:
            _mend_length(data)
        return bytes(data)

    def _place(self, data: bytearray) -> int:
        """Anywhere, but half of the time near the start, where the headers are."""
        if not data:
            return 0
        return self._chance.randrange(min(len(data), 40) if self._chance.random() < 0.5 else len(data))

    def _flip(self, data: bytearray) -> None:
        if data:
            data[self._place(data)] ^= 1 << self._chance.randrange(8)

    def _set(self, data: bytearray) -> None:
        if data:
            data[self._place(data)] = self._chance.choice(
                (0x00, 0x7F, 0x80, 0xFF, self._chance.randrange(256))
            )

    def _cut(self, data: bytearray) -> None:
        del data[self._place(data) :]

    def _leave_out(self, data: bytearray) -> None:
        start = self._place(data)
        del data[start : start + self._chance.randint(1, 32)]

    def _double(self, data: bytearray) -> None:
        start = self._place(data)
        data[start:start] = data[start : start + self._chance.randint(1, 64)]

    def _insert(self, data: bytearray) -> None:
        place = self._place(data)
        data[place:place] = self._chance.randbytes(self._chance.choice((1, 2, 16, 300)))

    def _length(self, data: bytearray) -> None:
        place = self._place(data)
        data[place : place + self._chance.randint(0, 3)] = self._chance.choice(NASTY_LENGTHS)

    def _tag(self, data: bytearray) -> None:
        place = self._place(data)
        tag = self._chance.choice(NASTY_TAGS)
        data[place : place + len(tag)] = tag

    def _splice(self, data: bytearray) -> None:
        other = self._chance.choice(self._good)
        start = self._chance.randrange(len(other) + 1)
        place = self._place(data)
        data[place:] = other[start:]


def _mend_length(data: bytearray) -> None:
    """Lets the outer object fill the data again, so that what is spoiled inside it gets looked at."""
    size = 1 if data[:1] == b"\x30" else 2
    del data[len(data.rstrip(b"\xff")) :]
    if len(data) > size + 3:
        header = {0x81: 2, 0x82: 3}.get(data[size], 1)
        body = len(data) - size - header
        data[size : size + header] = b"\x82" + max(0, body).to_bytes(2, "big")
