"""Which words a language's own texts have, so that one that only another language has is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.bootstrap import RESOURCES
from kiosk.words.furigana import plain, reading

_JAPANESE, _EASY = "ja", "ja-easy"
_QUOTED = re.compile(r'"(.*)"')
_BESIDE = re.compile(r"^#\. (ja|en): (.*)$", re.MULTILINE)
"""Texts of the procedures stand in their definitions, and above every translation."""
_PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
_AS_ON_PAPER = re.compile(r"(?<=\S)\s*[(（][^()（）]+[)）]")
"""In brackets behind its translation stands the word that a person will find on Japanese papers."""
_WORD = re.compile(r"[A-Za-zÀ-ỹ]{2,}")
_HAN = re.compile(r"[一-鿿㐀-䶿]{2,}")
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]{2,}")
_IN_WORDS = {"en": _WORD, "vi": _WORD, "ne": _DEVANAGARI}
"""In Korean an ending is written to the number before it; Japanese and Chinese have no spaces."""
_CODE = re.compile(r"\b[A-Z]+-\d+\b")
"""Of a failure, for support: the same in every language."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of one language.

    Attributes:
        words: In Latin letters, in small ones, and in Devanagari.
        text: Everything that is written in Chinese characters, one after the other.
    """

    words: frozenset[str]
    text: str


def without_brackets(words: str) -> str:
    """What stands there without the words of Japanese papers behind their translations."""
    return _AS_ON_PAPER.sub("", words)


def borrowed(language: str, words: str) -> tuple[str, ...]:
    """Words that the texts of another language have, and this one's have not; in a language that is written
    in words (`_IN_WORDS`), every one that its texts have not, be it of a language that the product lacks.

    A wrong word of the right language (やめる on what leads on) is none of these; the name of the key,
    which has to be the screen's own, tells that.
    """
    own = vocabularies().get(language)
    if own is None:
        return ()
    written = _CODE.sub("", without_brackets(words))
    latin = [one for one in _WORD.findall(written) if one.lower() not in own.words]
    han = [one for one in _HAN.findall(written) if one not in own.text]
    whole = _IN_WORDS.get(language)
    unknown = [one for one in whole.findall(written) if one.lower() not in own.words] if whole else []
    return (*unknown, *(one for one in (*latin, *han) if one not in unknown and _in_another(language, one)))


def _in_another(language: str, word: str) -> bool:
    others = (one for name, one in vocabularies().items() if name != language)
    return any(word.lower() in one.words or (_HAN.match(word) and word in one.text) for one in others)


@cache
def vocabularies(root: Path = RESOURCES / "translations") -> Mapping[str, Vocabulary]:
    """Of every language that the product has texts in; read once in a process."""
    texts = {folder.name: tuple(_translations(folder)) for folder in root.iterdir() if folder.is_dir()}
    for language, sources in _sources(root).items():
        texts[language] = (*texts[language], *sources)
    # Whoever reads easy Japanese meets the words of Japanese papers, too.
    texts[_EASY] = (*texts[_EASY], *texts[_JAPANESE])
    return {language: _vocabulary(every) for language, every in texts.items()}


def texts_in(language: str, root: Path = RESOURCES / "translations") -> frozenset[str]:
    """All that is shown in that language, marked as its authors wrote it."""
    texts = (*_translations(root / language), *_sources(root).get(language, ()))
    return frozenset(text.replace("\\n", "\n") for text in texts if text)


def _translations(folder: Path) -> Iterator[str]:
    """A `.po` file's translations; a long one stands in several lines."""
    for file in sorted(folder.glob("*.po")):
        told: list[str] = []
        ours = False
        for line in file.read_text("utf-8").splitlines():
            ours = line.startswith("msgstr") or (ours and line.startswith('"'))
            quoted = _QUOTED.search(line)
            if ours and quoted:
                told.append(quoted[1])
            elif told:
                yield "".join(told)
                told.clear()
        yield "".join(told)


def _sources(root: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {_JAPANESE: set(), "en": set()}
    for file in root.glob("*/*.po"):
        for language, text in _BESIDE.findall(file.read_text("utf-8")):
            found[language].add(text)
    return found


def _vocabulary(texts: Iterable[str]) -> Vocabulary:
    bare = [_PLACES.sub(" ", text).replace("\\n", " ") for text in texts]
    shown = [without_brackets(said(text)) for text in bare for said in (plain, reading)]
    every = "\n".join(shown)
    found = (*_WORD.findall(every), *_DEVANAGARI.findall(every))
    return Vocabulary(frozenset(word.lower() for word in found), every)
