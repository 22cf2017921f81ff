"""What was told of the person themselves (`begins`) is said of them alike in a list, and of no other."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.answers import Data, FieldProblem
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Begins, Question
from kiosk.forms.told_apart import may_be, rows_of, told_of


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """The first of each list who is the person and is told otherwise, or is told what they alone can be."""
    for question in procedure.questions:
        if question.first is None or question.begins is None:
            continue
        for part, told in _told(question.begins, facts):
            found = _otherwise(question, part, told, facts)
            if found is not None:
                kind, number, word = found
                about: dict[str, str | int] = {"number": number, "answer": word}
                yield FieldProblem(procedure.field_id(question.id), kind, about)


def _told(begins: Begins, facts: Facts) -> Iterator[tuple[str, Data]]:
    """Each part that an answer tells of them, and what; in some cases a rule says it in other words."""
    for part, source in begins.takes.items():
        ruled = (one.each.get(part) for one in begins.gives if holds(one.when, facts))
        said = [facts.data.get(source), *ruled]
        yield part, next((one for one in said if one is not None), None)


def _otherwise(question: Question, part: str, told: Data, facts: Facts) -> tuple[str, int, str] | None:
    themselves = told_of(question.first or "", facts.data)
    options = {str(one.id): one for sub in question.each if str(sub.id) == part for one in sub.options}
    if told not in options:
        return None
    for number, row in enumerate(rows_of(facts.data.get(question.id)), 1):
        said = row.get(part)
        if said is None:
            continue
        if may_be(row, themselves):
            if said != told:
                return "told-otherwise", number, options[str(told)].label
        elif said == told and options[str(told)].once:
            return "told-of-another", number, options[str(told)].label
    return None
