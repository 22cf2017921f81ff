"""Answers to what nobody asks of whoever answers so: no screen lets that happen, a file can hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Blank
from kiosk.forms.fields.person_asked import concerns
from kiosk.forms.visibility import Visible, hidden

NOT_ASKED = "not-asked"


def unasked(
    procedure: Procedure, applicant: Applicant, shown: Visible, answers: Answers
) -> tuple[FieldProblem, ...]:
    """Each of them, in the order of the answers; what was left open says nothing that could be lost."""
    gone = hidden(procedure, shown, answers)
    return tuple(
        FieldProblem(name, NOT_ASKED, {"applicant": applicant.id})
        for name, answer in answers.by_field.items()
        if not isinstance(answer.value, Blank)
        and (_is_nobodys(name, applicant) if _is_a_persons(name) else name in gone)
    )


def unasked_parts(question: Question, field_id: FieldId, raw: object) -> Iterator[FieldProblem]:
    """What a file tells of people that is not asked of them: 英字 of a Japanese member."""
    several = isinstance(raw, list)
    for place, row in enumerate(raw if isinstance(raw, list) else [raw]):
        for sub in question.each if isinstance(row, Mapping) else ():
            if row.get(sub.id) is not None and not concerns(question, sub, row):
                part = f"{place}.{sub.id}" if several else str(sub.id)
                yield FieldProblem(FieldId(f"{field_id}.{part}"), NOT_ASKED)


def _is_a_persons(name: FieldId) -> bool:
    """One of the six, which go with the person, asked or not."""
    role, _, member = name.partition(".")
    return role in people.ROLES and member in people.FIELDS


def _is_nobodys(name: FieldId, applicant: Applicant) -> bool:
    """Whether it is told of a second person, where whoever applies stands here themselves."""
    return name.startswith("visitor.") and not (applicant.represents or applicant.shares)
