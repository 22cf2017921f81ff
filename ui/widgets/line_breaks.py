"""Which of the places where lines may end they do end at: few lines, equal ones, and a sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Slices: TypeAlias = list[tuple[int, int]]
"""From which phrase to before which one each line goes."""

_SENTENCE_ENDS = frozenset("。！？!?।")
_LEAST_SHARE = 0.3
"""Of the longest line: a shorter one looks forgotten, though it is a sentence."""
_MOST_SENTENCES = 6
"""More are a text to be read in one go; so many splits need no time."""


def ends_sentence(text: str) -> bool:
    """Whether a phrase that ends so ends a sentence, too; 「No. 3」 and 「3.」 go on."""
    bare = text.rstrip().rstrip("」』”’）)")
    last, before = bare[-1:], bare[-3:-1]
    return (
        last in _SENTENCE_ENDS if last != "." else len(before) == 2 and before.isalpha() and before.islower()
    )


def balanced(widths: Sequence[float], ends: Sequence[int], width: float) -> Slices:
    """As few lines as possible; where that costs none they end with sentences, else they are equal.

    Args:
        widths: Pixels of each phrase.
        ends: After how many phrases a sentence ends.
        width: Pixels that a line may have.
    """
    count = len(greedy(widths, width))
    if count <= 1:
        return [(0, len(widths))]
    inner = [at for at in ends if 0 < at < len(widths)]
    known = _by_sentences(widths, inner, width, count) if len(inner) <= _MOST_SENTENCES else None
    return known or _equal(widths, width, count)


def greedy(widths: Sequence[float], most: float) -> Slices:
    """Slices of phrases that fill each line as far as they go; a tiny excess by rounding is allowed."""
    rows: Slices = []
    start, total = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and total + width > most + 0.01:
            rows.append((start, index))
            start, total = index, 0.0
        total += width
    rows.append((start, len(widths)))
    return rows


def _by_sentences(widths: Sequence[float], ends: Sequence[int], width: float, count: int) -> Slices | None:
    """A line ends with a sentence; of such settings the one whose longest line is shortest."""
    found: list[tuple[float, Slices]] = []
    for at in ends:
        head = _equal(widths[:at], width, len(greedy(widths[:at], width)))
        tail = balanced(widths[at:], [end - at for end in ends], width)
        rows = [*head, *((start + at, end + at) for start, end in tail)]
        lengths = [sum(widths[start:end]) for start, end in rows]
        if len(rows) == count and min(lengths) >= _LEAST_SHARE * max(lengths):
            found.append((max(lengths), rows))
    return min(found)[1] if found else None


def _equal(widths: Sequence[float], width: float, count: int) -> Slices:
    low, high = max(widths), width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(greedy(widths, middle)) <= count else (middle, high)
    return greedy(widths, high)
