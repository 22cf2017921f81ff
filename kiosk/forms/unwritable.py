"""Characters that no paper or file can hold: controls, halves of pairs, what no font of the paper has.

The one place that says so, for screens, answers files and `kiosk apply`. Every kanji is taken, and a ward's
own letters (外字): where the fonts lack one of somebody's name, staff write it. What a card tells is not
asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from kiosk.forms.answers import Draft

_WHITE_SPACE = frozenset("\t\n\r")
_WITHOUT_LOOK = frozenset({"Cf", "Zs", "Zl", "Zp"})
_OWN = "Co"
"""外字 stand at places for private use."""
_KANJI = (
    (0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
    (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),
)  # fmt: skip
"""With their variation selectors."""
_PRINTED = (
    (0x20, 0x3E1), (0x3F0, 0x3FF), (0x400, 0x52F), (0x900, 0x97F), (0x1100, 0x11FF), (0x1E00, 0x20BF),
    (0x2100, 0x214F), (0x2460, 0x259F), (0x3000, 0x31BB), (0x31C0, 0x332B), (0x332D, 0x33FF),
    (0xAC00, 0xD7A3), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1B001, 0x1B11E),
)  # fmt: skip
"""Blocks of Unicode that the fonts of the paper have whole: Latin, Cyrillic, Devanagari, Hangul, kana, …"""
_SYMBOLS = ("cp932", "euc_jis_2004")
"""Beyond them, the symbols of the Japanese sets (JIS X 0213): ☎, Ⅻ, →; no emoji."""
_NOT_PRINTED = frozenset("⦅⦆")


def parts_of(draft: Draft, part: str = "") -> Iterator[str]:
    """Where in a draft such a character stands (`holder`, `0.name_kana`; "" for the draft itself)."""
    if isinstance(draft, str):
        if any(is_unwritable(letter) for letter in draft):
            yield part
        return
    rows: Iterator[tuple[object, object]] = iter(())
    if isinstance(draft, Mapping):
        rows = iter(draft.items())
    elif isinstance(draft, list):
        rows = iter(enumerate(draft))
    for name, inner in rows:
        yield from parts_of(inner, f"{part}.{name}" if part else str(name))


def is_unwritable(letter: str) -> bool:
    """Whether neither the paper nor a file could hold that character."""
    category = unicodedata.category(letter)
    if category in ("Cc", "Cs"):
        return letter not in _WHITE_SPACE
    if category == _OWN or category in _WITHOUT_LOOK or _is_in(_KANJI, letter):
        return False
    if _is_in(_PRINTED, letter):
        return category == "Cn"
    return letter in _NOT_PRINTED or not any(_has(encoding, letter) for encoding in _SYMBOLS)


def _is_in(blocks: tuple[tuple[int, int], ...], letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in blocks)


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
