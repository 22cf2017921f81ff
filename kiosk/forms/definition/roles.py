"""Who stands here, and by what right: what is asked of a visitor, and what the back-end is told of one.

Who comes in their own matter is the `subject`; a `visitor` is there only where somebody comes for another.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_VISITOR = "visitor"
_BY_RELATION = (("legal-", "legal"), ("same-household", "same-household"), ("voluntary-", "voluntary"))
"""How a relation begins that only one right has; a voluntary one may be another (`relative`)."""


def roles(procedure: Procedure) -> Iterator[Finding]:
    """Every question about a visitor where there is none, and every right that does not fit its person."""
    for path, question in questions_of(procedure):
        yield from _without_visitor(question, path, procedure)
    for place, applicant in enumerate(procedure.applicants):
        yield from _right(applicant, ("applicants", place))
        if applicant.letter and procedure.may_wait(applicant.id):
            message = told("shows a 委任状 on paper: `waiting: never`, so that it goes with the form")
            yield Finding(("applicants", place, "waiting"), message)


def _without_visitor(question: Question, path: Path, procedure: Procedure) -> Iterator[Finding]:
    people = (one.id for one in procedure.applicants if not one.represents)
    alone = [one for one in people if may_be_asked(question.when, one, procedure)]
    if not alone:
        return
    if question.id.startswith(f"{_VISITOR}."):
        message = told(
            "is asked of {who!r}, who comes for nobody: say `when: {{applicant: […]}}`", who=alone[0]
        )
        yield Finding((*path, "when"), message)
    if question.holder == _VISITOR:
        message = told("is compared with nobody where {who!r} comes: say `holder: subject`", who=alone[0])
        yield Finding((*path, "holder"), message)


def may_be_asked(condition: Condition | None, applicant: str, procedure: Procedure) -> bool:
    """Whether some answers let it hold for that applicant, of those that are offered to them."""
    match condition:
        case None:
            return True
        case Condition(applicant=tuple() as people):
            return applicant in people
        case Condition(all_=tuple() as parts):
            return all(may_be_asked(one, applicant, procedure) for one in parts)
        case Condition(any_=tuple() as parts):
            return any(may_be_asked(one, applicant, procedure) for one in parts)
        case Condition(not_=Condition(applicant=tuple() as people)):
            return applicant not in people
        case Condition(field=str() as name, part=None, is_=str() as wanted):
            return _may_answer(procedure.question(name), wanted, applicant, procedure)
        case _:
            return True


def _may_answer(question: Question | None, wanted: str, applicant: str, procedure: Procedure) -> bool:
    if question is None or not may_be_asked(question.when, applicant, procedure):
        return question is None
    option = next((one for one in question.options if one.id == wanted), None)
    return option is None or may_be_asked(option.when, applicant, procedure)


def _right(applicant: Applicant, path: Path) -> Iterator[Finding]:
    """`authority` and `relation` are of somebody who comes for another, and say the same."""
    if not applicant.represents:
        for key in ("authority", "relation"):
            if getattr(applicant, key) is not None:
                yield Finding((*path, key), told("comes for nobody: leave it out, or say `represents: true`"))
        return
    if applicant.authority is None:
        yield Finding(
            path, told("{who!r} comes for somebody: say `authority` and `relation`", who=applicant.id)
        )
        return
    relation = applicant.relation or ""
    wanted = next((right for begins, right in _BY_RELATION if relation.startswith(begins)), None)
    alone = applicant.authority in ("legal", "same-household")
    if wanted not in (applicant.authority, None) or (wanted is None and alone):
        message = "the right is {authority!r} and the relation {relation!r}: which of the two is it?"
        facts = {"authority": applicant.authority, "relation": relation}
        yield Finding((*path, "authority"), told(message, **facts))
