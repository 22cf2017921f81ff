"""Portraits of questions that come once more: whose matter it is, a namesake, digits too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.forms import western_years
from kiosk.forms.answers import Answers, Data, Draft, FieldProblem
from kiosk.visit import states as at
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.visit import Case, Visit

_PROCEDURE, _APPLICANT = "juminhyo", "household"
_BORN = FieldId("subject.birth_date")
_NAME = "ミホン\u3000ハナコ"
_TOLD: dict[str, Data] = {
    "visitor.name_kana": _NAME,
    "visitor.birth_date": "1948-03-05",
    "subject.name_kana": _NAME,
}
_DAY: dict[str, Draft] = {"era": "showa", "year": "23", "month": "3", "day": "5"}
_WESTERN: dict[str, Draft] = {"era": "showa", "year": "19", "month": "4", "day": "8"}
"""What becomes of 1948 among the cells of 昭和."""


def asked_again_portraits(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """The birth date of somebody else, who is the visitor, has their name, or was typed too far."""
    interview = handbook.interview(_PROCEDURE, _APPLICANT, visit.comfort.language, moment.now.date())
    answers = Answers()
    for name, data in _TOLD.items():
        taken = interview.accept(interview.question(FieldId(name), answers), {FieldId(name): data}, answers)
        assert isinstance(taken, Answers), name
        answers = taken
    case = Case(ApplicationId(moment.fresh_id), _PROCEDURE, _APPLICANT)
    full = interview.no_room(interview.question(_BORN, Answers()), "", {_BORN: _DAY})
    there = replace(visit, cases=(case,), answers=answers, card=None, drafts={_BORN: _DAY})
    for name, problem in (
        ("own-matter", FieldProblem(_BORN, "visitor-is-subject")),
        ("namesake", FieldProblem(_BORN, "namesake-born")),
        ("full", full),
    ):
        step = at.Asking(_BORN, "", problem)
        yield f"asking-again-{name}", screen_of(replace(there, step=step), moment, handbook)
    step = at.Asking(_BORN, "", western_years.doubt(_BORN, "", _WESTERN, None))
    western = replace(there, drafts={_BORN: _WESTERN}, step=step)
    yield "asking-again-western", screen_of(western, moment, handbook)
