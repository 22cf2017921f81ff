"""Each language has its own letters: words in others' stand on a page because nobody translated them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_HAN = re.compile(r"[一-鿿㐀-䶿]")
_HANGUL = re.compile(r"[가-힣]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_SENTENCE = re.compile(r"\b[A-Za-z]?[a-z]{2,}\W+(?:[a-z]+\W+)*[a-z]{2,}\b")
"""Two words in small letters at the least: names and signs (NGUYEN VAN A, PIN) stand on any page."""
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0323]|[à-ỹ]")
_LONG_SENTENCE = 5
"""Words after which a Vietnamese sentence has had a mark on one of them."""
_AS_ON_PAPER = re.compile(r"(?<=\S)\s*[(（][^()（）]+[)）]")
"""In brackets behind its translation stands the word that a person will find on Japanese papers."""


def in_its_letters(language: str, words: str) -> bool:
    """Whether words can be of this language, as far as letters tell; brackets behind words are skipped."""
    strange = _STRANGE.get(language)
    return strange is None or not strange(_AS_ON_PAPER.sub("", words))


def _latin_alone(own: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda words: bool(_SENTENCE.search(words)) and not own.search(words)


def _east_asian(words: str) -> bool:
    return any(letters.search(words) for letters in (_KANA, _HAN, _HANGUL))


def _not_simplified(words: str) -> bool:
    """GB 2312 holds the simplified letters and no other: 様 and 選 are not in it."""
    try:
        "".join(_HAN.findall(words)).encode("gb2312")
    except UnicodeEncodeError:
        return True
    return bool(_KANA.search(words)) or _latin_alone(_HAN)(words)


def _without_marks(words: str) -> bool:
    long = len(_SENTENCE.findall(words)) > 0 and len(words.split()) >= _LONG_SENTENCE
    return long and not _VIETNAMESE.search(words)


_STRANGE: Mapping[str, Callable[[str], bool]] = {
    "ja": _latin_alone(_KANA),
    "ja-easy": _latin_alone(_KANA),
    "en": _east_asian,
    "zh-Hans": _not_simplified,
    "ko": lambda words: bool(_KANA.search(words) or _HAN.search(words)) or _latin_alone(_HANGUL)(words),
    "vi": lambda words: _east_asian(words) or _without_marks(words),
    "ne": lambda words: _east_asian(words) or _latin_alone(_DEVANAGARI)(words),
}
