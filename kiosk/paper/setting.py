"""Lines of Japanese text: where they break (JIS X 4051, 禁則処理), and how they stand in a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.paper.clusters import clusters
from kiosk.paper.marks import MM_PER_POINT, Text

if TYPE_CHECKING:
    from kiosk.paper.marks import Ruler

NEVER_FIRST = frozenset(
    "、。，．,.」』）】〉》〕］・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々！？%％：；:;)]}〜～।"
)
NEVER_LAST = frozenset("（「『【〈《〔［([{¥￥")
_COUNTED = frozenset("年月日")
"""A number of a date stays with what it counts: 2026年."""
_TERM = re.compile(r"[(（][\u3040-\u30ff\u3400-\u9fff]+[)）]")
_LONELY, _STEPS = 0.34, 12
"""Of the width, what a last line should take at least, and in how many steps that is tried."""
LEADING = 1.5
"""Distance of baselines, in sizes."""
_CAP = 0.80  # from the top of a line's letters to its baseline, in sizes: kanji of BIZ UD Gothic


def wrapped(
    text: str, width: float, size: float, ruler: Ruler, *, bold: bool = False, language: str = ""
) -> tuple[str, ...]:
    """The text in lines at most `width` millimetres wide; only a single letter wider than that overhangs.

    Line feeds stay. At least one line, though it may be empty. In another `language` a Japanese term in
    brackets stays whole, since people must find it on other papers: (印鑑登録証).
    """
    whole = _TERM if language else None

    def measure(piece: str) -> float:
        return ruler.width(piece, size, bold=bold, language=language)

    def lines(part: str) -> list[str]:
        found = _lines(part, width, measure, whole)
        return _evened(part, found, width, measure, whole) if language and len(found) > 1 else found

    return tuple(line for part in text.split("\n") for line in lines(part))


def line_height(size: float) -> float:
    """Millimetres from one baseline to the next."""
    return size * LEADING * MM_PER_POINT


def block_height(lines: int, size: float) -> float:
    """Millimetres from the top of the first line's letters to the bottom of the last one's."""
    return ((lines - 1) * LEADING + 1) * size * MM_PER_POINT


def block(
    lines: tuple[str, ...], x: float, top: float, size: float, *, bold: bool = False, language: str = ""
) -> list[Text]:
    """The lines below each other, the letters of the first beginning at `top`; empty lines leave no mark."""
    first = top + raised(size)
    return [
        Text(x, first + number * line_height(size), line, size, bold, language)
        for number, line in enumerate(lines)
        if line
    ]


def raised(size: float) -> float:
    """Millimetres from the top of a line's letters to its baseline."""
    return size * _CAP * MM_PER_POINT


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between the two (禁則処理)."""
    if before in NEVER_LAST or after in NEVER_FIRST or (before.isdigit() and after in _COUNTED):
        return False
    return not (_is_word(before) and _is_word(after))


def inside(pieces: Sequence[str], whole: re.Pattern[str]) -> frozenset[int]:
    """Places within what should stay whole, counted in pieces: a kanji may have a selector."""
    firsts = "".join(piece[0] for piece in pieces)
    found = whole.finditer(firsts)
    return frozenset(place for one in found for place in range(one.start() + 1, one.end()))


def _lines(
    text: str, width: float, measure: Callable[[str], float], whole: re.Pattern[str] | None
) -> list[str]:
    pieces = clusters(text.strip())
    kept = frozenset() if whole is None else inside(pieces, whole)
    lines: list[str] = []
    start = 0
    while start < len(pieces):
        end = _fitting(pieces, start, width, measure)
        end = _allowed(pieces, start, end, kept)
        lines.append("".join(pieces[start:end]).strip())
        start = end
    return lines or [""]


def _evened(
    text: str,
    lines: list[str],
    width: float,
    measure: Callable[[str], float],
    whole: re.Pattern[str] | None,
) -> list[str]:
    """In as many lines, narrower ones, until the last is no longer left with a word or a letter."""
    widest = _widest(clusters(text), measure)
    for step in range(1, _STEPS):
        closest = width * (1 - step * _LONELY / _STEPS)
        if measure(lines[-1]) >= _LONELY * width or widest > closest:
            break
        closer = _lines(text, closest, measure, whole)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def _widest(pieces: list[str], measure: Callable[[str], float]) -> float:
    """Of what no line may tear."""
    widest = run = 0.0
    for number, piece in enumerate(pieces):
        torn = number > 0 and may_break(pieces[number - 1], piece)
        run = measure(piece) + (0.0 if torn else run)
        widest = max(widest, run)
    return widest


def _fitting(pieces: list[str], start: int, width: float, measure: Callable[[str], float]) -> int:
    """Past the last piece that still fits; always takes one."""
    used = 0.0
    for index in range(start, len(pieces)):
        used += measure(pieces[index])
        if used > width and index > start:
            return index
    return len(pieces)


def _allowed(pieces: list[str], start: int, end: int, kept: frozenset[int]) -> int:
    """The last place at or before `end` where a line may end, better none of `kept`; `end` where none may."""
    if end == len(pieces):
        return end
    allowed = [place for place in range(end, start, -1) if may_break(pieces[place - 1], pieces[place])]
    return next((place for place in allowed if place not in kept), next(iter(allowed), end))


def _is_word(piece: str) -> bool:
    """Words of scripts that part them by spaces stay whole: Latin, Devanagari, and Korean too."""
    if piece.isascii():
        return piece.isalnum() or piece in "-_@/,.'"
    letter = unicodedata.category(piece[0])[0] in "LM" and unicodedata.east_asian_width(piece[0]) not in "WFH"
    return letter or "\uac00" <= piece[0] <= "\ud7a3"
