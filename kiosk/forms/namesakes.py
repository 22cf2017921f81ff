"""One person stands on one form with one birth date and one sex: who is listed with another is found."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.answers import FieldProblem
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.relation import HEAD
from kiosk.forms.told_apart import NAME, Row, alike, born_apart, may_be, of_other_sex, rows_of, told_of

_SUBJECT = "subject"


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """Every list with the person themselves under another birth date or sex, and not as they are as well.

    Two people may share a name: where both are listed, nothing speaks against it.
    """
    themselves = told_of(_SUBJECT, facts.data)
    for question in procedure.questions:
        is_head = question.household is not None and question.household.head == f"{_SUBJECT}.{NAME}"
        if not is_head and not _begins_with_them(question, facts):
            continue
        rows = enumerate(rows_of(facts.data.get(question.id)), 1)
        meant = [one for one in rows if not is_head or one[1].get("relation") == HEAD]
        found = _otherwise(meant, themselves, "head-born-otherwise" if is_head else "born-otherwise")
        if found is not None:
            kind, number = found
            yield FieldProblem(procedure.field_id(question.id), kind, {"number": number})


def _begins_with_them(question: Question, facts: Facts) -> bool:
    begins = None if question.begins is None else question.begins.when
    return question.first == _SUBJECT and holds(question.first_when or begins, facts)


def _otherwise(rows: list[tuple[int, Row]], themselves: Row, born: str) -> tuple[str, int] | None:
    """What is told otherwise of the first who bears the name; None where one of them agrees in all."""
    named = [(number, row) for number, row in rows if alike(row, themselves)]
    if any(may_be(row, themselves) and not of_other_sex(row, themselves) for _, row in named):
        return None
    for number, row in named:
        return (born if born_apart(row, themselves) else "sex-otherwise"), number
    return None
