"""What a language has to say: every text with its key, its file, its Japanese and its English.

English is the pattern for the other languages: a key stands in the file of the same name there. Failures are
kept in `resources/failures` in Japanese and English, and in `failures.po` in languages that are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.basics.marked import Marked
from kiosk.forms.definition.library import Library
from kiosk.forms.definition.texts import Defined, texts
from kiosk.words.catalogue import texts_of
from kiosk.words.entries import entries_of

FAILURES = "failures.po"
PATTERN = "en"
IN_FAILURES = ("title", "explanation", "next")
_OWN_FACTS: Mapping[str, frozenset[str]] = {
    # English names its months, and knows no eras
    "date": frozenset({"year", "month", "month_name", "day", "wareki"}),
    "year": frozenset({"year", "era", "era_before"}),
    "count": frozenset({"unit"}),  # 通 and 枚 have no English
}
"""By field kind, the facts that one language says and another does without, all of them given by the code."""
_SHARED: Mapping[str, str] = {"groups": "procedures", "desk": "procedures", "widgets": "ui"}
"""Files of texts whose key begins otherwise; every procedure has a file of its own."""
_FACT = re.compile(r"%\((?P<fact>\w+)\)[sd]?|\{(?P<slot>[a-z_]+)\}")
"""A fact of `words`; or, in the texts that widgets fill in themselves, `{page}`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text that a language has to have.

    Attributes:
        file: The `.po` file it belongs to.
        held_by: Languages that keep it elsewhere (failures stand in their own files in some).
    """

    file: str
    key: str
    japanese: Marked
    english: Marked
    held_by: tuple[str, ...] = ()


def wanted(resources: Path) -> tuple[Wanted, ...]:
    """Every text of screens, paper, procedures and failures, in the order of the English files."""
    japanese = _japanese(resources)
    english = {entry.key: entry for entry in entries_of(resources / "translations" / PATTERN)}
    there = [Wanted(one.file, key, japanese.get(key, ""), one.text) for key, one in english.items()]
    new = [Wanted(_file_of(key), key, text, "") for key, text in japanese.items() if key not in english]
    return (*(one for one in (*there, *new) if one.japanese), *_failures(resources / "failures"))


def facts_in(text: Marked) -> frozenset[str]:
    """The names of the facts that are filled in."""
    return frozenset(match["fact"] or match["slot"] for match in _FACT.finditer(text))


def own_facts(key: str) -> frozenset[str]:
    """The facts that languages may choose among in the text of that key."""
    first, _, rest = key.rpartition(".")[0].partition(".")
    return _OWN_FACTS.get(rest, frozenset()) if first == "forms" else frozenset()


def without_facts(text: Marked) -> str:
    """The text without its facts."""
    return _FACT.sub("", text)


def _japanese(resources: Path) -> dict[str, Marked]:
    library = Library(resources / "procedures")
    models: tuple[Defined, ...] = (
        *library.procedures(),
        *library.life_events(),
        *library.groups(),
        *library.every_matter(),
    )
    defined = {key: text for model in models for key, text in texts(model)}
    return {**texts_of(resources / "translations" / "ja"), **defined}


def _file_of(key: str) -> str:
    first = key.partition(".")[0]
    return f"{_SHARED.get(first, first)}.po"


def _failures(folder: Path) -> Iterator[Wanted]:
    for path in sorted(folder.glob("*.yaml")):
        page = yaml.load(path.read_bytes(), yaml.CSafeLoader)["person"]
        for part in IN_FAILURES:
            if page["ja"].get(part):
                key = f"failures.{path.stem}.{part}"
                yield Wanted(
                    FAILURES, key, page["ja"][part].strip(), page[PATTERN][part].strip(), tuple(page)
                )
