"""Ages that a family cannot have: a child born before its parent, a husband or wife who is a child."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kiosk.forms.answers import Data, FieldProblem
from kiosk.forms.conditions import Facts, age_on, days_in
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.relation import HEAD, SPOUSES, THROUGH
from kiosk.forms.told_apart import BIRTH, NAME, Row, rows_of

YOUNGEST_SPOUSE = 18
"""Marriage is from 18 since 1 April 2022 (民法731条). Before, a woman could marry at 16, and who had turned
16 by that day still could (平成30年法律第59号附則3条): all of them have been 18 since April 2024.
Whoever is younger is asked again, and the desk hears who married by the law of another country
(法の適用に関する通則法24条). Definitions that say the same say this age (`spouse-child`).
"""
YOUNGEST_HEAD = 15
"""As whoever comes to a counter (`plausible.LEAST_AGE`) [A]; a child who lives alone is let be."""
_BORN_AFTER = ("child", "grandchild")
_YOUNGEST = {"spouse-child": YOUNGEST_SPOUSE, "head-child": YOUNGEST_HEAD}
_BORN_BEFORE = ("father", "mother", "grandfather", "grandmother")
_CHILDREN = ("wife-child", "husband-child", "wife-unregistered-child", "husband-unregistered-child")
_YOUNGER = ("younger-brother", "younger-sister")
_OLDER = ("older-brother", "older-sister")
"""Twins share a day; a parent and a child do not."""


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """The first of every list whose 続柄 cannot be with their birth date and the head's.

    However close the two are, a child younger than its parent is taken: many are adopted.
    """
    for question in procedure.questions:
        if not any(one.kind == "relation" for one in question.each):
            continue
        rows = rows_of(facts.data.get(question.id))
        impossible = _impossible(rows, _birth_of_head(question, rows, facts), facts)
        found = next(chain(_young_heads(procedure, rows, facts), impossible), None)
        if found is not None:
            kind, number = found
            young = {"age": _YOUNGEST[kind]} if kind in _YOUNGEST else {}
            yield FieldProblem(procedure.field_id(question.id), kind, {"number": number, **young})
        elif (of_spouse := next(_of_spouse(rows), None)) is not None:
            number, other = of_spouse
            about = {"number": number, "other": other}
            yield FieldProblem(procedure.field_id(question.id), "parent-and-child", about)


def _birth_of_head(question: Question, rows: list[Row], facts: Facts) -> Data:
    """When the one head was born; None where nobody told, or there are two."""
    heads = [row for row in rows if row.get("relation") == HEAD]
    if len(heads) == 1:
        return heads[0].get(BIRTH)
    named = "" if question.household is None else question.household.head
    return facts.data.get(f"subject.{BIRTH}") if not heads and named == f"subject.{NAME}" else None


def _impossible(rows: list[Row], head: Data, facts: Facts) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(rows, 1):
        relation, birth = str(row.get("relation")), row.get(BIRTH)
        if (relation in _BORN_AFTER and not _may_follow(birth, head)) or (
            relation in _YOUNGER and _is_before(birth, head)
        ):
            yield "older-than-head", number
        if (relation in _BORN_BEFORE and not _may_follow(head, birth)) or (
            relation in _OLDER and _is_before(head, birth)
        ):
            yield "younger-than-head", number
        if relation in SPOUSES and _is_below(YOUNGEST_SPOUSE, birth, facts):
            yield "spouse-child", number


def _of_spouse(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Who is kin of a husband or wife in the list, and that one, where neither day lets them be so.

    With the head they are not compared: a stepchild may be older, and a wife's mother younger.
    """
    spouses = {str(row.get("relation")): (number, row.get(BIRTH)) for number, row in enumerate(rows, 1)}
    for number, row in enumerate(rows, 1):
        relation, birth = str(row.get("relation")), row.get(BIRTH)
        spouse = spouses.get(THROUGH.get(relation, ""))
        if spouse is None:
            continue
        parent, child = (spouse[1], birth) if relation in _CHILDREN else (birth, spouse[1])
        if not _may_follow(child, parent):
            yield number, spouse[0]


def _young_heads(procedure: Procedure, rows: list[Row], facts: Facts) -> Iterator[tuple[str, int]]:
    """A child is head where nobody else is listed and whoever acts for it by law came, and nowhere else."""
    by_law = [one.id for one in procedure.applicants if one.authority == "legal"]
    if len(rows) == 1 and facts.applicant in by_law:
        return
    for number, row in enumerate(rows, 1):
        if row.get("relation") == HEAD and _is_below(YOUNGEST_HEAD, row.get(BIRTH), facts):
            yield "head-child", number


def _may_follow(later: Data, earlier: Data) -> bool:
    """Whether somebody can be born on a later day than another, as far as both are told."""
    one, other = days_in(later), days_in(earlier)
    return one is None or other is None or one[1] > other[0]


def _is_before(one: Data, other: Data) -> bool:
    first, second = days_in(one), days_in(other)
    return first is not None and second is not None and first[1] < second[0]


def _is_below(age: int, birth: Data, facts: Facts) -> bool:
    days = days_in(birth)
    return days is not None and age_on(days[0], facts.today) < age
