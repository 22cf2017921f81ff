"""Who is head and who belongs to a list: what answers about people say of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.forms.answers import Data, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Household, Question
from kiosk.forms.fields.relation import HEAD
from kiosk.forms.sameness import same

_NAME, _BIRTH = "name_kana", "birth_date"


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """Every list whose 続柄 are not told from the head who was named, or with somebody of no other list."""
    for question in procedure.questions:
        rows = _people(facts.data.get(question.id))
        if question.household is not None and holds(question.household.when, facts):
            yield from _of_head(procedure, question, question.household, rows, facts)
        if question.part_of is not None:
            yield from _outside(procedure, question, rows, facts.data.get(question.part_of))


def is_listed(person: Person, data: Data) -> bool:
    """Whether a person may be one of that list."""
    who: Mapping[str, Data] = {_NAME: person.name_kana or person.name, _BIRTH: person.birth_date}
    return any(_may_be(who, row) for row in _people(data))


def _of_head(
    procedure: Procedure,
    question: Question,
    household: Household,
    rows: list[Mapping[str, Data]],
    facts: Facts,
) -> Iterator[FieldProblem]:
    """The first who is listed as head and is another, or who is the head and is listed otherwise."""
    named = {_NAME: facts.data.get(household.head)}
    if household.head == f"subject.{_NAME}":
        named[_BIRTH] = facts.data.get(f"subject.{_BIRTH}")
    for number, row in enumerate(rows, 1):
        listed = row.get("relation") == HEAD
        if listed and _is_other(row, named):
            yield FieldProblem(procedure.field_id(question.id), "head-is-other", {"number": number})
            return
    if any(row.get("relation") == HEAD for row in rows):
        return
    for number, row in enumerate(rows, 1):
        if row.get("relation") is not None and _may_be(row, named):
            yield FieldProblem(procedure.field_id(question.id), "head-is-otherwise", {"number": number})
            return


def _outside(
    procedure: Procedure, question: Question, rows: list[Mapping[str, Data]], there: Data
) -> Iterator[FieldProblem]:
    """The first who does not stand in the other list; where somebody there has no name, it may be them."""
    others = _people(there)
    listed = procedure.question(question.part_of or "")
    if listed is None or not others or any(one.get(_NAME) is None for one in others):
        return
    for number, row in enumerate(rows, 1):
        if row.get(_NAME) is not None and not any(_may_be(row, one) for one in others):
            facts: dict[str, str | int] = {"number": number, "list": listed.label}
            yield FieldProblem(procedure.field_id(question.id), "not-in-list", facts)
            return


def _people(data: Data) -> list[Mapping[str, Data]]:
    return [row for row in data if isinstance(row, Mapping)] if isinstance(data, list) else []


def _may_be(one: Mapping[str, Data], other: Mapping[str, Data]) -> bool:
    """The same reading, and no birth date that tells the two apart."""
    return same(one.get(_NAME), other.get(_NAME)) and not _born_apart(one, other)


def _is_other(one: Mapping[str, Data], other: Mapping[str, Data]) -> bool:
    """Both are named, and not alike."""
    return None not in (one.get(_NAME), other.get(_NAME)) and not _may_be(one, other)


def _born_apart(one: Mapping[str, Data], other: Mapping[str, Data]) -> bool:
    """Two days that cannot be one; of 1948 and 1948-03-05 the first may be the second."""
    first, second = (str(who.get(_BIRTH) or "").partition("[")[0] for who in (one, other))
    return not first.startswith(second) and not second.startswith(first)
