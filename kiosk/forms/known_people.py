"""Whom a question offers at one touch: of those this visit knows, whoever can be meant there."""

from __future__ import annotations

import dataclasses

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.households import is_listed
from kiosk.forms.mentions import mentions
from kiosk.forms.told_apart import NAME, is_same, told_by, told_of


def possible(
    procedure: Procedure, question: Question, known: tuple[Person, ...], facts: Facts
) -> tuple[Person, ...]:
    """Without those whose name would be refused: whoever nobody here can be (`others`), and those outside the
    list that this one is part of.

    Who stands here for somebody is not offered as that person.
    """
    if question.id == f"subject.{NAME}":
        here = told_of("visitor", facts.data)
        known = tuple(one for one in known if not is_same(told_by(one), here))
    if question.others:
        known = tuple(one for one in known if not _is_one_of(procedure, question, one, facts))
    if question.kind == "kana" and question.known:
        return tuple(one for one in known if _is_taken(procedure, question, one, facts))
    if question.part_of is not None:
        return tuple(one for one in known if is_listed(one, facts.data.get(question.part_of)))
    return known


def _is_one_of(procedure: Procedure, question: Question, person: Person, facts: Facts) -> bool:
    """Whether they were named before as somebody whom nobody here can be: a child is no claimant."""
    before = (one.who for one in mentions(procedure, facts) if one.by in question.others)
    return any(is_same(told_by(person), who) for who in before)


def _is_taken(procedure: Procedure, question: Question, person: Person, facts: Facts) -> bool:
    local = FieldId(question.id.removeprefix(f"{procedure.id}."))
    with_name = dataclasses.replace(facts, data={**facts.data, local: person.name_kana})
    return not checking.crossed(procedure, with_name, field=local)
