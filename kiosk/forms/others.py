"""Who is named once and cannot be somebody else as well: nobody is their own husband, wife or child."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.answers import FieldProblem
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.relation import HEAD
from kiosk.forms.mentions import Mention, mentions
from kiosk.forms.told_apart import NAME, alike, born_apart, is_same

DOUBTS = frozenset({"namesake", "namesake-born", "holder-voiced-otherwise"})
"""What is asked once more of somebody; said again, it is taken (the last one by `holders`)."""


def contradicting(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """The first of each answer who was named before as somebody that they cannot be (`others`)."""
    named = mentions(procedure, facts)
    for question in procedure.questions:
        here = (one for one in named if one.by == question.id)
        before = [one for one in named if one.by in question.others]
        twice = next((one for one in here if any(is_same(one.who, other.who) for other in before)), None)
        if twice is not None:
            part = NAME if question.kind == "person" else ""
            yield FieldProblem(procedure.field_id(question.id), "is-also", _which(twice), part)


def doubts(procedure: Procedure, facts: Facts, asked: str) -> Iterator[FieldProblem]:
    """What is asked once more and then taken: a name that was there before, where it may be another's.

    Two people may bear one name. With another birth date they are asked about, and without one only where
    the two cannot be one (`others`, whoever came for somebody).
    """
    named = mentions(procedure, facts)
    for here in (one for one in named if one.asked == asked):
        for other in (one for one in named if one.by != here.by and one.asked != asked):
            if _is_told_apart(procedure, here, other):
                continue
            kind = _doubtful(here, other)
            if kind == "namesake-born" or (kind is not None and _exclude(procedure, here.by, other.by)):
                yield FieldProblem(procedure.field_id(here.asked), kind, _which(here))


def _doubtful(here: Mention, other: Mention) -> str | None:
    """How somebody of that name was named before, and may be another; None where nothing is open."""
    if not alike(here.who, other.who) or is_same(here.who, other.who):
        return None
    return "namesake-born" if born_apart(here.who, other.who) else "namesake"


def _is_told_apart(procedure: Procedure, here: Mention, other: Mention) -> bool:
    """Whether the 続柄 says that they are two: told from the person themselves, who alone is the head."""
    question = procedure.question(here.by)
    household = None if question is None else question.household
    from_them = household is not None and household.head == f"{other.by}.{NAME}"
    return from_them and here.who.get("relation") not in (None, HEAD)


def _exclude(procedure: Procedure, one: str, other: str) -> bool:
    """Whether nobody can be both."""
    both = {one, other}
    if both == {"subject", "visitor"}:
        return True
    found = (procedure.question(name) for name in both)
    return any(question is not None and both - {question.id} <= {*question.others} for question in found)


def _which(mention: Mention) -> dict[str, int]:
    return {} if mention.number is None else {"number": mention.number}
