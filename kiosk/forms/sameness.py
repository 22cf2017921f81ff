"""Whether two answers say the same, however they were written: places, names in kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kiosk.forms.answers import Data
from kiosk.forms.fields.kanji_digits import arabic

_MEMBERS = ("town", "block", "building")
_CAPITAL = re.compile("^東京都(?=[^市]{1,4}区)")
"""Left out by whoever lives there."""
_BETWEEN = re.compile(r"(?<=\d)(?:丁目|番地の?|番|号室|号|の|[\-‐‑–−ー])")
_NO_END = re.compile(r"-(?!\d)")


def same(one: Data, other: Data) -> bool:
    """Whether both are answered, and alike; an address of the card is one line, a typed one has members."""
    if one in (None, "") or other in (None, ""):
        return False
    if _is_place(one) or _is_place(other):
        return _place(one) == _place(other)
    if isinstance(one, str) and isinstance(other, str):
        return _folded(one) == _folded(other)
    return one == other


def _is_place(data: Data) -> bool:
    return isinstance(data, Mapping) and "town" in data


def _place(data: Data) -> str:
    """`北区王子本町1-15-22` of 東京都北区王子本町一丁目15番22号, and of the members that say it."""
    said = [str(data.get(name) or "") for name in _MEMBERS] if isinstance(data, Mapping) else [str(data)]
    return _NO_END.sub("", _CAPITAL.sub("", _BETWEEN.sub("-", arabic(_folded("".join(said))))))


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
