"""How each answer about a person is said (`said`), so that the check page can speak of them in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.person_said import VALUE

_SAID_ALREADY = ("gender",)
"""Ids of lists whose options have words of their own in every language (`forms.said.<id>.<option>`)."""


def people_said(procedure: Procedure) -> Iterator[Finding]:
    """Every `said` that would never be read, or is missing, or has no place for the answer."""
    for path, question in questions_of(procedure):
        yield from _never_read(question, path)
        for where, each in each_of(question, path):
            yield from _of_person(each, where)


def _never_read(question: Question, path: Path) -> Iterator[Finding]:
    told_so = told("`said` is read of people alone: it belongs under `each`")
    if question.said is not None:
        yield Finding((*path, "said"), told_so)
    for inner, option in enumerate(question.options):
        if option.said is not None:
            yield Finding((*path, "options", inner, "said"), told_so)


def _of_person(each: Question, path: Path) -> Iterator[Finding]:
    if each.said is not None:
        if VALUE not in each.said:
            yield Finding((*path, "said"), told("`said` needs … where the answer stands"))
        return
    if each.id in _SAID_ALREADY:
        return
    for inner, option in enumerate(each.options):
        if option.said is None:
            pattern = "how is {label!r} said of a person? Write `said`, for example 「仕事はしていません」"
            message = told(pattern, label=option.label)
            yield Finding((*path, "options", inner), message)
