"""Whether each question speaks to the person who stands there, of the person whose matter it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_YOU = re.compile("あなたの|あなたは|あなたが|ご自分の|ご自分は")
_THEY = re.compile("その方の|その方は|その方が|ご本人の|ご本人は")
_SUBJECT, _VISITOR = "subject", "visitor"


def whose(procedure: Procedure) -> Iterator[Finding]:
    """Every question for the one that speaks of the other, and every answer printed in the other's box."""
    for path, question in questions_of(procedure):
        role, _, member = str(question.id).partition(".")
        if not member:
            continue
        other = {_SUBJECT: _VISITOR, _VISITOR: _SUBJECT}[role]
        if question.section == other:
            message = told("is printed in the box {section!r}, which is somebody else's", section=other)
            yield Finding((*path, "section"), message)
        for applicant in procedure.applicants:
            yield from _spoken(question, role, applicant, path)


def _spoken(question: Question, role: str, applicant: Applicant, path: Path) -> Iterator[Finding]:
    """Only what is asked of them: those who come for themselves are no visitors."""
    asked = (
        question.when is None or question.when.applicant is None or applicant.id in question.when.applicant
    )
    if not asked or (role == _VISITOR and not applicant.represents):
        return
    own = question.by_applicant.get(applicant.id)
    for key in ("title", "label"):
        said = None if own is None else getattr(own, key)
        message = _wrong(narrow(said or getattr(question, key)), role, applicant)
        if message is not None:
            yield Finding((*path, "by_applicant", applicant.id, key) if said else (*path, key), message)
            return


def _wrong(text: str, role: str, applicant: Applicant) -> Told | None:
    of_you = role == _VISITOR or not applicant.represents
    if not of_you and _YOU.search(text):
        return told("asks {who!r} about themselves; it is about whom they come for", who=applicant.id)
    if of_you and _THEY.search(text):
        return told("asks {who!r} about somebody else; it is about themselves", who=applicant.id)
    return None
