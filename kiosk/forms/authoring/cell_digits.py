"""How many digits a number has, as staff write it: 「7けた」, 「3-4」, 「8けたまで」."""

from __future__ import annotations

import re
import unicodedata

from kiosk.forms.authoring.number_kinds import DIGIT_UNITS
from kiosk.forms.authoring.written_limits import limits_of_amounts, rest_of
from kiosk.forms.fields.digits import LONGEST
from kiosk.words.furigana import plain

_UNITS = "けた|桁|ケタ|文字|字"
_EXACT = re.compile(rf"(?:数字|番号)?(\d+)(?:{_UNITS}|(?:つ|個|こ)の数字)(?:の(?:数字|番号))?(?:です)?。?")
_BESIDE = re.compile(r"(?<!\d)(\d+)(?:けた|桁|ケタ|(?:つ|個|こ)の数字)(?!まで|以内|以下|以上|から|[~〜-])")
"""「右上の、10けたの数字です。」: what the sentence under the question says of it."""
_GROUPS = re.compile(r"[1-9]\d?(?:-[1-9]\d?)+")
_MOST_CELLS = 12
"""A longer number has no room in cells beside the pad."""


def digits_in(cell: str, beside: str = "") -> tuple[dict[str, object], str]:
    """(keys of the question, what was not understood) of 選択肢; where it is empty, of `beside` it."""
    narrow = "".join(unicodedata.normalize("NFKC", plain(cell)).split())
    if _GROUPS.fullmatch(narrow):
        return {"groups": narrow}, ""
    exact = _EXACT.fullmatch(narrow)
    if exact is not None:
        return _of_length(int(exact[1])), ""
    if narrow:
        return _within(cell)
    said = _BESIDE.search("".join(unicodedata.normalize("NFKC", plain(beside)).split()))
    return ({"most": LONGEST}, "") if said is None else (_of_length(int(said[1])), "")


def _of_length(count: int) -> dict[str, object]:
    return {"groups": str(count)} if 0 < count <= _MOST_CELLS else {"least": count, "most": count}


def _within(cell: str) -> tuple[dict[str, object], str]:
    limits = limits_of_amounts(cell)
    rest = rest_of(cell, limits)
    if rest or limits.keys.get("unit") not in DIGIT_UNITS:
        return {"most": LONGEST}, rest or cell
    found = {key: value for key, value in limits.keys.items() if key in ("least", "most")}
    return {"most": LONGEST, **found}, ""
