"""Options that name numbers (「10人まで」「10人から20人」) and share one: which of the two is meant?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_END = 10**9
_N = r"(\d+)([^\d〜~～-]{0,3}?)"
_RULES: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(rf"{_N}(?:未満|より少ない|より下|より小さい|より前).*"), -1, 0),
    (re.compile(rf"{_N}(?:より多い|より上|より大きい|をこえる|を超える).*"), 0, 1),
    (re.compile(rf"{_N}(?:まで|以下|以内).*"), 0, 0),
    (re.compile(rf"{_N}(?:以上|から)(?!\d).*"), 0, 0),
)
_UP = frozenset({1, 3})
"""Which of the rules say a least number; the others say a most."""
_BETWEEN = re.compile(rf"{_N}(?:から、?|〜|~|～|-){_N}(?:まで)?")


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends belong to it; `unit` is what is counted."""

    least: int
    most: int
    unit: str


def overlapping(options: tuple[Choice, ...], path: Path) -> Iterator[Finding]:
    """Every two options of one question that hold the same number, where both can stand on one page."""
    ranges = [range_of(plain(option.label)) for option in options]
    for place, option in enumerate(options):
        own = ranges[place]
        if own is not None and own.least > own.most:
            yield Finding((*path, place, "label"), _turned(own))
        for before in range(place):
            one, other, earlier = ranges[place], ranges[before], options[before]
            together = option.when is None or earlier.when is None or option.when == earlier.when
            if one is None or other is None or one.unit != other.unit or not together:
                continue
            shared = _shared(one, other)
            if shared is not None:
                message = told(
                    "{shared}{unit} is in the option {before}, too: which of the two is meant?",
                    shared=shared,
                    unit=one.unit,
                    before=before + 1,
                )
                yield Finding((*path, place, "label"), message)


def _turned(own: Range) -> Told:
    pattern = "the larger number stands first: write 「{least}{unit}から{most}{unit}まで」"
    return told(pattern, least=own.most, most=own.least, unit=own.unit)


def _shared(one: Range, other: Range) -> int | None:
    """A number of both: the least one, or the most where neither has a least."""
    least, most = max(one.least, other.least), min(one.most, other.most)
    if least > most:
        return None
    return most if least == -_END else least


def range_of(label: str) -> Range | None:
    """The numbers that a label names; None where it names none, or says more than that."""
    text = unicodedata.normalize("NFKC", re.sub(r"[\s\u200b,]", "", label))
    between = _BETWEEN.fullmatch(text)
    if between is not None:
        return Range(int(between[1]), int(between[3]), between[4])
    for place, (rule, less, more) in enumerate(_RULES):
        found = rule.fullmatch(text)
        if found is not None:
            number = int(found[1])
            if place in _UP:
                return Range(number + more, _END, found[2])
            return Range(-_END, number + less, found[2])
    return None
