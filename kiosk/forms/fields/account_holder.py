"""Whether the holder of an account (名義) can be the person named: banks cut names and drop middle ones.

They also write a long vowel as ー or as its kana (ユーコ, ユウコ), and of some foreign customers the given
name first. A name with other voicing (ヤマザキ, ヤマサキ) may be the same person's or another's: only its
bearer knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, product

import jaconv

from kiosk.forms.fields import writing

MOST = 30
"""Characters of a holder in the files of the banks (全銀協): half-width kana, a voiced one counts two."""
_MOST_MIDDLE = 6
_MOST_LONG = 5
"""Signs ー of one name that are spelt out."""
_VOWELS = {
    "ア": "アカサタナハマヤラワガザダバパァャヮ", "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプゥュッヴ", "エイ": "エケセテネヘメレゲゼデベペェ",
    "オウ": "オコソトノホモヨロヲゴゾドボポォョ",
}  # fmt: skip
"""How a long vowel behind each of these is written in kana: コウ and コオ, ケイ and ケエ."""
_VOICED = re.compile("[\u3099\u309a]")


def may_be(holder: str, own: str) -> bool:
    """Both in katakana. The family name and one given name are needed; others may be left out."""
    held = _spelt_out(holder)
    return any(
        writing.same_name(one, other)
        for shorter in _shorter(own)
        for turned in _turned(shorter)
        for spelt in (turned, *_cut(turned))
        for one, other in product(held, _spelt_out(spelt))
    )


def may_be_voiced(holder: str, own: str) -> bool:
    """Whether it can be that person but for ゛ and ゜: whoever has the bank book is asked which is right."""
    return may_be(_unvoiced(holder), _unvoiced(own))


def _unvoiced(name: str) -> str:
    return unicodedata.normalize("NFC", _VOICED.sub("", unicodedata.normalize("NFD", name)))


def _spelt_out(name: str) -> tuple[str, ...]:
    """With every ー as it is, which counts for nothing, and as the vowel that it stands for."""
    pieces = name.split("ー")
    if not 1 < len(pieces) <= _MOST_LONG + 1:
        return (name,)
    ends = [("", *_vowels(piece[-1:])) for piece in pieces[:-1]]
    return tuple(
        "".join(piece + vowel for piece, vowel in zip(pieces, (*vowels, ""), strict=True))
        for vowels in product(*ends)
    )


def _vowels(kana: str) -> str:
    return next((long for long, signs in _VOWELS.items() if kana and kana in signs), "")


def _turned(name: str) -> Iterator[str]:
    """The name, and with its family name at the other end: banks take スミス ジョン and ジョン スミス."""
    yield name
    parts = [part for part in re.split(r"[\s・]+", name) if part]
    if len(parts) > 1:
        yield "\u3000".join((*parts[1:], parts[0]))
    if len(parts) > 2:
        yield "\u3000".join((parts[-1], *parts[:-1]))


def _shorter(own: str) -> Iterator[str]:
    """The name, and of three parts or more the name without some of the middle ones.

    The family name stands first (スミス ジョン ポール) or last (ジョン ポール スミス); nothing tells which.
    """
    yield own
    parts = [part for part in re.split(r"[\s・]+", own) if part]
    if not 3 <= len(parts) <= 2 + _MOST_MIDDLE:
        return
    for needed in ({0, 1}, {0, len(parts) - 1}):
        others = sorted(set(range(len(parts))) - needed)
        for count in range(len(others)):
            for kept in combinations(others, count):
                yield "\u3000".join(parts[place] for place in sorted({*needed, *kept}))


def _cut(name: str) -> Iterator[str]:
    """As it stands where only so much of it found room: full width or half, with its spaces or without."""
    for spelt in (name, re.sub(r"\s", "", name)):
        if len(spelt) > MOST:
            yield spelt[:MOST]
        narrow = jaconv.z2h(spelt, kana=True)
        if len(narrow) > MOST:
            yield jaconv.h2z(narrow[:MOST], kana=True)
