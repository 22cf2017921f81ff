"""Answers that are hardly true, asked again kindly: whoever stands here is a child, has died, or came for
themselves by the way for others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.conditions import age_on
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import Blank
from kiosk.forms.fields.person import DECEASED, Record
from kiosk.forms.people import ROLES, standing_here

LEAST_AGE = 15
"""Younger people do not come to a counter by themselves; staff hear those who do."""
_WHO = ("name_kana", "birth_date")
_OF_BOTH = tuple(f"{role}.{name}" for role in ROLES for name in _WHO)


@dataclass(frozen=True, slots=True)
class Sense:
    """What is looked at: who stands here, and on which day."""

    applicant: Applicant
    today: date

    def against(self, local_id: str, field: FieldId, answers: Answers) -> tuple[FieldProblem, ...]:
        """What speaks against this answer, looked at with the others, whichever of them was given first."""
        value, role = answers.get(field), standing_here(self.applicant)
        if local_id == f"{role}.birth_date" and isinstance(value, Day) and self._is_child(value):
            return (FieldProblem(field, "visitor-child", {"age": LEAST_AGE}),)
        own = [f"{role}.{name}" for name in _WHO]
        if local_id in (DECEASED, *own) and _has_died(role, answers):
            here = local_id != DECEASED
            return (
                FieldProblem(field, "is-deceased" if here else "visitor-died", part="" if here else _WHO[0]),
            )
        if self.applicant.represents and local_id in _OF_BOTH and _came_for_themselves(answers):
            return (FieldProblem(field, "visitor-is-subject"),)
        return ()

    def _is_child(self, born: Day) -> bool:
        return born.full is not None and age_on(born.full, self.today) < LEAST_AGE


def _came_for_themselves(answers: Answers) -> bool:
    """Whether who stands here for somebody is that person: the same name and the same birth date."""
    pairs = tuple(tuple(answers.get(FieldId(f"{role}.{name}")) for role in ROLES) for name in _WHO)
    return all(one == other and one is not None and not isinstance(one, Blank) for one, other in pairs)


def _has_died(role: str, answers: Answers) -> bool:
    """Whether who stands here is said to be dead: the same name and the same birth date."""
    record = answers.get(FieldId(DECEASED))
    if not isinstance(record, Record):
        return False
    pairs = tuple((record.get(name), answers.get(FieldId(f"{role}.{name}"))) for name in _WHO)
    return all(one == other and not isinstance(one, Blank) for one, other in pairs)
