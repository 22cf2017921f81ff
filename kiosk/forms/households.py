"""Who is head and who belongs to a list: what answers about people say of one another."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.answers import Data, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.conditions import Condition, Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Household, Question
from kiosk.forms.fields.relation import HEAD
from kiosk.forms.mentions import people_of
from kiosk.forms.told_apart import BIRTH, NAME, Row, alike, is_other, may_be, rows_of, told_by


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """Every list whose 続柄 are not told from the head who was named, or with somebody of no other list."""
    for question in procedure.questions:
        rows = rows_of(facts.data.get(question.id))
        if question.household is not None and holds(question.household.when, facts):
            yield from _of_head(procedure, question, question.household, rows, facts)
        if question.part_of is not None:
            yield from _outside(procedure, question, question.part_of, facts)
            yield from _left_out(procedure, question, question.part_of, facts)
        if question.stays is not None:
            yield from _dividing(procedure, question, question.stays, facts)


def is_listed(person: Person, data: Data) -> bool:
    """Whether a person may be one of that list."""
    return any(may_be(told_by(person), row) for row in rows_of(data))


def _of_head(
    procedure: Procedure,
    question: Question,
    household: Household,
    rows: list[Row],
    facts: Facts,
) -> Iterator[FieldProblem]:
    """The first who is listed as head and is another, or who is the head and is listed otherwise.

    Of a head with another birth date `namesakes` tells.
    """
    named = {NAME: facts.data.get(household.head)}
    if household.head == f"subject.{NAME}":
        named[BIRTH] = facts.data.get(f"subject.{BIRTH}")
    for number, row in enumerate(rows, 1):
        listed = row.get("relation") == HEAD
        if listed and is_other(row, named) and not alike(row, named):
            yield FieldProblem(procedure.field_id(question.id), "head-is-other", {"number": number})
            return
    if any(row.get("relation") == HEAD for row in rows):
        return
    for number, row in enumerate(rows, 1):
        if row.get("relation") is not None and may_be(row, named):
            yield FieldProblem(procedure.field_id(question.id), "head-is-otherwise", {"number": number})
            return


def _left_out(procedure: Procedure, question: Question, whole: str, facts: Facts) -> Iterator[FieldProblem]:
    """Whoever of the other list is missing where all belong here; or nobody, where not all do.

    Where somebody has no name yet, it may be them.
    """
    listed, rows = procedure.question(whole), people_of(question, facts)
    others = [] if listed is None else people_of(listed, facts)
    if listed is None or not rows or any(one.get(NAME) is None for one in (*others, *rows)):
        return
    missing = [number for number, one in enumerate(others, 1) if not any(may_be(one, row) for row in rows)]
    field, about = procedure.field_id(question.id), {"list": listed.label}
    if missing and _is_asked(question.everybody, facts):
        yield FieldProblem(field, "left-out", {**about, "number": missing[0]})
    if others and not missing and _is_asked(question.not_everybody, facts):
        yield FieldProblem(field, "all-listed", {**about})


def _dividing(procedure: Procedure, question: Question, stays: str, facts: Facts) -> Iterator[FieldProblem]:
    """Everybody was chosen to leave a household, or the head of who stays; of two of a name, one may be."""
    listed, chosen = rows_of(facts.data.get(question.among or "")), people_of(question, facts)
    field, head = procedure.field_id(question.id), {NAME: facts.data.get(stays)}
    if chosen and len(chosen) == len(listed):
        yield FieldProblem(field, "all-leave")
        return
    named = [row for row in listed if alike(row, head)]
    if len(named) == 1 and named[0] in chosen:
        asked = procedure.question(stays)
        yield FieldProblem(field, "head-leaves", {"list": "" if asked is None else asked.label})


def _is_asked(condition: Condition | None, facts: Facts) -> bool:
    return condition is not None and holds(condition, facts)


def _outside(procedure: Procedure, question: Question, whole: str, facts: Facts) -> Iterator[FieldProblem]:
    """The first who does not stand in the other list; where somebody there has no name, it may be them."""
    listed = procedure.question(whole)
    others = [] if listed is None else people_of(listed, facts)
    if listed is None or not others or any(one.get(NAME) is None for one in others):
        return
    for number, row in enumerate(people_of(question, facts), 1):
        if row.get(NAME) is not None and not any(may_be(row, one) for one in others):
            kind = "not-in-list" if question.kind == "persons" else "not-among"
            about: dict[str, str | int] = {"number": number, "list": listed.label}
            yield FieldProblem(procedure.field_id(question.id), kind, about)
            return
