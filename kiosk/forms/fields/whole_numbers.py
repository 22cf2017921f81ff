"""Whole numbers as people write them: 1,200, ２千円, 一万五千, 3千500; what could be two numbers is none.

Commas part thousands and nothing else: 3-4, 1.5, 1.0, 1,5, 3 4 and 二三 are not surely one whole number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import jaconv

from kiosk.forms.fields.writing import hyphened

_KANJI = str.maketrans("〇零一二三四五六七八九壱弐参拾阡萬", "00123456789123十千万")
_DOUBTFUL = re.compile(
    "[〇零一二三四五六七八九]{2,}[十百千]"
    "|(?<![〇零一-九])(?:一二|二三|三四|四五|五六|六七|七八|八九)(?![〇零一-九])"
)
"""「二三人」 is two or three people, 「二三千」 two or three thousand."""
_MINUS = re.compile(r"[\s¥]*(?:[-▲△]|マイナス)\s*")
_BEHIND = re.compile(r"^(¥[^-]*|[^-]*円)-+$")
"""¥500-: a stroke, so that nobody writes a digit more."""
_THOUSANDS = re.compile(r"(?<![0-9,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
"""A space beside one number alone: between two digits it may part two numbers."""
_WORTH = {"億": 100_000_000, "万": 10_000, "千": 1000, "百": 100, "十": 10}
_OWN_NUMBER = ("億", "万")
"""Nobody says 万 for one of them; before these 5千 may stand (5千万)."""
_TENTHS = re.compile(r"(?<![0-9.])([0-9]+)\.([0-9])(?=([万億]))[万億]")
_TENTH_OF = {"万": "千", "億": "千万"}


def whole_number(text: str, units: Iterable[str] = ()) -> int | None:
    """An amount or a count, with or without its unit; None where it is not surely one whole number.

    A minus in front counts; one behind an amount (¥500-) is none.
    """
    bare = jaconv.z2h(text, kana=False, ascii=True, digit=True).replace("￥", "¥").replace("\\", "¥").strip()
    bare = _BEHIND.sub(r"\1", bare)
    for unit in units:  # before ー becomes a hyphen: it stands in units, too
        bare = bare.removesuffix(unit).rstrip()
    narrow = hyphened(bare)
    minus = _MINUS.match(narrow)
    number = _unsigned(narrow[minus.end() :] if minus else narrow)
    return -number if minus and number is not None else number


def _unsigned(narrow: str) -> int | None:
    plain = narrow.lstrip("¥").strip()
    if _DOUBTFUL.search(plain):
        return None
    digits = _SPACE.sub("", plain).translate(_KANJI)
    digits = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), digits)
    return _by_places(_TENTHS.sub(_without_tenths, digits))


def _without_tenths(found: re.Match[str]) -> str:
    """12千 for 1.2万: the only fraction that is a whole number of yen."""
    return f"{int(found[1]) * 10 + int(found[2])}{_TENTH_OF[found[3]]}"


def _by_places(plain: str) -> int | None:
    """2千, 3千500, 1万5千, 500; None where what stands behind a step is worth as much as the step."""
    for step, worth in _WORTH.items():
        before, found, after = plain.partition(step)
        if found:
            many = _how_many(before, step)
            rest = 0 if not after else _by_places(after)
            if not many or rest is None or rest >= worth or after.startswith("0"):
                return None
            return many * worth + rest
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _how_many(before: str, step: str) -> int | None:
    """1 where nothing stands before 千, 百 or 十."""
    if step in _OWN_NUMBER:
        return _by_places(before)
    return 1 if not before else int(before) if before.isascii() and before.isdigit() else None
