"""Answers that are hardly true, asked again kindly: whoever stands here is a child, has died, or came for
themselves by the way for others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.conditions import age_on, days_in
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import Blank
from kiosk.forms.fields.person import DECEASED, Record
from kiosk.forms.people import ROLES, standing_here

LEAST_AGE = 15
"""Younger people do not come to a counter by themselves; staff hear those who do."""
GUARDIAN_AGE = 18
"""Whoever acts for somebody by law is of age: a minor can be no guardian (民法847条), and a minor's parental
authority is exercised by their own parents (833条, 867条). Who was asked (任意代理人) may be younger (102条).
"""
_WHO = ("name_kana", "birth_date")
_OF_BOTH = tuple(f"{role}.{name}" for role in ROLES for name in _WHO)


@dataclass(frozen=True, slots=True)
class Sense:
    """What is looked at: who stands here, and on which day."""

    applicant: Applicant
    today: date

    def against(self, local_id: str, field: FieldId, answers: Answers) -> tuple[FieldProblem, ...]:
        """What speaks against this answer, looked at with the others, whichever of them was given first."""
        role = standing_here(self.applicant)
        if young := self._too_young(local_id, field, answers):
            return young
        own = [f"{role}.{name}" for name in _WHO]
        if local_id in (DECEASED, *own) and _has_died(role, answers):
            here = local_id != DECEASED
            return (
                FieldProblem(field, "is-deceased" if here else "visitor-died", part="" if here else _WHO[0]),
            )
        if self.applicant.represents and local_id in _OF_BOTH and _came_for_themselves(answers):
            return (FieldProblem(field, "visitor-is-subject"),)
        return ()

    def against_card(self, local_id: str, field: FieldId, answers: Answers) -> tuple[FieldProblem, ...]:
        """What speaks against a card's answer: it is true, but no minor acts by law for others."""
        return self._too_young(local_id, field, answers) if self._acts_by_law else ()

    @property
    def _acts_by_law(self) -> bool:
        return self.applicant.authority == "legal"

    def _too_young(self, local_id: str, field: FieldId, answers: Answers) -> tuple[FieldProblem, ...]:
        """Whoever stands here and certainly is a child, or acts by law and is not of age."""
        value = answers.get(field)
        days = days_in(value.data) if isinstance(value, Day) else None
        if days is None or local_id != f"{standing_here(self.applicant)}.birth_date":
            return ()
        age = age_on(days[0], self.today)
        if self._acts_by_law and age < GUARDIAN_AGE:
            return (FieldProblem(field, "guardian-minor", {"age": GUARDIAN_AGE}),)
        return (FieldProblem(field, "visitor-child", {"age": LEAST_AGE}),) if age < LEAST_AGE else ()


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
