"""Numbers that a language says otherwise than the Japanese: 14 days in one and 40 in the other.

`resources/translations/figures.yaml` says how a language writes small numbers and months in words, and
which texts rightly differ. A year by its era (令和6年) is the same as the year by itself (2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from kiosk.basics.marked import Marked
from kiosk.forms.translating.sources import without_facts
from kiosk.words.furigana import plain

FILE = "figures.yaml"
_NUMBER = re.compile(r"\d+")
_OF_ERA = re.compile(r"(明治|大正|昭和|平成|令和)(\d+|元)年")
_YEAR_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_SAID_FREELY = frozenset({1, 2})
"""One and two are said in many ways (a, both, ふたり): wrong only where another number stands instead."""
_NONE = 0
"""Nothing to pay may be said as 0 yen."""


class Figures(BaseModel):
    """What is known of the languages.

    Attributes:
        words: By language and number, the words that say it.
        own: By language and key, the numbers that this text rightly says besides, or leaves out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Mapping[str, Mapping[int, tuple[str, ...]]] = {}
    own: Mapping[str, Mapping[str, tuple[int, ...]]] = {}


@lru_cache(maxsize=8)
def figures_in(root: Path) -> Figures:
    """The file in that folder of translations; nothing is known without one."""
    path = root / FILE
    if not path.is_file():
        return Figures()
    return Figures.model_validate(yaml.load(path.read_bytes(), yaml.CSafeLoader))


def differing(
    japanese: Marked, text: Marked, known: Figures, language_id: str, key: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the Japanese that the text does not say, and those that it says instead or besides."""
    wanted, said = _numbers(japanese), _numbers(text)
    by_era = _by_era(japanese)
    words = known.words.get(language_id, {})
    gone = {
        one
        for one in wanted - said
        if not by_era.get(one, set()) & said and not _is_said(words.get(one, ()), text)
    }
    own = set(known.own.get(language_id, {}).get(key, ()))
    gone -= own
    strange = said - wanted - {year for years in by_era.values() for year in years} - own
    if gone and strange:
        return tuple(sorted(gone)), tuple(sorted(strange))
    return tuple(sorted(gone - _SAID_FREELY)), tuple(sorted(strange - _SAID_FREELY - {_NONE}))


def _numbers(text: Marked) -> set[int]:
    bare = plain(without_facts(text))
    return {int(one) for one in _NUMBER.findall(re.sub(r"(?<=\d)[,.](?=\d{3})", "", bare))}


def _by_era(japanese: Marked) -> Mapping[int, set[int]]:
    """By the number of a year in its era, the years it can be by itself; the first year is 1."""
    found: dict[int, set[int]] = {}
    for era, year in _OF_ERA.findall(plain(japanese)):
        number = 1 if year == "元" else int(year)
        found.setdefault(number, set()).add(_YEAR_BEFORE[era] + number)
    return found


def _is_said(words: Iterable[str], text: Marked) -> bool:
    """Whole words where a language parts them by spaces; in Devanagari endings are written on."""
    bare = plain(text).casefold()
    return any(
        re.search(rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one), bare) is not None
        for one in (word.casefold() for word in words)
    )
