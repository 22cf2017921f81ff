"""Whether the kana above kanji are how the word is read: compared with what a dictionary knows.

Where it does not know a word, nothing is said; where a ward knows better, `wording.yaml` lists the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import jaconv

from kiosk.basics.marked import Marked
from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.counter_readings import ages_in, wrong_counters
from kiosk.forms.authoring.morphemes import Morpheme, is_kana, read, readings_of, words_in
from kiosk.words.furigana import Run, parse

_KATAKANA = re.compile("[ァ-ヺ]")
_FIGURE = re.compile(r"[0-9０-９]")
_MOST = 400
"""So many ways to join the readings of a word's parts are tried."""
_NAMED = 3
"""So many right readings are named."""
_VOICED: Mapping[str, str] = {
    **dict(
        zip(
            "かきくけこさしすせそたちつてとはひふへほ",
            "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
            strict=True,
        )
    )
}
_HALF_VOICED: Mapping[str, str] = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_SWALLOWED = "くつちき"
"""What becomes っ before another part: がく + こう → がっこう."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that begin and end where marks do; `said` is None where some of its kanji have no reading."""

    written: str
    said: str | None
    words: tuple[Morpheme, ...]


def wrong_readings(text: Marked, known: Mapping[str, str]) -> Iterator[Told]:
    """Each reading in a marked text that no dictionary gives for its word.

    `known` are further readings, by what is written.
    """
    if "{" not in text:
        return
    runs = parse(text.replace("\u200b", "").replace("\u00ad", ""))
    for run in runs:
        if run.ruby is not None and _KATAKANA.search(run.ruby):
            pattern = "the reading above 「{word}」 is in katakana: write 「{kana}」"
            yield told(pattern, word=run.base, kana=jaconv.kata2hira(run.ruby))
    counted = tuple(wrong_counters(runs))
    for word, said, right in counted:
        yield _wrong(word, said, right)
    for piece in _pieces(runs):
        told_of = any(piece.written.endswith(word) for word, _, _ in counted)
        if piece.said is None or told_of or known.get(piece.written) == piece.said:
            continue
        readings = _readings(piece)
        if readings and piece.said not in readings:
            yield _wrong(
                piece.written, piece.said, sorted(readings, key=lambda one: (one != read(piece.words), one))
            )


def _wrong(word: str, said: str, right: Sequence[str]) -> Told:
    usual = "・".join(right[:_NAMED])
    return told("{word!r} is not read {said!r}, but {usual!r}", word=word, said=said, usual=usual)


def _pieces(runs: tuple[Run, ...]) -> Iterator[_Piece]:
    """The words of the text, joined where a mark reaches over several of them."""
    written = "".join(run.base for run in runs)
    starts, at = [], 0
    for run in runs:
        starts.append(at)
        at += len(run.base)
    inside = {
        place
        for run, start in zip(runs, starts, strict=True)
        if run.ruby
        for place in range(start + 1, start + len(run.base))
    }
    gathered: list[Morpheme] = []
    for word in words_in(written):
        gathered.append(word)
        if word.end() not in inside:
            yield _piece(gathered, runs, starts)
            gathered = []


def _piece(words: list[Morpheme], runs: tuple[Run, ...], starts: list[int]) -> _Piece:
    begin, end = words[0].begin(), words[-1].end()
    said: str | None = ""
    marked = False
    for run, start in zip(runs, starts, strict=True):
        left, right = max(begin, start), min(end, start + len(run.base))
        if left >= right or said is None:
            continue
        if run.ruby is not None:
            said += run.ruby
            marked = True
        else:
            part = run.base[left - start : right - start]
            said = said + part if is_kana(part) else None
    surface = "".join(one.surface() for one in words)
    return _Piece(surface, jaconv.kata2hira(said) if said is not None and marked else None, tuple(words))


def _readings(piece: _Piece) -> frozenset[str]:
    """All that the word, or its parts one after the other, can be read; empty where one is unknown.

    What has a figure is left to `counter_readings`: a dictionary reads 20 as two and nothing.
    """
    whole = readings_of(piece.written).union(ages_in(piece.written))
    if _FIGURE.search(piece.written):
        return whole
    if whole:
        return whole | {read(piece.words)}
    parts = [readings_of(one.surface()) | {read((one,))} for one in piece.words]
    if any(not part or any(not is_kana(one) for one in part) for part in parts):
        return frozenset()
    return frozenset("".join(one) for one in _limited(parts))


def _limited(parts: list[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    sounded = [part if place == 0 else _changed(part) for place, part in enumerate(parts)]
    ended = [part | _ends(part) if place < len(parts) - 1 else part for place, part in enumerate(sounded)]
    for number, one in enumerate(product(*ended)):
        if number >= _MOST:
            return
        yield one


def _changed(readings: frozenset[str]) -> frozenset[str]:
    """With the first sound as it is behind another part (連濁)."""
    found = set(readings)
    for one in readings:
        for sounds in (_VOICED, _HALF_VOICED):
            if one[:1] in sounds:
                found.add(sounds[one[0]] + one[1:])
    return frozenset(found)


def _ends(readings: frozenset[str]) -> frozenset[str]:
    """With the last sound swallowed (促音便)."""
    return frozenset(one[:-1] + "っ" for one in readings if len(one) > 1 and one[-1] in _SWALLOWED)
