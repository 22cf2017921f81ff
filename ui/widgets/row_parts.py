"""An answer that is longer than a page, in parts that each have room on one: no word of it is lost."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Callable, Iterator

from ui.widgets.check_row_view import CheckRowView

_ENDS = ("[。；;\n]+", "[、，,・）)\u200b ]+", "")
"""Where it may be parted: after a sentence, else after part of one, else between any letters."""
_READING = re.compile(r"\{[^{}]*\}")


def parted(row: CheckRowView, fits: Callable[[CheckRowView], bool]) -> Iterator[CheckRowView]:
    """The row itself where it has room; else rows of the same name, each with as much as has room.

    Args:
        row: Where not even one letter has room, it comes as it is.
        fits: Whether such a row has room on a page of its own.
    """
    rest = row.value
    while rest and not fits(dataclasses.replace(row, value=rest)):
        at = _longest(rest, lambda part: fits(dataclasses.replace(row, value=part)))
        if at is None:
            break
        yield dataclasses.replace(row, value=rest[:at].rstrip())
        rest = rest[at:].lstrip()
    if rest or not row.value:
        yield dataclasses.replace(row, value=rest)


def _longest(value: str, fits: Callable[[str], bool]) -> int | None:
    """Where the longest beginning ends that has room; the best kind of place that there is."""
    if not fits(value[:1]) and not value.startswith("{"):
        return None
    for kind in _ENDS:
        places = _places(value, kind)
        count = bisect.bisect_left(places, 1, key=lambda at: int(not fits(value[:at])))
        if count:
            return places[count - 1]
    return None


def _places(value: str, kind: str) -> list[int]:
    """Never within a reading and what it is read over."""
    closed = [found.span() for found in _READING.finditer(value)]
    ends = [found.end() for found in re.finditer(kind, value)] if kind else range(1, len(value))
    return [at for at in ends if 0 < at < len(value) and not any(start < at < end for start, end in closed)]
