"""One word for one thing: the terms that a language says alike everywhere.

`resources/translations/glossary.yaml` lists the Japanese terms; `<lang>/glossary.yaml` says each in that
language. `also` allows further forms (plural, inflected), `avoid` lists words that are wrong for it, and
`except` names texts that rightly say it otherwise (`koseki.*`). Papers that people have to find among others
are called one thing: with `always: true` a text that says such a term otherwise is wrong; else it wants
a second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from kiosk.basics.marked import Marked
from kiosk.words.furigana import plain

FILE = "glossary.yaml"


class Term(BaseModel):
    """One Japanese term in one language."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)

    ja: str
    term: str = Field(min_length=1)
    also: tuple[str, ...] = Field(default=(), strict=False)
    avoid: tuple[str, ...] = Field(default=(), strict=False)
    unless: tuple[str, ...] = Field(default=(), strict=False, alias="except")
    always: bool = False


class Glossary(BaseModel):
    """All terms of a language."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    terms: tuple[Term, ...] = Field(strict=False)


def shared_terms(root: Path) -> Mapping[str, str]:
    """The Japanese terms that every language needs, each with what it means."""
    read = yaml.load((root / FILE).read_bytes(), yaml.CSafeLoader)
    return {str(one["ja"]): str(one["means"]) for one in read["terms"]}


def glossary(folder: Path) -> Glossary | None:
    """The language's terms; None where it has no file. Raises ValueError for a file that is wrong."""
    path = folder / FILE
    if not path.is_file():
        return None
    return Glossary.model_validate(yaml.load(path.read_bytes(), yaml.CSafeLoader))


def terms_in(terms: Glossary, key: str, japanese: Marked) -> Iterator[Term]:
    """The terms that stand in the Japanese of that key; of overlapping ones, the longest."""
    rest = plain(japanese)
    for term in sorted(terms.terms, key=lambda one: len(one.ja), reverse=True):
        if term.ja in rest:
            rest = rest.replace(term.ja, "\0")
            if not _exempt(term, key):
                yield term


def avoided(term: Term, text: Marked) -> str | None:
    """The wrong word that is used for the term."""
    said = plain(text).casefold()
    return next((one for one in term.avoid if one.casefold() in said), None)


def is_said(term: Term, text: Marked) -> bool:
    """Whether the text uses the term in one of its forms."""
    said = plain(text).casefold()
    return any(form.casefold() in said for form in (term.term, *term.also))


def _exempt(term: Term, key: str) -> bool:
    return any(re.fullmatch(re.escape(one).replace(r"\*", ".*"), key) for one in term.unless)
