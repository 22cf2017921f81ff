"""Typed or filed answers read into values, and everything that speaks against them, at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms import households, kin_ages, namesakes, others, told_first, unwritable
from kiosk.forms.answers import Draft, FieldProblem
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Check, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import BLANK, Context, Parsed, Reading, Unfit, problem
from kiosk.forms.fields.person import untouched
from kiosk.forms.fields.registry import KINDS


def read(question: Question, draft: Draft, context: Context) -> Reading:
    """The value of a draft or of a data form, or every reason why there is none."""
    if draft is None and question.preset is not None:
        draft = question.preset
    if question.optional and untouched(draft) and question.kind not in ("choices", "documents", "persons"):
        return Parsed(BLANK)
    parsed = parse(question, draft, context)
    if isinstance(parsed, Unfit):
        return parsed
    problems = KINDS[question.kind].check(question, parsed.value, context)
    return Unfit(problems) if problems else parsed


def parse(question: Question, draft: Draft, context: Context) -> Reading:
    """The value alone, before its limits are checked; none where a character cannot be written."""
    found = tuple(problem(question, "unwritable", part) for part in unwritable.parts_of(draft))
    return Unfit(found) if found else KINDS[question.kind].parse(question, draft, context)


def crossed(procedure: Procedure, facts: Facts, *, field: str | None = None) -> tuple[FieldProblem, ...]:
    """What cannot be right together, for one local field id or for all; kinds are `check:<id>`.

    Where it is one of several people with whom it cannot be, the fact `number` says which. What a definition
    says itself stands before what is true of every household.
    """
    own = (
        FieldProblem(procedure.field_id(check.field), f"check:{check.id}", _which(check, facts))
        for check in procedure.checks
        if field in (None, check.field) and holds(check.wrong_when, facts)
    )
    wanted = None if field is None else procedure.field_id(field)
    return (*own, *(one for one in _of_people(procedure, facts) if wanted in (None, one.field)))


def _of_people(procedure: Procedure, facts: Facts) -> Iterator[FieldProblem]:
    """What answers about people say against one another."""
    yield from namesakes.contradicting(procedure, facts)
    yield from households.contradicting(procedure, facts)
    yield from kin_ages.contradicting(procedure, facts)
    yield from others.contradicting(procedure, facts)
    yield from told_first.contradicting(procedure, facts)


def _which(check: Check, facts: Facts) -> Mapping[str, int]:
    """The first of several people with whom it cannot be, where it could with the others."""
    rows = facts.data.get(check.field)
    if not isinstance(rows, list) or len(rows) == 1:
        return {}
    for number, row in enumerate(rows, 1):
        alone = dataclasses.replace(facts, data={**facts.data, check.field: [row]})
        without = dataclasses.replace(facts, data={**facts.data, check.field: []})
        if holds(check.wrong_when, alone) and not holds(check.wrong_when, without):
            return {"number": number}
    return {}


def named(problems: tuple[FieldProblem, ...], field_id: FieldId) -> tuple[FieldProblem, ...]:
    """The same problems with the full id of the field."""
    return tuple(dataclasses.replace(one, field=field_id) for one in problems)
