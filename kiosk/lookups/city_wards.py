"""What an address lacks where that can be known: the 区 of a city that has some, the town behind a 区.

政令指定都市 have wards, and every address there says its own (地方自治法252条の20). Behind it stands a town.
In other cities a 番地 may follow at once (龍ケ崎市3710番地), so of them nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import takewhile
from typing import Literal, TypeAlias

from kiosk.lookups import postal

Lack: TypeAlias = Literal["ward-missing", "town-missing"]
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_OF_CITY = re.compile("(.+?市)(.+区)")
_ANY_WARD = re.compile("[^0-9-]{1,8}[区く]")
"""A ward that the list does not have (any more): 浜松市中区."""
_NUMBER = re.compile(r"\d+(?:$|[-‐‑–—―−ー]|番地|番(?!町)|号|の\d)")
"""A 番地; 3条, 1番町 and 2丁目 are towns."""


def lacking(line: str) -> Lack | None:
    """What an address of Japan lacks between its city and its number; None where nothing is known to."""
    spelt = _folded("".join(unicodedata.normalize("NFKC", line).split()))
    in_ward = _behind(spelt, _wards())
    if in_ward is not None:
        return "town-missing" if not in_ward or _NUMBER.match(in_ward) else None
    in_city = _behind(spelt, _cities())
    return None if in_city is None or _ANY_WARD.match(in_city) else "ward-missing"


def _behind(text: str, names: frozenset[str]) -> str | None:
    """What follows the longest of the names that a text begins with."""
    return next((text[end:] for end in range(len(text), 0, -1) if text[:end] in names), None)


@cache
def _wards() -> frozenset[str]:
    """Every ward, with its prefecture or without, in kana or as it is written."""
    wards = [one for one in postal.municipalities() if one.city.endswith("区")]
    written = {name for one in wards for name in (one.city, one.prefecture + one.city)}
    spoken = {name for one in wards for name in (one.city_kana, one.prefecture_kana + one.city_kana)}
    return frozenset(map(_folded, written | spoken))


@cache
def _cities() -> frozenset[str]:
    """Every city that has wards, in the same ways."""
    kana: dict[tuple[str, str, str], list[str]] = {}
    for one in postal.municipalities():
        parts = _OF_CITY.fullmatch(one.city)
        if parts is not None:
            kana.setdefault((one.prefecture, one.prefecture_kana, parts[1]), []).append(one.city_kana)
    found: set[str] = set()
    for (prefecture, prefecture_kana, city), wards in kana.items():
        city_kana = _shared(wards)
        found |= {city, prefecture + city, city_kana, prefecture_kana + city_kana}
    return frozenset(map(_folded, found))


def _shared(wards: list[str]) -> str:
    """The city that wards in katakana begin with: オオサカシ of オオサカシキタク and the others."""
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*wards, strict=False))
    begin = "".join(signs[0] for signs in same)
    return begin[: begin.rindex("シ") + 1]


def _folded(text: str) -> str:
    return text.translate(_HIRAGANA)
