"""Where lines may break: at the marks of the text, else where budoux (ja, zh) or a space proposes."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import budoux

from ui.widgets.kept_words import kept_together, seams_in
from ui.widgets.marks import BREAK, EASY_JAPANESE, HYPHEN, Run, parse

_NEVER_FIRST = frozenset(
    "、。，．」』）】〉》〕｝!?！？・：；:;,.)]}ーっゃゅょッャュョぁぃぅぇぉァィゥェォ々%％…　 "
)
_NEVER_LAST = frozenset("「『（【〈《〔｛([{¥￥")
_SHORT = 4
"""Letters of a text that is one word: budoux cuts とじる and ふつう, which stand alone on keys."""
_PLACE = re.compile(
    r"^((?:東京都|北海道|京都府|大阪府|[^\s\d、。]{2,3}県))([^\s\d、。]{1,6}?[市区郡町村])([^\s\d、。]{1,5}?区(?=.))?"
)
"""The beginning of an address: budoux knows neither towns nor 丁目."""
_BLOCK = re.compile(r"([一二三四五六七八九十\d０-９]+丁目)|[\d０-９]+番(?!号)")
_KANJI = re.compile("[一-龥々]")
_MAY_END = frozenset("度回字")
"""Kanji that another may follow in the next line (もう一度): between all others a word would be parted."""
_EASY_ENDS = " 　、・"
_BETWEEN_ITEMS = "・"
"""What parts the items of a list (住民票・印鑑・戸籍), which budoux takes for one word."""
_STILL = re.compile(r"(?<=[てで])(?=い(?:な|る|ま|た))")
"""In 引っこしていない a line may end before いない, where the phrase has become long."""
_VIRAMA = 9  # canonical combining class of the sign that binds two consonants (्)
_ZERO_WIDTH_JOINER = "\u200d"
_UNITS = frozenset("年月日時分秒週円人つ回個枚通歳才番号丁階桁文字件か")
"""What counts what the digits before it say: 2026年, 3か月, 4桁."""


_ERA = "(?:明治|大正|昭和|平成|令和)"
_DATE = re.compile(rf"{_ERA}?(?:[\d]+|元)年(?:[\d]+月(?:[\d]+[日号])?)?|[\d]+月[\d]+[日号]|{_ERA}")
"""A day, or as much of it as is told."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Runs that stay on one line; `ends_line` where the text itself begins a new line after it."""

    runs: tuple[Run, ...]
    ends_line: bool = False


def phrases(marked: str, language: str) -> tuple[Phrase, ...]:
    """The text cut at every place where a line may break."""
    made: list[Phrase] = []
    for paragraph in marked.split("\n"):
        made.extend(_paragraph(paragraph, language))
        if made:
            made[-1] = Phrase(made[-1].runs, ends_line=True)
    return tuple(made)


def with_breaks(texts: Iterable[str], language: str) -> str:
    """One text of several, in which lines may end where they may in each of them, and between them."""
    return BREAK.join("\n".join(_broken(line, language) for line in text.split("\n")) for text in texts)


def letters(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase cut between any letters, for one that is wider than the line; readings stay whole."""
    made: list[Phrase] = []
    for run in phrase.runs:
        parts = [run] if run.ruby else [Run(cluster) for cluster in _clusters(run.base)]
        for part in parts:
            if made and not _allowed(made[-1].runs[-1].base[-1:], part.base[:1]):
                made[-1] = Phrase((*made[-1].runs, part))
            else:
                made.append(Phrase((part,)))
    return tuple(made)


def _broken(paragraph: str, language: str) -> str:
    return BREAK.join(
        "".join(f"{{{run.base}|{run.ruby}}}" if run.ruby else run.base for run in phrase.runs)
        for phrase in phrases(paragraph, language)
    )


def _clusters(base: str) -> list[str]:
    """Letters with the signs that stand on them: drawn alone, a sign would get a dotted circle."""
    made: list[str] = []
    for letter in base:
        if made and _clings(made[-1][-1], letter):
            made[-1] += letter
        else:
            made.append(letter)
    return made


def _clings(before: str, letter: str) -> bool:
    bound = unicodedata.combining(before) == _VIRAMA or _ZERO_WIDTH_JOINER in (before, letter)
    return bound or unicodedata.category(letter).startswith("M")


def words_of(phrase: Phrase, language: str) -> tuple[Phrase, ...]:
    """The phrase cut between words, for one that is wider than the line: マイナンバー, カードを."""
    text = "".join(run.base for run in phrase.runs)
    if language.startswith("zh") and _DATE.search(text):
        eras = {era.start() + 1 for era in re.finditer(_ERA, text)}
        return tuple(_cut_at(phrase.runs, _possible(text, _split(text, "zh") - eras)))
    if not language.startswith("ja") or len(text) <= _SHORT:
        return (phrase,)
    breaks = (_split(text, "ja") - kept_together(text)) | seams_in(text)
    breaks |= _after(text, _EASY_ENDS if language == EASY_JAPANESE else _BETWEEN_ITEMS)
    return tuple(_cut_at(phrase.runs, _possible(text, breaks)))


def _paragraph(marked: str, language: str) -> Iterable[Phrase]:
    runs = parse(marked)
    text = "".join(run.base for run in runs)
    breaks = _marked_breaks(text) if BREAK in text else _proposed_breaks(text, language)
    text = text.replace(BREAK, "")
    breaks |= {at + 1 for at, letter in enumerate(text) if letter == HYPHEN}
    bare = tuple(Run(run.base.replace(BREAK, ""), run.ruby) for run in runs)
    return _cut_at(bare, _possible(text, breaks))


def _possible(text: str, breaks: Iterable[int]) -> set[int]:
    return {at for at in breaks if 0 < at < len(text) and _allowed(text[at - 1], text[at])}


def _cut_at(runs: Iterable[Run], breaks: set[int]) -> Iterator[Phrase]:
    """Runs in phrases that end at these places; readings stay whole."""
    phrase: list[Run] = []
    at = 0
    for run in runs:
        for part in (run,) if run.ruby else _parts(run.base, at, breaks):
            if at in breaks and phrase:
                yield Phrase(tuple(phrase))
                phrase = []
            phrase.append(part)
            at += len(part.base)
    if phrase:
        yield Phrase(tuple(phrase))


def _parts(base: str, start: int, breaks: set[int]) -> Iterator[Run]:
    ends = sorted(at - start for at in breaks if start < at < start + len(base))
    for begin, end in itertools.pairwise((0, *ends, len(base))):
        yield Run(base[begin:end])


def _allowed(before: str, after: str) -> bool:
    if before.isdecimal() and (after.isdecimal() or after in _UNITS):
        return False
    return after not in _NEVER_FIRST and before not in _NEVER_LAST


def _marked_breaks(text: str) -> set[int]:
    breaks: set[int] = set()
    at = 0
    for letter in text:
        if letter == BREAK:
            breaks.add(at)
        else:
            at += 1
    return breaks


def _proposed_breaks(text: str, language: str) -> set[int]:
    if not language.startswith(("ja", "zh")):
        return {at + 1 for at, letter in enumerate(text) if letter in " 　·・"}
    if language.startswith("zh"):
        return (_split(text, "zh") - _in_dates(text)) | _after(text, "　")
    if len(text) <= _SHORT:
        return set()
    if language == EASY_JAPANESE and (" " in text or not _KANJI.search(text)):
        # There a space stands between any two phrases, and budoux knows too little of words in kana alone.
        return _after(text, _EASY_ENDS)
    breaks = _split(text, "ja") - kept_together(text) - _between_kanji(text)
    # 「あと 3つ」 stays together.
    return (_of_places(text) or _without_orphan(text, breaks)) | _after(text, "　")


def _after(text: str, signs: str) -> set[int]:
    return {at + 1 for at, letter in enumerate(text) if letter in signs}


def _split(text: str, language: str) -> set[int]:
    """What budoux proposes."""
    return set(itertools.accumulate(map(len, _splitter(language).parse(text))))


def _in_dates(text: str) -> set[int]:
    """Places in a date, which is one word to a reader: budoux parts 2026年|12月|1日, and 令|和."""
    return {at for date in _DATE.finditer(text) for at in range(date.start() + 1, date.end())}


def _between_kanji(text: str) -> set[int]:
    """Compounds are one word to a reader, though budoux may part them anywhere (遺|族)."""
    pairs = enumerate(itertools.pairwise(text), 1)
    return {
        at for at, (one, other) in pairs if one not in _MAY_END and _KANJI.match(one) and _KANJI.match(other)
    }


def _of_places(text: str) -> set[int]:
    """After prefecture and ward, around 丁目, after 番 of an address; nothing where the text is none."""
    place = _PLACE.match(text)
    if place is None:
        return set()
    ends = {place.end(group) for group in range(1, 4) if place.group(group)}
    blocks = list(_BLOCK.finditer(text, place.end()))
    ends |= {found.end() for found in blocks} | {found.start() for found in blocks if found.group(1)}
    return {*ends, *(at + 1 for at, letter in enumerate(text) if letter in " 　"), len(text)}


def _without_orphan(text: str, breaks: set[int]) -> set[int]:
    """One letter alone (方) begins no line; what it joins may end one before いない instead."""
    last = max((at for at in breaks if at < len(text)), default=0)
    if not last or len(text) - last > 1:
        return breaks
    before = max((at for at in breaks if at < last), default=0)
    still = {found.start() for found in _STILL.finditer(text, before, last)}
    return (breaks - {last}) | still


@functools.cache
def _splitter(language: str) -> budoux.Parser:
    # Keeps the trained model, which is the same for everybody; no text is kept.
    if language == "zh":
        return budoux.load_default_simplified_chinese_parser()
    return budoux.load_default_japanese_parser()
