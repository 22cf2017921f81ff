"""Portraits of the pages that show answers again, where the usual sample has too few of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.forms.answers import Answers, Data
from kiosk.forms.application import Person
from kiosk.visit import states as at
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_questions import interview_of, sampled
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.visit import Case, Visit

_COUNTS: Mapping[str, Data] = {"juminhyo.type": "several", "juminhyo.kinds": ["copy", "removed"]}

_FAMILY: Mapping[str, Data] = {
    "subject.name_kana": "ミホン\u3000ハナコ",
    "movers": [
        {
            "name_kana": "ミホン\u3000ハナコ",
            "birth_date": "1948-03-05",
            "gender": "female",
            "relation": "head",
        },
        {
            "name_kana": "ミホン\u3000ハル",
            "birth_date": "2021-05-02",
            "gender": "unknown",
            "relation": "grandchild",
        },
        {"name_kana": "ミホン\u3000ソラ", "birth_date": None, "gender": "male", "relation": None},
    ],
}


_TWENTY = """
    ハナコ タロウ ジロウ ハル ソラ サクラ ケン アオイ リク ユイ
    ミオ レン ヒナ ソウタ メイ ハルト コハル ユウト リン アキ
"""
_MANY: Mapping[str, Data] = {
    "subject.name_kana": "ミホン\u3000ハナコ",
    "movers": [
        {
            "name_kana": f"ミホン\u3000{name}",
            "birth_date": "2021-01-01" if at else "1948-03-05",
            "gender": "unknown",
            "relation": "grandchild" if at else "head",
        }
        for at, name in enumerate(_TWENTY.split())
    ],
}
"""The longest list that the kiosk takes."""


def answered_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, person: Person
) -> Iterator[tuple[str, Screen]]:
    """Several kinds of copies, confirmed together; a family, one of whom is half known; twenty people."""
    counts = _standing(handbook, moment, visit, "juminhyo", person, _COUNTS)
    several = at.ConfirmingAnswer(FieldId("juminhyo.copies_copy"))
    yield "confirming-answers", screen_of(replace(counts, step=several), moment, handbook)
    family = _standing(handbook, moment, visit, "tennyu", person, _FAMILY)
    step = at.ConfirmingAnswer(FieldId("movers"))
    yield "confirming-people", screen_of(replace(family, step=step), moment, handbook)
    yield "checking-people", screen_of(replace(family, step=at.CheckingAnswers()), moment, handbook)
    many = _standing(handbook, moment, visit, "tennyu", person, _MANY)
    listed = at.Asking(FieldId("movers"), "list")
    yield "asking-people-many", screen_of(replace(many, step=listed), moment, handbook)
    removed = _one_removed(handbook, moment, family)
    yield "asking-people-removed", screen_of(removed, moment, handbook)
    yield "checking-people-many", screen_of(replace(many, step=at.CheckingAnswers()), moment, handbook)


def _one_removed(handbook: Handbook, moment: Moment, family: Visit) -> Visit:
    """The list of a family from which somebody was taken just now."""
    case, movers = family.cases[-1], FieldId("movers")
    interview = interview_of(
        handbook, case.procedure, moment.now.date(), family.comfort.language, case.applicant
    )
    left = interview.view(interview.question(movers, family.answers), "list", {}, family.answers).field.draft
    gone = (at.Removed(movers, 1, left, left),)
    return replace(family, step=at.Asking(movers, "list"), removed=gone)


def _standing(
    handbook: Handbook,
    moment: Moment,
    visit: Visit,
    procedure: str,
    person: Person,
    told: Mapping[str, Data],
) -> Visit:
    """A visit with these answers, and the sample's for all others."""
    interview = interview_of(handbook, procedure, moment.now.date(), visit.comfort.language)
    answers = interview.prefill(person, Answers())
    for name, data in told.items():
        field = FieldId(name)
        taken = interview.accept(interview.question(field, answers), {field: data}, answers)
        assert isinstance(taken, Answers), name
        answers = taken
    case = Case(ApplicationId(moment.fresh_id), procedure, interview.applicant.id)
    return replace(visit, cases=(case,), answers=sampled(handbook, interview, answers), drafts={})
