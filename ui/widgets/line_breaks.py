"""Which of the places where lines may end they do end at: few lines, equal ones, and a sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Slices: TypeAlias = list[tuple[int, int]]
"""From which phrase to before which one each line goes."""

_SENTENCE_ENDS = frozenset("。！？!?।")
_CLAUSE_ENDS = frozenset("、，,;；")
_SENTENCE_SHARE, _CLAUSE_SHARE = 0.3, 0.5
"""Of the longest line: a shorter one looks forgotten, though it is a sentence, or a part of one."""
_MOST_ENDS = 6
"""More are a text to be read in one go; so many splits need no time."""


def ends_sentence(text: str) -> bool:
    """Whether a phrase that ends so ends a sentence, too; 「No. 3」 and 「3.」 go on."""
    bare = text.rstrip().rstrip("」』”’）)")
    last, before = bare[-1:], bare[-3:-1]
    return (
        last in _SENTENCE_ENDS if last != "." else len(before) == 2 and before.isalpha() and before.islower()
    )


def ends_clause(text: str) -> bool:
    """Whether a phrase ends with a comma."""
    return text.rstrip()[-1:] in _CLAUSE_ENDS


def lines_of(texts: Sequence[str], widths: Sequence[float], width: float, raised: Sequence[bool]) -> Slices:
    """As few lines as possible; where that costs none they end with sentences or clauses, else all are equal.

    Nor may it cost height: a line with readings needs more than one without.

    Args:
        texts: What each phrase says.
        widths: Its pixels.
        width: Pixels that a line may have.
        raised: Whether it has readings over it.
    """
    count = len(greedy(widths, width))
    if count <= 1:
        return [(0, len(widths))]
    sentences = [at for at, text in enumerate(texts, 1) if ends_sentence(text)]
    clauses = [at for at, text in enumerate(texts, 1) if ends_sentence(text) or ends_clause(text)]
    equal = _equal(widths, width, count)
    for ends, share in ((sentences, _SENTENCE_SHARE), (clauses, _CLAUSE_SHARE)):
        rows = _parted(widths, ends, width, share)
        if rows is not None and _raised(rows, raised) <= _raised(equal, raised):
            return rows
    return equal


def _raised(rows: Slices, raised: Sequence[bool]) -> int:
    """Lines with readings."""
    return sum(any(raised[start:end]) for start, end in rows)


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


def _parted(widths: Sequence[float], ends: Sequence[int], width: float, share: float) -> Slices | None:
    """A line ends at one of these places; of such settings the one whose longest line is shortest."""
    count, inner = len(greedy(widths, width)), [at for at in ends if 0 < at < len(widths)]
    found: list[tuple[float, Slices]] = []
    for at in inner if count > 1 and len(inner) <= _MOST_ENDS else ():
        head = _equal(widths[:at], width, len(greedy(widths[:at], width)))
        rest, later = widths[at:], [end - at for end in ends]
        tail = _parted(rest, later, width, share) or _equal(rest, width, len(greedy(rest, width)))
        rows = [*head, *((start + at, end + at) for start, end in tail)]
        lengths = [sum(widths[start:end]) for start, end in rows]
        if len(rows) == count and min(lengths) >= share * max(lengths):
            found.append((max(lengths), rows))
    return min(found)[1] if found else None


def _equal(widths: Sequence[float], width: float, count: int) -> Slices:
    low, high = max(widths), width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(greedy(widths, middle)) <= count else (middle, high)
    return greedy(widths, high)
