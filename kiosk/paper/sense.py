"""Lines of Japanese that end where a phrase does: labels, sentences and slips, never names or values.

`setting` tells where a line may end at all (禁則処理); here those places are weighed against each other.
There are as few lines as can be, and one more only where a word would be torn otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from kiosk.paper.clusters import clusters
from kiosk.paper.setting import inside, may_break

if TYPE_CHECKING:
    from kiosk.paper.marks import Ruler

TORN, TURN, LINE = 100.0, 10.0, 60.0
"""What it costs to tear a word, to end a line after a particle, and to have one more line."""
UNEVEN = 10.0
"""What a line costs that is empty, all but the last; in between by the square of what is empty."""
LONELY = 40.0
"""What a last line of at most two letters costs."""
_READING = re.compile(r"[\u4e00-\u9fff々][（(][ぁ-ゖー]+[）)]")
_ENDS = frozenset("・、。　 ")


def wrapped_by_sense(
    text: str, width: float, size: float, ruler: Ruler, *, bold: bool = False
) -> tuple[str, ...]:
    """The text in lines at most `width` millimetres wide, a reading in brackets beside its kanji.

    Only a single letter, or a reading, wider than that overhangs. Line feeds stay.
    """

    def measure(piece: str) -> float:
        return ruler.width(piece, size, bold=bold)

    return tuple(line for part in text.split("\n") for line in _lines(part.strip(), width, measure))


def _lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The cheapest way through the places where a line may end, each with the best way to it."""
    pieces = clusters(text)
    ends = list(accumulate(map(measure, pieces), initial=0.0))
    if ends[-1] <= width:
        return [text]
    prices = _prices(pieces)
    best = [(0.0, 0)]
    for end in range(1, len(ends)):
        best.append(
            min(
                (best[start][0] + _cost(start, end, ends, width) + prices[end], start)
                for start in range(end)
                if start == end - 1 or _fits(pieces, ends, start, end, width)
            )
        )
    return _followed(pieces, best)


def _followed(pieces: list[str], best: list[tuple[float, int]]) -> list[str]:
    lines: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        lines.insert(0, "".join(pieces[start:end]).strip())
        end = start
    return lines


def _fits(pieces: list[str], ends: list[float], start: int, end: int, width: float) -> bool:
    """A space at the end of a line takes no room."""
    over = ends[end - 1] if pieces[end - 1].isspace() else ends[end]
    return over - ends[start] <= width


def _cost(start: int, end: int, ends: list[float], width: float) -> float:
    last = end == len(ends) - 1
    if last:
        return LINE + (LONELY if end - start <= 2 else 0.0)
    return LINE + UNEVEN * max(0.0, 1 - (ends[end] - ends[start]) / width) ** 2


def _prices(pieces: list[str]) -> list[float]:
    """By the number of pieces before it, what it costs to end a line there."""
    readings = inside(pieces, _READING)
    prices = [0.0]
    for place in range(1, len(pieces)):
        before, after = pieces[place - 1], pieces[place]
        if place in readings or not may_break(before, after):
            prices.append(TORN * TORN)
        elif before in _ENDS or (after in "（「" and not _is_date(pieces[:place])):
            prices.append(0.0)
        else:
            prices.append(TURN if after == "（" or _turns(before, after) else TORN)
    return [*prices, 0.0]


def _is_date(pieces: list[str]) -> bool:
    """令和8年11月24日, which （2026年） belongs to."""
    return pieces[-1] == "日" and len(pieces) > 1 and pieces[-2].isdigit()


def _turns(before: str, after: str) -> bool:
    """Where kana end and kanji or another script begin, a phrase mostly ends."""
    return "ぁ" <= before[0] <= "ゖ" and not "ぁ" <= after[0] <= "ゖ"
