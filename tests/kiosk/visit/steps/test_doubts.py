"""What may be so and hardly is, is asked once more; つぎへ again, and it is taken."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.date import Day
from kiosk.visit.events import FULL, Acted
from kiosk.visit.screen import FieldView, Question
from kiosk.visit.states import Asking
from kiosk.words.furigana import plain
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


def western() -> PacedVisit:
    """At a birth date where 昭和 is chosen and 1948 was typed: 19, 4, 8."""
    made = PacedVisit(BOOK)
    made.to_questions()
    made.visit = replace(made.visit, answers=Answers(), drafts={}, step=Asking(BORN))
    made.types(BORN, {"era": "showa", "year": "19", "month": "4", "day": "8"})
    return made


def field_of(visit: PacedVisit) -> FieldView:
    body = visit.screen.body
    assert isinstance(body, Question)
    return body.field


def test_western_year_is_no_other_day_unasked() -> None:
    visit = western()
    visit.press("next")
    assert problem_of(visit) == "date-western-doubt"
    assert not visit.visit.answers.has(BORN)
    told = plain(field_of(visit).problem or "")
    assert "1948年なら、昭和23年です" in told
    assert "4月8日でよければ" in told
    assert field_of(visit).limits["wrong"] == "year"
    visit.press("next")
    assert visit.visit.answers.get(BORN) == Day(1944, 4, 8)


def test_one_digit_more_tells_of_the_year() -> None:
    visit = western()
    visit.happens(Acted(BORN, "", FULL))
    assert "1948年は、昭和23年です" in plain(field_of(visit).problem or "")
    assert field_of(visit).limits["wrong"] == "year"
    visit.press("next")
    assert problem_of(visit) == "date-western-doubt"
    assert not visit.visit.answers.has(BORN)


def test_what_was_taken_is_not_asked_again() -> None:
    visit = western()
    visit.press("next", "next", "back")
    assert isinstance(visit.visit.step, Asking)
    visit.visit = replace(visit.visit, step=Asking(BORN))
    visit.press("next")
    assert problem_of(visit) is None


def test_both_doubts_are_asked_once_each() -> None:
    visit = namesakes()
    visit.types(BORN, {"era": "showa", "year": "19", "month": "4", "day": "8"})
    asked = []
    while not visit.visit.answers.has(BORN):
        visit.press("next")
        asked.append(problem_of(visit))
        assert len(asked) < 5
    assert asked == ["date-western-doubt", "namesake-born", None]


def test_day_that_cannot_be_tells_of_the_year_at_once() -> None:
    visit = western()
    visit.types(BORN, {"era": "showa", "year": "19", "month": "6", "day": "0"})
    assert "1960年は、昭和35年です" in plain(field_of(visit).problem or "")
    visit.types(BORN, {"era": "showa", "year": "23", "month": "2", "day": "30"})
    assert "この日はありません" in plain(field_of(visit).problem or "")


def test_which_year_was_typed_is_for_headphones_alone() -> None:
    visit = western()
    visit.types(BORN, {"era": "showa", "year": "19", "month": "6", "day": "0"})
    assert any("1960" in one for one in visit.screen.private)
    assert not any("1960" in one for one in visit.screen.spoken)
    visit.types(BORN, {"era": "showa", "year": "19", "month": "4", "day": "8"})
    visit.press("next")
    assert any("1948年なら" in one for one in visit.screen.private)
    assert not any("1948年なら" in one for one in visit.screen.spoken)
