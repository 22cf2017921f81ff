"""Japanese text taken apart into words, and what a dictionary knows of them (the only importer of Sudachi).

SudachiDict is made of UniDic and NEologd (Apache-2.0); the voice reads by it, too.
"""

from __future__ import annotations

from functools import cache

import jaconv
from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

__all__ = ["Morpheme", "is_kana", "is_particle", "read", "readings_of", "words_in"]


def words_in(text: str) -> tuple[Morpheme, ...]:
    """The shortest words of the text, in order, without a gap."""
    return tuple(_tokenizer().tokenize(text))


@cache
def readings_of(written: str) -> frozenset[str]:
    """Every reading of exactly this word, in hiragana; none where it is not known."""
    found = (jaconv.kata2hira(one.reading_form()) for one in _dictionary().lookup(written))
    return frozenset(one for one in found if one and is_kana(one))


def read(words: tuple[Morpheme, ...]) -> str:
    """How they are read where they stand, in hiragana."""
    return jaconv.kata2hira("".join(one.reading_form() for one in words))


def is_particle(word: Morpheme, *written: str) -> bool:
    """Whether the word is one of these particles (助詞), and no part of a longer word."""
    return word.surface() in written and word.part_of_speech()[0] == "助詞"


def is_kana(text: str) -> bool:
    return all("\u3041" <= one <= "\u3096" or "\u30a1" <= one <= "\u30fc" for one in text)


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


@cache
def _tokenizer() -> Tokenizer:
    return _dictionary().tokenizer(mode=SplitMode.A)
