"""What is missing or wrong in one language, by file and line; and what only wants a second look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.forms.fields.person_said import VALUE
from kiosk.forms.translating.failures import Said, said_in
from kiosk.forms.translating.glossary import Glossary, avoided, glossary, is_said, shared_terms, terms_in
from kiosk.forms.translating.letters import FontNotThere, letters_without_font, width
from kiosk.forms.translating.numbers_said import Figures, differing, figures_in
from kiosk.forms.translating.quotations import Names
from kiosk.forms.translating.sources import Wanted, facts_in, own_facts, without_facts
from kiosk.words.catalogue import EASY
from kiosk.words.entries import Entry, entries_of, is_stale
from kiosk.words.furigana import faults, plain, unread
from kiosk.words.languages import Language

Rule: TypeAlias = Literal[
    "missing", "obsolete", "file", "twice", "empty", "fuzzy", "source", "stale", "facts", "japanese",
    "readings", "review", "font", "glossary", "quotation", "term", "figures", "long",
]  # fmt: skip
NOTES: frozenset[Rule] = frozenset({"term", "long"})
"""Rules that ask for a second look and do not fail."""
JAPANESE = ("ja", EASY)
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_IN_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|「[^「」]*」")
_REVIEW = re.compile(r"no|\d{4}-\d\d-\d\d \S.*")
_MUCH_WIDER = 1.3
_SHORT = 12.0
"""Ems: up to this a text is a button or a label, which has to fit where English and Japanese fit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one text of a language; `line` is 0 where the text is not there at all."""

    file: str
    line: int
    key: str
    rule: Rule
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"

    @property
    def is_note(self) -> bool:
        return self.rule in NOTES


def check(root: Path, language_id: str, language: Language, asked: Iterable[Wanted]) -> tuple[Finding, ...]:
    """Everything about one language below the folder of translations."""
    everything = {one.key: one for one in asked}
    entries = entries_of(root / language_id)
    by_key = {key: one for key, one in everything.items() if language_id not in one.held_by}
    pairs = [(entry, by_key[entry.key]) for entry in entries if entry.key in by_key and entry.text]
    found = [*_presence(entries, by_key), *_marked(entries)]
    for entry, one in pairs:
        found += _text(entry, one, language_id)
    found += _figures(pairs, figures_in(root), language_id)
    found += _fonts(entries, language)
    found += _terms(root, language_id, pairs)
    beside = tuple(said_in(root.parent / "failures", language_id))
    found += _misquoted(everything, [*entries, *beside])
    if language_id == EASY:
        found += _failures_unread(beside)
    return tuple(sorted(found, key=lambda one: (one.file, one.line, one.key)))


def _presence(entries: Iterable[Entry], asked: Mapping[str, Wanted]) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in seen:
            yield _finding(entry, "twice", f"stands in {seen[entry.key].file}, too")
        elif entry.key not in asked:
            yield _finding(entry, "obsolete", "nobody asks for this text any more")
        elif entry.file != asked[entry.key].file:
            yield _finding(entry, "file", f"belongs into {asked[entry.key].file}")
        seen[entry.key] = entry
    for key, one in asked.items():
        if key not in seen:
            yield Finding(one.file, 0, key, "missing", f"is missing: {plain(one.japanese)}")


def _marked(entries: Iterable[Entry]) -> Iterator[Finding]:
    for entry in entries:
        if not entry.text.strip():
            yield _finding(entry, "empty", "has no text yet")
        elif entry.fuzzy:
            yield _finding(entry, "fuzzy", "is marked fuzzy: mend it and take the mark away")
        if entry.reviewed is None or not _REVIEW.fullmatch(entry.reviewed):
            yield _finding(entry, "review", "needs `# reviewed: no` (once at the head of a file is enough)")


def _text(entry: Entry, one: Wanted, language_id: str) -> Iterator[Finding]:
    rules: tuple[tuple[Rule, Callable[[Entry, Wanted, str], str | None]], ...] = (
        ("source", _unsourced),
        ("stale", _stale),
        ("facts", _facts),
        ("japanese", _left_over),
        ("readings", _readings),
        ("long", _long),
    )
    for rule, wrong in rules:
        message = wrong(entry, one, language_id)
        if message is not None:
            yield _finding(entry, rule, message)


def _unsourced(entry: Entry, one: Wanted, _: str) -> str | None:
    wanting = "needs the Japanese it was made from, `#. ja: {}`: nobody sees else when that changes"
    return wanting.format(one.japanese) if entry.source is None else None


def _stale(entry: Entry, one: Wanted, _: str) -> str | None:
    return f"the Japanese has changed since: {plain(one.japanese)}" if is_stale(entry, one.japanese) else None


def _facts(entry: Entry, one: Wanted, _: str) -> str | None:
    if (VALUE in one.japanese) > (VALUE in entry.text) and entry.key.endswith(".said"):
        return f"the answer has no place: write {VALUE}"
    differing = facts_in(entry.text) ^ facts_in(one.japanese)
    if differing <= own_facts(entry.key):
        return None
    return f"the facts differ from the Japanese: {', '.join(sorted(differing))}"


def _left_over(entry: Entry, one: Wanted, language_id: str) -> str | None:
    """Japanese stands only where English has it, or in brackets behind what it means."""
    if language_id in JAPANESE or _KANA.search(one.english) or _HAN.search(one.english):
        return None
    bare = _IN_BRACKETS.sub("", entry.text)
    letters = _KANA.findall(bare)
    han = _HAN.findall(bare)
    letters += [one for one in han if not _is_simplified(one)] if language_id == "zh-Hans" else han
    return f"Japanese letters are left: {''.join(dict.fromkeys(letters))}" if letters else None


def _is_simplified(letter: str) -> bool:
    """Whether the Chinese national character set (GB 2312) has it: 県, 転 and 証 are Japanese shapes."""
    try:
        return bool(letter.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _readings(entry: Entry, _: Wanted, language_id: str) -> str | None:
    bare = without_facts(entry.text) if entry.key.startswith("widgets.") else entry.text
    if language_id not in JAPANESE and "|" in bare:
        return "readings are for Japanese only"
    wrong = (*faults(bare), *unread(bare)) if language_id == EASY else faults(bare)
    return "; ".join(wrong) if wrong else None


def _failures_unread(said: Iterable[Said]) -> Iterator[Finding]:
    """What went wrong is kept beside its code in easy Japanese, too: a reading above every kanji there."""
    for one in said:
        wrong = (*faults(one.text), *unread(one.text))
        if wrong:
            yield Finding(one.file, one.line, one.key, "readings", "; ".join(wrong))


def _figures(pairs: Iterable[tuple[Entry, Wanted]], known: Figures, language_id: str) -> Iterator[Finding]:
    """Numbers are said alike, written in digits or not: 14 days are no 40 days."""
    for entry, one in pairs:
        gone, strange = differing(one.japanese, entry.text, known, language_id, entry.key)
        told = (("does not say", gone), ("says, and the Japanese does not:", strange))
        message = "; ".join(f"{what} {', '.join(map(str, some))}" for what, some in told if some)
        if message:
            yield _finding(entry, "figures", message)


def _long(entry: Entry, one: Wanted, _: str) -> str | None:
    room = max(width(one.japanese), width(one.english))
    if room > _SHORT or width(entry.text) <= max(room, 3.0) * _MUCH_WIDER:
        return None
    return f"about {width(entry.text):.0f} ems wide where the others need {room:.0f}: look at the picture"


def _fonts(entries: Iterable[Entry], language: Language) -> Iterator[Finding]:
    by_key = {entry.key: entry for entry in entries}
    try:
        for key, lacking in letters_without_font(
            {key: one.text for key, one in by_key.items()}, language.fonts
        ):
            yield _finding(by_key[key], "font", f"no font of the language has {lacking}")
    except FontNotThere as problem:
        yield Finding("language.yaml", 1, "fonts", "font", str(problem))


def _terms(root: Path, language_id: str, pairs: Iterable[tuple[Entry, Wanted]]) -> Iterator[Finding]:
    if language_id in JAPANESE:
        return
    terms = glossary(root / language_id)
    if terms is None:
        yield Finding("glossary.yaml", 0, "terms", "glossary", "there is no glossary")
        return
    yield from _terms_missing(root, terms)
    for entry, one in pairs:
        for term in terms_in(terms, entry.key, one.japanese):
            wrong = avoided(term, entry.text)
            if wrong is not None:
                yield _finding(entry, "glossary", f"{term.ja} is {term.term!r}, not {wrong!r}")
            elif not is_said(term, entry.text):
                rule: Rule = "glossary" if term.always else "term"
                yield _finding(entry, rule, f"{term.ja} is {term.term!r} elsewhere")


def _terms_missing(root: Path, terms: Glossary) -> Iterator[Finding]:
    known = {one.ja for one in terms.terms}
    for ja, means in shared_terms(root).items():
        if ja not in known:
            yield Finding("glossary.yaml", 0, ja, "glossary", f"the term is missing ({means})")


def _misquoted(asked: Mapping[str, Wanted], said: Iterable[Entry | Said]) -> Iterator[Finding]:
    """Buttons and labels are quoted as they read on the screen."""
    by_key = {one.key: one for one in said if one.text}
    names = Names({key: one.japanese for key, one in asked.items()})
    for one in names.misquoted({key: place.text for key, place in by_key.items()}):
        place = by_key[one.key]
        read = " or ".join(repr(plain(name)) for name in one.names)
        message = f"「{one.japanese}」 reads {read} on the screen"
        yield Finding(place.file, place.line, one.key, "quotation", message)


def _finding(entry: Entry, rule: Rule, message: str) -> Finding:
    return Finding(entry.file, entry.line, entry.key, rule, message)
