"""Makes the list that `characters` reads: by which word each character of a name is known to the ear.

The usual ones are described by hand (`characters-own.tsv`), the rest by the most usual word of two kanji in
IPADIC whose other kanji everybody learns at school: 「えだはの えだ」. `make names`.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.lookups.compiling import COST, READING, TO_HIRAGANA

_FILES = ("Noun.csv", "Noun.verbal.csv", "Noun.adjv.csv")
_NAMES = "Noun.name.csv"
_NEVER_FIRST = "ぁぃぅぇぉゃゅょっんー"
_ROUNDS = 6
"""Of guessing how a reading is parted; after these nothing changes any more."""
_RARE = 0.08
"""Part of a character's words in which it is read so, below which that was guessed wrong or helps nobody."""
_UNKNOWN_BESIDE, _HEARD_OTHERWISE, _MOST = 6000, 4000, 14000
"""Added to the cost of a word for an unusual kanji beside, and for a more usual word that sounds the same."""


@dataclass(frozen=True, slots=True)
class Word:
    """Two kanji, with the reading of the whole and the cost: the lower, the more usual."""

    written: str
    reading: str
    cost: int


def main(arguments: list[str]) -> None:
    """`python -m kiosk.lookups.describing DICTIONARY-DIRECTORY NAMES OWN SCHOOL FILE`."""
    source, names, own, school, target = (Path(one) for one in arguments)
    wanted = Counter(sign for sign in names.read_text(encoding="utf-8") if is_kanji(sign))
    known = dict(line.split("\t") for line in own.read_text(encoding="utf-8").splitlines())
    words = list(_words(row for file in _FILES for row in _rows(source / file)))
    found = described(wanted, known, words, set(yaml.safe_load(school.read_bytes())["kanji"]))
    found = {**_by_name(wanted, _rows(source / _NAMES)), **found}
    lines = (f"{sign}\t{phrase}\n" for sign, phrase in sorted(found.items()))
    target.write_text("".join(lines), encoding="utf-8")


def described(
    wanted: Iterable[str], known: Mapping[str, str], words: Iterable[Word], school: set[str]
) -> dict[str, str]:
    """A phrase for each of them, no two the same."""
    found, taken = dict(known), set(known.values())
    choices = _choices(list(words), school)
    for sign in wanted:
        fresh = (phrase for _, phrase in sorted(choices.get(sign, ())) if phrase not in taken)
        phrase = next(fresh, None)
        if sign not in found and phrase is not None:
            found[sign] = phrase
            taken.add(phrase)
    return found


def is_kanji(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"


def _rows(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="euc-jp", newline="") as lines:
        yield from csv.reader(lines)


def _words(rows: Iterable[list[str]]) -> Iterator[Word]:
    for row in rows:
        written, reading = row[0], row[READING].translate(TO_HIRAGANA)
        if len(written) == 2 and all(map(is_kanji, written)) and written[0] != written[1]:
            yield Word(written, reading, int(row[COST]))


def _choices(words: list[Word], school: set[str]) -> dict[str, list[tuple[int, str]]]:
    """Cost and phrase of each word of each character."""
    counts = _counted(words)
    whole: dict[str, float] = defaultdict(float)
    for (sign, _), count in counts.items():
        whole[sign] += count
    cheapest = _sounding(words)
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in words:
        parts = _parted(word, counts)
        if parts is None or parts[0] == parts[1]:
            continue
        for sign, beside, part in zip(word.written, reversed(word.written), parts, strict=True):
            cost = word.cost + (0 if beside in school else _UNKNOWN_BESIDE)
            cost += 0 if cheapest[word.reading] == word.written else _HEARD_OTHERWISE
            usual = counts[sign, part] >= _RARE * whole[sign]
            if usual and cost < _MOST:
                found[sign].append((cost, f"{word.reading}の {part}"))
    return found


def _sounding(words: Iterable[Word]) -> dict[str, str]:
    """The most usual word of each reading."""
    return {word.reading: word.written for word in sorted(words, key=lambda one: -one.cost)}


def _counted(words: list[Word]) -> dict[tuple[str, str], float]:
    """How often each character has each reading: guessed from all words, then better from those guesses."""
    counts: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(_ROUNDS):
        fresh: dict[tuple[str, str], float] = defaultdict(float)
        for word in words:
            weights = {parts: _weight(word, parts, counts) for parts in _partings(word.reading)}
            total = sum(weights.values())
            for parts, weight in weights.items():
                for one in zip(word.written, parts, strict=True):
                    fresh[one] += weight / total if total else 0.0
        counts = fresh
    return counts


def _parted(word: Word, counts: Mapping[tuple[str, str], float]) -> tuple[str, str] | None:
    partings = list(_partings(word.reading))
    return max(partings, key=lambda parts: _weight(word, parts, counts)) if partings else None


def _partings(reading: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(reading)):
        if reading[at] not in _NEVER_FIRST:
            yield reading[:at], reading[at:]


def _weight(word: Word, parts: tuple[str, str], counts: Mapping[tuple[str, str], float]) -> float:
    first, last = zip(word.written, parts, strict=True)
    return counts[first] * counts[last]


def _by_name(wanted: Iterable[str], rows: Iterable[list[str]]) -> dict[str, str]:
    """What is a name by itself, for characters of no usual word: 「はじめと よむ かんじ」."""
    readings: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row[0] in wanted:
            named = int(row[COST]), row[READING].translate(TO_HIRAGANA)
            readings[row[0]] = min(named, readings.get(row[0], named))
    taken = Counter(reading for _, reading in readings.values())
    return {
        sign: f"{reading}と よむ かんじ" for sign, (_, reading) in readings.items() if taken[reading] == 1
    }


if __name__ == "__main__":
    main(sys.argv[1:])
