"""Examples in explanations that the very question refuses: 「たとえば、13月45日です。」 of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.basics.telling import told
from kiosk.forms.answers import Draft
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context, Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.words.furigana import plain

_EXAMPLE = re.compile(
    r"「([^」]+)」(?:や「[^」]+」)?(?:のように|と入れ|と書い)|(?:たとえば|例えば)、?「?([^」。、]+?)」?(?:です|。|のように)"
    r"|例[:：]\s*「?([^」。、]+)"
)
_TYPED = frozenset({"text", "name", "kana", "date", "year", "count", "digits", "money", "phone"})
"""Kinds whose whole answer is typed as it is written in an example."""
_OF_PARTS = frozenset({"address", "bank-account"})


def examples(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every example that its question would not take."""
    for path, question in every_question(procedure):
        yield from _of(question, path, context)


def _of(question: Question, path: Path, context: Context) -> Iterator[Finding]:
    for where, part, text in _explanations(question):
        for example in _examples(text):
            if not _is_taken(question, part, example, context):
                message = told("the example 「{example}」 is refused here: give another", example=example)
                yield Finding((*path, *where), message)


def _explanations(question: Question) -> Iterator[tuple[Path, str, str]]:
    """(key, part, text) of what says how to answer."""
    if question.kind in _TYPED:
        for key in ("explanation", "note"):
            yield (key,), "", str(getattr(question, key) or "")
        if question.example is not None:
            yield ("example",), "", f"例：{question.example}"
        for who, own in question.by_applicant.items():
            yield ("by_applicant", who, "explanation"), "", own.explanation or ""
    if question.kind in _OF_PARTS:
        for name, part in question.parts.items():
            yield ("parts", name, "explanation"), name, part.explanation or ""


def _examples(text: str) -> Iterator[str]:
    for found in _EXAMPLE.finditer(plain(text)):
        yield next(one for one in found.groups() if one)


def _is_taken(question: Question, part: str, example: str, context: Context) -> bool:
    kind = KINDS[question.kind]
    draft: Draft = example
    if part:
        pieces = kind.pieces(question, kind.sample(question, context), context)
        if not isinstance(pieces, Mapping) or part not in pieces:
            return True
        draft = {**pieces, part: example}
    read = kind.parse(question, draft, context)
    return isinstance(read, Parsed) and not kind.check(question, read.value, context)
