"""What the English texts of a definition ask of whoever reads them: plain words, known abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.basics.telling import Told, told
from kiosk.words.furigana import plain

FILE = "wording-en.yaml"
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """The lists of `wording-en.yaml`."""

    hard: Mapping[str, str]
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


def english_in(root: Path) -> EnglishWords:
    """The lists beside the definitions; empty ones where there is no such file."""
    path = root / FILE
    if not path.is_file():
        return EnglishWords({})
    read = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return EnglishWords(dict(read["hard"]), tuple(read["names"]), tuple(read["abbreviations"]))


def english_findings(said: Mapping[str, str], words: EnglishWords) -> Iterator[tuple[str, Told]]:
    """(key of the text, what is wrong with it); `said` are the English texts by key."""
    everything = "\n".join(plain(text) for text in said.values())
    patterns = [(hard, easy, _pattern(hard)) for hard, easy in words.hard.items()]
    any_of_them = re.compile("|".join(pattern.pattern for _, _, pattern in patterns) or "(?!)", re.IGNORECASE)
    for key, marked in said.items():
        text = plain(marked)
        for name in words.names:
            text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
        for hard, easy, pattern in patterns if any_of_them.search(text) else ():
            if pattern.search(text):
                yield key, told("in English: hard word “{hard}”: say “{easy}”", hard=hard, easy=easy)
        for short in dict.fromkeys(_ABBREVIATION.findall(text)):
            if short not in words.abbreviations and not _explained(short, everything):
                yield (
                    key,
                    told("in English: “{short}” is explained nowhere: say what it stands for", short=short),
                )


def _pattern(hard: str) -> re.Pattern[str]:
    """The word or phrase by itself, with the ends that verbs and plurals take."""
    last = hard[-1]
    if last == "e":
        stem, ends = hard[:-1], "(?:e[sd]?|ing)"
    elif last == "y":
        stem, ends = hard[:-1], "(?:y|ies|ied|ying)"
    else:
        stem, ends = hard, f"(?:e?s|{last}?ed|{last}?ing)?"
    return re.compile(rf"(?<![\w-]){re.escape(stem)}{ends}(?![\w-])", re.IGNORECASE)


def _explained(short: str, everything: str) -> bool:
    return re.search(rf"\b{short} \(|\({short}\)|\b{short} (?:is|means|stands for)\b", everything) is not None
