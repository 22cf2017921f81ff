"""What a key of the kana board does to the text: pure rules, without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

ROWS = (
    "あかさたなはまやらわ",
    "いきしちにひみ　りを",
    "うくすつぬふむゆるん",
    "えけせてねへめ　れー",
    "おこそとのほもよろ　",
)
"""The board row by row, an ideographic space where there is no key."""

SPACE = "　"
VOICED_MARK, HALF_VOICED_MARK = "\u3099", "\u309a"

_PLAIN = "かきくけこさしすせそたちつてとはひふへほう"
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ"
_HALF = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_LARGE = "あいうえおつやゆよわ"
_SMALL = "ぁぃぅぇぉっゃゅょゎ"
_TO_VOICED = dict(zip(_PLAIN, _VOICED, strict=True))
_TO_SMALL = dict(zip(_LARGE, _SMALL, strict=True))
_BACK = {voiced: plain for plain, voiced in _TO_VOICED.items()}
_BACK |= {half: plain for plain, half in _HALF.items()}
_LARGE_OF = {small: large for large, small in _TO_SMALL.items()}


def put(text: str, letter: str, most: int) -> str:
    """The text with one letter more, or unchanged where it is full."""
    return text + letter if len(text) < most else text


def space(text: str, most: int) -> str:
    """One gap between names; none at the beginning, never two."""
    return put(text, SPACE, most) if text and not text.endswith(SPACE) else text


def voiced(text: str) -> str:
    """てんてん on the last letter: は → ば, ぱ → ば, and once more ば → は."""
    return _changed(text, lambda letter: _toggled(letter, _TO_VOICED))


def half_voiced(text: str) -> str:
    """まる on the last letter: は → ぱ, ば → ぱ, and once more ぱ → は."""
    return _changed(text, lambda letter: _toggled(letter, _HALF))


def small(text: str) -> str:
    """小さい字 on the last letter: つ → っ, and back."""
    return _changed(text, lambda letter: _TO_SMALL.get(letter) or _LARGE_OF.get(letter, letter))


def erase(text: str) -> str:
    return text[:-1]


def keyboard_kana(letter: str) -> str:
    """What a kana key of a real keyboard, or an input method, means on the board: hiragana, or a bare mark.

    Katakana, half-width too, become hiragana; marks stand alone there (゛ U+309B, its half-width and its
    combining form) and are returned as U+3099 and U+309A. Anything else stays.
    """
    whole = unicodedata.normalize("NFKC", letter) if "\uff61" <= letter <= "\uff9f" else letter
    if "\u30a1" <= whole <= "\u30f4":
        return chr(ord(whole) - 0x60)
    return {"\u309b": VOICED_MARK, "\u309c": HALF_VOICED_MARK}.get(whole, whole)


def _toggled(letter: str, marked: dict[str, str]) -> str:
    base = _BACK.get(letter, letter)
    wanted = marked.get(base)
    if wanted is None:
        return letter
    return base if letter == wanted else wanted


def _changed(text: str, change: Callable[[str], str]) -> str:
    return text[:-1] + change(text[-1]) if text else text
