"""Each language has its own letters: words in others' stand on a page because nobody translated them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ui.gallery.vocabulary import without_brackets

_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_HAN = re.compile(r"[一-鿿㐀-䶿]")
_HANGUL = re.compile(r"[가-힣]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_SENTENCE = re.compile(r"\b[A-Za-z]?[a-z]{2,}\W+(?:[a-z]+\W+)*[a-z]{2,}\b")
"""Two words in small letters at the least: names and signs (NGUYEN VAN A, PIN) stand on any page."""
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that no other of the languages has; those below are in French, too, and in names."""
_MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00fd\u0300-\u0323\u1ea0-\u1ef9]")
_LONG_SENTENCE = 5
"""Words after which a Vietnamese sentence has had a mark on one of them."""
Judgement = Callable[[str], bool]


def in_its_letters(language: str, words: str) -> bool:
    """Whether words can be of this language, as far as letters tell; brackets behind words are skipped."""
    strange = _STRANGE.get(language, ())
    written = without_brackets(words)
    return not any(one(written) for one in strange)


def _has(*letters: re.Pattern[str]) -> Judgement:
    return lambda words: any(one.search(words) for one in letters)


def _latin_alone(own: re.Pattern[str]) -> Judgement:
    return lambda words: bool(_SENTENCE.search(words)) and not own.search(words)


def _not_in(encoding: str) -> Judgement:
    """The characters of a country stand in its own table: 様 and 選 are not in GB 2312, 这 in none of JIS."""

    def strange(words: str) -> bool:
        try:
            "".join(_HAN.findall(words)).encode(encoding)
        except UnicodeEncodeError:
            return True
        return False

    return strange


def _without_marks(words: str) -> bool:
    long = len(_SENTENCE.findall(words)) > 0 and len(words.split()) >= _LONG_SENTENCE
    return long and not _MARKED.search(words)


_JAPANESE = (_has(_HANGUL, _DEVANAGARI, _VIETNAMESE), _not_in("euc_jis_2004"), _latin_alone(_KANA))
_STRANGE: Mapping[str, tuple[Judgement, ...]] = {
    "ja": _JAPANESE,
    "ja-easy": _JAPANESE,
    "en": (_has(_KANA, _HAN, _HANGUL, _DEVANAGARI, _VIETNAMESE),),
    "zh-Hans": (_has(_KANA, _HANGUL, _DEVANAGARI, _VIETNAMESE), _not_in("gb2312"), _latin_alone(_HAN)),
    "ko": (_has(_KANA, _HAN, _DEVANAGARI, _VIETNAMESE), _latin_alone(_HANGUL)),
    "vi": (_has(_KANA, _HAN, _HANGUL, _DEVANAGARI), _without_marks),
    "ne": (_has(_KANA, _HAN, _HANGUL, _VIETNAMESE), _latin_alone(_DEVANAGARI)),
}
