"""What stands in a field before and while somebody types: half-typed is legal."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Blank, Context
from kiosk.forms.fields.persons import LIST
from kiosk.forms.fields.registry import KINDS


def draft_of(
    question: Question, drafts: Mapping[FieldId, Draft], answers: Answers, context: Context
) -> Draft:
    """What was typed; else what was answered; else the preset; else empty."""
    if question.id in drafts and drafts[question.id] is not None:
        return drafts[question.id]
    value, kind = answers.get(question.id), KINDS[question.kind]
    if value is not None and not isinstance(value, Blank):
        return kind.pieces(question, value, context)
    if question.preset is not None:
        return question.preset
    return _begun(question, answers, context) or kind.empty(question)


def _begun(question: Question, answers: Answers, context: Context) -> Draft:
    """A list that begins with somebody: the row that means them, None where they are not known yet."""
    person = None if question.first is None else people.person_of(question.first, answers)
    if person is None:
        return None
    kind = KINDS[question.kind]
    with_them = dataclasses.replace(context, known=(person,))
    return kind.act(question, kind.empty(question), LIST, "known:0", with_them)[0]
