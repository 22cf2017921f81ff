"""How a typed text stands in its field: in the largest letters that show all of it, else its end alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

PITCH = 1.12
"""From line to line, in parts of the font size."""
CUT = "…"
"""Stands where the beginning of a text has no room."""

_MOST_LINES = 4
_SLACK_PX = 0.1
_GAPS = "\u3000 "

Lines: TypeAlias = tuple[float, tuple[str, ...]]
"""Font size in pixels, and the lines from above."""


@dataclass(frozen=True, slots=True)
class EntryRoom:
    """What a field has for its letters, in pixels.

    Attributes:
        wide, tall: Inside the rim.
        full: Font size of a text that fits on one line.
        least: The smallest one that may be read from.
        advance: How wide a text is in a font size.
    """

    wide: float
    tall: float
    full: float
    least: float
    advance: Callable[[str, float], float]


def lines_in(room: EntryRoom, text: str) -> Lines:
    """All of the text as large as it goes, in as few lines as that takes; its end where there is too much.

    Nothing is lost by that: voice, screen reader and the page with all answers have the whole text.
    """
    if room.advance(text, room.full) <= room.wide:
        return room.full, (text,)
    best = max((_in_lines(room, text, count) for count in range(1, _MOST_LINES + 1)), key=lambda one: one[0])
    return best if best[0] >= room.least else (room.least, _end(room, text))


def _in_lines(room: EntryRoom, text: str, count: int) -> Lines:
    """The text in so many lines, as large as width and height let it be."""
    parts = _parted(text, count)
    widest = max(room.advance(part, room.full) for part in parts)
    size = min(room.full * room.wide / max(widest, 1.0), _tallest(room, len(parts)), room.full)
    # A font has whole pixels: half a pixel more in each of fifty letters is a letter too much.
    fits = all(room.advance(part, size) < room.wide + _SLACK_PX for part in parts)
    return (size if fits else math.floor(size)), parts


def _tallest(room: EntryRoom, lines: int) -> float:
    """The font size of which so many lines have their height."""
    return room.tall / ((lines - 1) * PITCH + 1.0)


def _parted(text: str, count: int) -> tuple[str, ...]:
    """Lines of about one length; each is cut after a gap near its end, else where it ends."""
    parts, rest = [], text
    for left in range(count, 1, -1):
        end = max(1, (len(rest) + left - 1) // left)
        gaps = [at + 1 for at, letter in enumerate(rest[:-1]) if letter in _GAPS]
        near = [at for at in gaps if abs(at - end) <= max(1, len(text) // (5 * (count - 1)))]
        cut = min(near, key=lambda at: abs(at - end)) if near else end
        parts.append(rest[:cut].rstrip(_GAPS))
        rest = rest[cut:]
    return (*parts, rest)


def _end(room: EntryRoom, text: str) -> tuple[str, ...]:
    """As many of the last letters as have room in the least size, after a sign that more stands before."""
    count = max(n for n in range(1, _MOST_LINES + 1) if n == 1 or _tallest(room, n) >= room.least)
    lines: list[str] = []
    rest = text
    for left in range(count, 0, -1):
        before = CUT if left == 1 else ""
        held = _held(room, rest, before)
        lines.insert(0, before + rest[len(rest) - held :])
        rest = rest[: len(rest) - held]
    return tuple(lines)


def _held(room: EntryRoom, text: str, before: str) -> int:
    """How many of the last letters a line holds behind `before`; one at least."""
    held = 1
    while held < len(text) and room.advance(before + text[-held - 1 :], room.least) <= room.wide:
        held += 1
    return held
