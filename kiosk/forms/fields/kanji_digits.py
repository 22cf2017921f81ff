"""Numbers in kanji, as stones and old registers have them: 二十三, 二三, 一九四八."""

from __future__ import annotations

import re

_DIGITS = {kanji: number for number, kanji in enumerate("〇一二三四五六七八九")} | {"零": 0}
_DIGIT = "〇零一二三四五六七八九"
_RUN = re.compile(rf"[{_DIGIT}十百千]+")
_PLACES = re.compile(rf"(?:([{_DIGIT}])?(千))?(?:([{_DIGIT}])?(百))?(?:([{_DIGIT}])?(十))?([{_DIGIT}])?")
_WORTH = {"千": 1000, "百": 100, "十": 10}


def arabic(text: str) -> str:
    """The text with half-width digits for every number in kanji; what is no number stays (十十)."""
    return _RUN.sub(lambda found: _number(found[0]), text)


def _number(run: str) -> str:
    if not any(kanji in _WORTH for kanji in run):
        return "".join(str(_DIGITS[kanji]) for kanji in run)
    found = _PLACES.fullmatch(run)
    if found is None:
        return run
    *places, ones = found.groups()
    worth = (
        _DIGITS.get(many or "一", 1) * _WORTH[place]
        for many, place in zip(places[::2], places[1::2], strict=True)
        if place
    )
    return str(sum(worth) + _DIGITS.get(ones or "〇", 0))
