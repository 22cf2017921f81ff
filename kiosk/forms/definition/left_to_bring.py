"""What an answer leaves to be brought (`bring`, `any_one`): only where the slip can name it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_ANSWERED_BY_OPTION = frozenset({"choice", "choices", "yes-no", "next-steps"})
"""Kinds whose option says what is brought; `documents` name the papers themselves."""


def left_to_bring(procedure: Procedure) -> Iterator[Finding]:
    """Every `bring` of an answer that nobody would read, and an `any_one` that leaves no choice."""
    for path, question in questions_of(procedure):
        yield from _of_options(question, path)
        yield from _of_unknown(question, path)
        if question.bring is not None and question.among is None:
            yield Finding((*path, "bring"), told("stands at the options, each for itself"))
        if question.any_one and len(question.options) == 1:
            yield Finding((*path, "any_one"), told("one paper is no choice: leave `any_one` out"))
        for where, each in each_of(question, path):
            yield from _inside(each, where)


def _of_options(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind in _ANSWERED_BY_OPTION:
        return
    for place, option in enumerate(question.options):
        if option.bring is not None:
            message = told("{key!r} means nothing for the kind {kind!r}", key="bring", kind=question.kind)
            yield Finding((*path, "options", place, "bring"), message)


def _of_unknown(question: Question, path: Path) -> Iterator[Finding]:
    """With `answer` nothing stays open, and with `settled` nothing is to be brought."""
    unknown = question.dont_know
    if unknown is not None and unknown.settled and (unknown.answer is not None or unknown.bring is not None):
        message = told("nothing is left to ask then: neither `answer` nor `bring` goes with it")
        yield Finding((*path, "dont_know", "settled"), message)
    if unknown is not None and unknown.bring is not None and unknown.answer is not None:
        message = told("`answer` is taken then: write `bring` at that option")
        yield Finding((*path, "dont_know", "bring"), message)


def _inside(each: Question, path: Path) -> Iterator[Finding]:
    """The slip is one for the whole list."""
    message = told("is told of a whole question, not of each in a list: ask with a question of its own")
    for place, option in enumerate(each.options):
        if option.bring is not None:
            yield Finding((*path, "options", place, "bring"), message)
    if each.dont_know is not None and each.dont_know.bring is not None:
        yield Finding((*path, "dont_know", "bring"), message)
