"""What a key of a real keyboard does to a text on each board: pure rules, without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from ui.widgets import romaji, typing
from ui.widgets.boards import Board

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_HYPHENS = "-‐‑‒–—―−ー－ｰ"
_PARTING = f"{_HYPHENS}/.,・、。年月日 {typing.SPACE}"
_TO_KATAKANA = 0x60
_SIGNS = "甲乙丙丁戊己庚辛壬癸番地号無外先官国公有之"
_MARKS: dict[str, Callable[[str], str]] = {
    typing.VOICED_MARK: typing.voiced,
    typing.HALF_VOICED_MARK: typing.half_voiced,
}
_MOST = 1000
"""Letters of any text; how many go into this one is the board's to say."""


def put(text: str, letter: str, face: Board) -> str:
    """The text after one letter of a keyboard, unchanged where that letter has no place there.

    `face` is what stands on the keys now: kana, letters (`TEXT`) or block numbers.
    """
    match face:
        case Board.BLOCK:
            return text + _of_block(letter)
        case Board.TEXT:
            return _letter(text, letter.translate(_NARROW))
        case Board.KANA:
            return _kana(text, letter.translate(_NARROW))


def digits(letters: str) -> tuple[int, ...]:
    """The digits among them, full-width ones too."""
    narrow = letters.translate(_NARROW)
    return tuple(int(letter) for letter in narrow if letter.isascii() and letter.isdecimal())


def parts(letters: str) -> bool:
    """Whether they only part digits, as people write dates and numbers: 10/12, 03-1234, 8年11月."""
    return bool(letters) and all(letter in _PARTING for letter in letters.translate(_NARROW))


def _of_block(letter: str) -> str:
    """Digits and hyphens; kana of an old number as katakana, and the kanji that can stand in one."""
    found = digits(letter)
    if found:
        return str(found[0])
    if letter in _HYPHENS:
        return "-"
    kana = typing.keyboard_kana(letter)
    if "ぁ" <= kana <= "ん":
        return kana if kana == "の" else chr(ord(kana) + _TO_KATAKANA)
    return letter if letter in _SIGNS else ""


def _letter(text: str, letter: str) -> str:
    """As typed; a gap is a wide one, as on the board."""
    if letter in (" ", typing.SPACE):
        return typing.space(text, _MOST)
    return text + letter if letter.isprintable() else text


def _kana(text: str, letter: str) -> str:
    """Latin letters spell kana; kana, and what an input method offers (kanji), stand for themselves."""
    if letter.isascii() and (letter.isalpha() or letter in "'-"):
        return romaji.enter(text, letter)
    whole = romaji.settled(text)
    if letter in (" ", typing.SPACE):
        return typing.space(whole, _MOST)
    kana = typing.keyboard_kana(letter)
    if kana in _MARKS:
        return _MARKS[kana](whole)
    known = unicodedata.category(kana) in ("Lo", "Lm") or kana.isdecimal()
    return whole + kana if known else text
