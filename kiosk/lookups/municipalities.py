"""Which line of an address begins with another municipality than the one that is asked about.

By the postal list, which `kiosk procedures check` also asks whether a place exists (`postal`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kiosk.lookups import postal

_PREFECTURE = re.compile("北海道|東京都|京都府|大阪府|[^0-9都道府県市区町村]{2,3}県")
_CITY = re.compile("[^0-9都道府県市区町村]{1,6}[市区]")
"""A city that the list does not have (any more): 浦和市, 大宮市."""
_COUNTY = re.compile("^.+?郡(?=.+[町村]$)")
"""Left out by whoever lives there: 奥多摩町 of 西多摩郡."""
_OF_CITY = re.compile(".+?市(?=.+区$)")
"""札幌市 of 札幌市中央区."""
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_GA = str.maketrans("がゖ", "けけ")
"""六ケ所村, 六ヶ所村."""


def begins_in(line: str, place: str) -> bool:
    """Whether an address names `place` (`東京都北区`) itself, with its prefecture or without."""
    prefecture, city = _split(place)
    return _written(line).startswith((prefecture + city, city))


@lru_cache(maxsize=512)
def begins_elsewhere(line: str, place: str) -> bool:
    """Whether an address begins with another prefecture or municipality than `place`.

    It may leave out its prefecture and county, and be written in kana. A line that begins with a town of
    the place (昭和町, which is a municipality of 山梨県, too) is no other municipality.
    """
    if begins_in(line, place):
        return False
    written = _written(line)
    if _PREFECTURE.match(written) or _CITY.match(written):
        return True
    spelt = _folded(written)
    other = _longest(spelt, _others(place))
    return other > 0 and other > _longest(spelt, _towns(place))


def _split(place: str) -> tuple[str, str]:
    prefecture = _PREFECTURE.match(place)
    return ("", place) if prefecture is None else (prefecture[0], place[prefecture.end() :])


def _written(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", line).split())


def _folded(text: str) -> str:
    return text.translate(_HIRAGANA).translate(_GA)


def _longest(text: str, names: frozenset[str]) -> int:
    """How many signs of the text are a name that it begins with; 0 for none."""
    return next((end for end in range(len(text), 0, -1) if text[:end] in names), 0)


@cache
def _others(place: str) -> frozenset[str]:
    """Every way to write another municipality, and in kana another prefecture."""
    home, _ = _split(place)
    found: set[str] = set()
    for one in postal.municipalities():
        if one.prefecture + one.city == place:
            continue
        found |= {*_shortened(one.city), one.prefecture_kana + one.city_kana}
        found |= {one.city_kana} if one.prefecture == home else {one.city_kana, one.prefecture_kana}
    return frozenset(map(_folded, found))


@cache
def _towns(place: str) -> frozenset[str]:
    return frozenset(map(_folded, postal.towns(*_split(place))))


def _shortened(city: str) -> tuple[str, ...]:
    """As it is, without its county, and the city of a ward."""
    of_city = _OF_CITY.match(city)
    return (city, _COUNTY.sub("", city, count=1), *(() if of_city is None else (of_city[0],)))
