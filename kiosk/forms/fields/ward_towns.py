"""Whether an address in this ward names a town of it: 北区新宿9丁目 is nowhere.

Whoever chooses from the list cannot be wrong; this looks at lines that were typed, and at data that came in.
What is written in kana, or as 西ヶ原 for 西ケ原, is the same town.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.forms.fields import writing
from kiosk.lookups.service import Lookups
from kiosk.lookups.towns import Town

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_GA = str.maketrans("がゖ", "けけ")
"""西ケ原, 西ヶ原, 西が原: forms and cards differ."""
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－", "-"))
_CHOME = re.compile(r"(\d+)丁目")
_THREE = re.compile(r"(\d+)-\d+-\d+")
"""1-15-22: of a town with 丁目 the first is one."""
_FURTHER = re.compile(r"[^\d-]+\d+丁目")


@dataclass(frozen=True, slots=True)
class WrongTown:
    """What is wrong.

    Attributes:
        kind: `town-unknown`, `chome-unknown`, `chome-none`, or a `city_wards.Lack`: a kind of problem.
        town: The town whose 丁目 it is; None where there is no such town.
    """

    kind: str
    town: Town | None = None


def wrong_town(line: str, lookups: Lookups) -> WrongTown | None:
    """What is wrong with the town of an address in the ward; None for one elsewhere, or without a town."""
    rest = _behind_ward(line, lookups)
    if rest is None or not re.match(r"[^\d-]", rest):
        return None
    spelt = [(name, one) for one in lookups.towns for name in (one.name, one.kana)]
    named = [(name, one) for name, one in spelt if _folded(rest).startswith(_folded(name))]
    if not named:
        return WrongTown("town-unknown")
    name, town = max(named, key=lambda found: len(found[0]))
    behind = rest[len(name) :].translate(_HYPHENS)
    return WrongTown("town-unknown") if _FURTHER.match(behind) else _wrong_chome(town, behind)


def _wrong_chome(town: Town, behind: str) -> WrongTown | None:
    named = _CHOME.match(behind)
    if town.chome == 0:
        return None if named is None else WrongTown("chome-none", town)
    counted = named or _THREE.match(behind)
    if counted is None or 1 <= int(counted[1]) <= town.chome:
        return None
    return WrongTown("chome-unknown", town)


def _behind_ward(line: str, lookups: Lookups) -> str | None:
    """What follows prefecture and ward, with half-width digits; None where the address is elsewhere."""
    narrow = "".join(unicodedata.normalize("NFKC", line).split())
    for begins in (lookups.ward, lookups.city):
        if narrow.startswith(begins):
            return writing.with_chome(narrow.removeprefix(begins))
    return None


def _folded(text: str) -> str:
    """Sign by sign, so that it is as long as before."""
    return text.translate(_HIRAGANA).translate(_GA)
