"""How wide boxes that stand side by side are: each as wide as what it holds asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.paper.lettering import BETWEEN
from kiosk.paper.marks import MM_PER_POINT

if TYPE_CHECKING:
    from kiosk.paper.form import Cell
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

_WIDE_HEADING = 20.0
"""A column's heading that is wider goes on below itself."""
SLACK = 0.2
"""Millimetres by which a column is wider than what it holds, so that rounding breaks no word."""
_LINE = re.compile("\n|(?=（)")
"""Where an answer may well go on below itself: 昭和23年3月5日（1948年）."""


def wanted(column: Sequence[Cell], ruler: Ruler, style: Style) -> float:
    """Millimetres in which every answer of the column stands on one line, or two, and its heading on few."""
    label, second = column[0].label, column[0].label_second
    language = style.language
    headed = max(ruler.width(label, style.label), ruler.width(second, style.label, language=language))
    if headed > _WIDE_HEADING:
        headed = max(_WIDE_HEADING, headed / 2 + style.label * MM_PER_POINT)
    answers = [ruler.width(line, style.body) for cell in column for line in _LINE.split(cell.text)]
    own = [ruler.width(cell.text_second, style.label, language=language) for cell in column]
    return max(headed, *answers, *own) + SLACK


def least(column: Sequence[Cell], ruler: Ruler, style: Style) -> float:
    """Millimetres below which a word of the second language would be torn."""
    words = [word for cell in column for word in f"{cell.label_second} {cell.text_second}".split()]
    return (
        max((ruler.width(word, style.label, language=style.language) for word in words), default=0.0) + SLACK
    )


def natural(text: str, second: str, size: float, lines: int, ruler: Ruler, style: Style) -> float:
    """Millimetres in which both languages stand on so many lines; from two on the second has its own."""
    own = max(ruler.width(line, size) for line in text.split("\n"))
    if not second:
        return _parted(own, lines, size)
    other = ruler.width(second, style.label, language=style.language)
    if lines == 1:
        return own + BETWEEN + other + SLACK
    return max(_parted(own, lines - 1, size), other + SLACK)


def _parted(width: float, lines: int, size: float) -> float:
    """Each line may have a letter more than the others."""
    return width / lines + (SLACK if lines == 1 else size * MM_PER_POINT)


def shared(room: float, wanted: Sequence[float], least: Sequence[float] = ()) -> tuple[float, ...]:
    """All of `room`: who asks for less than an equal share gets it, and a part of what is left over.

    Nobody gets less than `least`, where there is room for that of all.
    """
    floors = least if least and sum(least) <= room else (0.0,) * len(wanted)
    left, given = room, dict.fromkeys(range(len(wanted)), 0.0)
    open_ = set(given)
    while open_:
        share = left / len(open_)
        settled = {one: floors[one] for one in open_ if floors[one] > share} or {
            one: wanted[one] for one in open_ if wanted[one] <= share
        }
        if not settled:
            break
        given |= settled
        left -= sum(settled.values())
        open_ -= settled.keys()
    hungry = open_ or set(given)
    for one in hungry:
        given[one] += left / len(hungry)
    return tuple(given[one] for one in range(len(wanted)))
