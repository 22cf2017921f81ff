"""Answers for something else (そのほか) that are missing, and brackets to write in that a screen has not.

An option is quickly deleted, and nothing shows that somebody has no answer left: but for the same question
elsewhere, and a question after it that speaks of 「そのほか」.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kiosk.basics.telling import told
from kiosk.forms.authoring.written_in import asks_for_words
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question, questions_of
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.words.furigana import plain

Offered: TypeAlias = Mapping[tuple[str, bool], int]
"""By the id of a choice and whether it offers `other`, how many questions in all definitions there are."""
_OTHER = "other"
_ENOUGH = 2
"""So many others that all offer it are right."""
_SAID = ("「そのほか」", "「その他」", "「ほか」")


def offered_in(procedures: Iterable[Procedure]) -> Offered:
    """What all of them say together."""
    return Counter(
        (str(one.id), _offers(one))
        for procedure in procedures
        for _, one in every_question(procedure)
        if one.kind == "choice"
    )


def missing_elsewhere(procedure: Procedure, offered: Offered) -> Iterator[Finding]:
    """Every choice without `other` that all others of its name have."""
    for path, question in every_question(procedure):
        name = str(question.id)
        if question.kind != "choice" or _offers(question) or question.nothing_else:
            continue
        if offered.get((name, False), 0) == 1 and offered.get((name, True), 0) >= _ENOUGH:
            pattern = "all other questions {id!r} have an answer 'other': add it, or say `nothing_else: why`"
            yield Finding((*path, "options"), told(pattern, id=name))


def others_missing(procedure: Procedure) -> Iterator[Finding]:
    """Questions after a 「そのほか」 that there is not, and answers with a place to write."""
    for path, question in questions_of(procedure):
        before = [procedure.question(name) for name in dict.fromkeys(fields_of(question.when))]
        choices = [one for one in before if one is not None and one.options]
        says = any(one in bare(question.title) for one in _SAID)
        if says and choices and not any(_is_other(one) for asked in choices for one in asked.options):
            yield Finding(
                (*path, "title"), told("asks after 「そのほか」, which no question before it offers")
            )
        for place, option in enumerate(question.options):
            if asks_for_words(plain(option.label)):
                pattern = "「{label}」 has a place to write, which a screen has not: add a question after it"
                message = told(pattern, label=plain(option.label))
                yield Finding((*path, "options", place, "label"), message)


def _offers(question: Question) -> bool:
    return any(one.id == _OTHER for one in question.options)


def _is_other(option: Choice) -> bool:
    return option.id == _OTHER or any(one in plain(option.label) for one in ("ほか", "その他"))
