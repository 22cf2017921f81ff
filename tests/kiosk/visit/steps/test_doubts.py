"""What may be so and hardly is, is asked once more; つぎへ again, and it is taken."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.date import Day
from kiosk.visit.states import Asking
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()
BORN = FieldId("subject.birth_date")
NAME = "ミホン　ハナコ"


def namesakes() -> PacedVisit:
    """At the birth date of somebody for whom a namesake came."""
    made = PacedVisit(BOOK)
    made.to_questions()
    answers = Answers().with_(FieldId("visitor.birth_date"), Day(1960, 1, 30), "typed")
    for role in ("visitor", "subject"):
        answers = answers.with_(FieldId(f"{role}.name_kana"), NAME, "typed")
    case = replace(made.visit.cases[-1], applicant="household")
    made.visit = replace(made.visit, cases=(case,), answers=answers, drafts={}, step=Asking(BORN))
    made.types(BORN, "1930-01-30")
    return made


def problem_of(visit: PacedVisit) -> str | None:
    step = visit.visit.step
    return step.problem.kind if isinstance(step, Asking) and step.problem is not None else None


def test_a_doubt_is_said_once_and_then_taken() -> None:
    visit = namesakes()
    visit.press("next")
    assert problem_of(visit) == "namesake-born"
    assert not visit.visit.answers.has(BORN)
    visit.press("next")
    assert problem_of(visit) is None
    assert visit.visit.answers.get(BORN) == Day(1930, 1, 30)


def test_another_answer_is_doubted_anew() -> None:
    visit = namesakes()
    visit.press("next")
    visit.types(BORN, "1931-01-30")
    assert problem_of(visit) is None
    visit.press("next")
    assert problem_of(visit) == "namesake-born"
