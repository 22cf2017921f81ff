"""Sentences cut into phrases, and the sound that is kept of them."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

_AFTER = re.compile(r"(?<=[。、！？!?;；：])\s*|(?<=[.,:])\s+|\s*[\u3000\n]\s*")
_LONG = 24
"""Letters; a longer phrase is cut at the next comma, a shorter one is not."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is made into one piece of sound; `rate` in percent of normal."""

    language: str
    rate: int
    text: str


def cut(text: str) -> tuple[str, ...]:
    """Phrases short enough to start at once, each ending where a speaker would breathe."""
    pieces = [piece.strip() for piece in _AFTER.split(text)]
    phrases: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if phrases and len(phrases[-1]) + len(piece) <= _LONG and len(phrases) > 1:
            phrases[-1] += piece if phrases[-1][-1] > "\u2fff" else f" {piece}"
        else:
            phrases.append(piece)
    return tuple(phrases)


class SoundStore:
    """Sound that was made, by phrase: the kiosk's own words for good, the rest until it is forgotten.

    Args:
        for_good: Bytes; what goes beyond is laid with the rest. Our own words are some 120 MB.
        most: Bytes of the rest; its oldest give way, never the newest.
    """

    def __init__(self, for_good: int = 192_000_000, most: int = 96_000_000) -> None:
        self._most_for_good, self._most = for_good, most
        self._for_good: dict[Phrase, bytes] = {}
        self._rest: OrderedDict[Phrase, bytes] = OrderedDict()
        self._good_bytes = self._rest_bytes = 0

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self._for_good or phrase in self._rest

    def get(self, phrase: Phrase) -> bytes | None:
        """The sound, empty where nothing can be said; None where it was not made."""
        return self._for_good.get(phrase, self._rest.get(phrase))

    @property
    def full(self) -> bool:
        """Whether no more is kept for good."""
        return self._good_bytes >= self._most_for_good

    def keep(self, phrase: Phrase, sound: bytes) -> None:
        """For good, where there is room, else until `forget`: words of the kiosk, never of a person."""
        if self.full:
            self.lay(phrase, sound)
        elif phrase not in self._for_good:
            self._for_good[phrase] = sound
            self._good_bytes += len(sound)

    def lay(self, phrase: Phrase, sound: bytes) -> None:
        """Until `forget`."""
        if phrase in self:
            return
        self._rest[phrase] = sound
        self._rest_bytes += len(sound)
        while self._rest_bytes > self._most and len(self._rest) > 1:
            self._rest_bytes -= len(self._rest.popitem(last=False)[1])

    def forget(self) -> None:
        """Lets go of everything that a visit has brought."""
        self._rest.clear()
        self._rest_bytes = 0
