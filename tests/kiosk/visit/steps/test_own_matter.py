"""Who chose the way for others and is that person goes on as themselves, and says nothing twice."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.date import Day
from kiosk.visit.screen import Question
from kiosk.visit.states import Asking, ChoosingWho
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()
WORDS = BOOK.catalogue.words("ja")
BORN = FieldId("subject.birth_date")
NAME = "ミホン　ハナコ"
HERE = (
    Answers()
    .with_(FieldId("visitor.name_kana"), NAME, "typed")
    .with_(FieldId("visitor.birth_date"), Day(1948, 3, 5), "typed")
    .with_(FieldId("subject.name_kana"), NAME, "typed")
)


def asked_for_another(applicant: str = "household") -> PacedVisit:
    """At the birth date of whoever it is for; the visitor said the same name of themselves."""
    made = PacedVisit(BOOK)
    made.to_questions()
    case = replace(made.visit.cases[-1], applicant=applicant)
    trail = (ChoosingWho(applicant), Asking(FieldId("visitor.name_kana")))
    made.visit = replace(made.visit, cases=(case,), answers=HERE, drafts={}, trail=trail, step=Asking(BORN))
    return made


def born(visit: PacedVisit, day: str) -> PacedVisit:
    visit.types(BORN, day)
    visit.press("next")
    return visit


def test_the_same_name_and_day_is_asked_again_with_a_way_on() -> None:
    visit = born(asked_for_another(), "1948-03-05")
    body = visit.screen.body
    assert isinstance(body, Question)
    assert body.field.problem == WORDS("forms.problem.visitor-is-subject")
    assert {"own-matter", "back", "next"} <= visit.offers


def test_another_day_is_another_person() -> None:
    visit = born(asked_for_another(), "1948-03-06")
    assert "own-matter" not in visit.offers
    visit.press("next")
    assert visit.visit.answers.get(BORN) == Day(1948, 3, 6)


def test_they_go_on_as_themselves() -> None:
    visit = born(asked_for_another(), "1948-03-05")
    visit.press("own-matter")
    there = visit.visit
    assert there.cases[-1].applicant == "self"
    assert there.answers.get(FieldId("subject.name_kana")) == NAME
    assert there.answers.get(BORN) == Day(1948, 3, 5)
    assert not any(name.startswith("visitor.") for name in there.answers.by_field)
    assert isinstance(there.step, Asking)
    assert there.step.question not in there.answers.by_field
    assert not any(isinstance(step, Asking) for step in there.trail)


def test_nobody_becomes_themselves_without_having_been_asked() -> None:
    visit = asked_for_another()
    visit.press("own-matter")
    assert visit.visit.cases[-1].applicant == "household"
