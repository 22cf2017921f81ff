"""Answers given one by one, and what the last one is told or leads to."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview

KNOWN = {"subject.name_kana": "みほん はなこ", "subject.birth_date": "1948-03-05"}


def answered(
    about: Interview, typed: Mapping[str, object], begun: Answers | None = None
) -> Answers | tuple[FieldProblem, ...]:
    """The answers after all were given one by one to those that stood there, or what the last is told."""
    answers: Answers | tuple[FieldProblem, ...] = begun or Answers()
    for name, draft in typed.items():
        assert isinstance(answers, Answers), (name, answers)
        field = about.procedure.field_id(name)
        question = about.question(FieldId(field), answers)
        answers = about.accept(question, {field: draft}, answers)
    return answers


def told(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> str:
    """The sentence that the last answer is met with."""
    about = interview(procedure, applicant)
    found = answered(about, typed)
    assert not isinstance(found, Answers), "the answer was taken"
    return plain(about.problem_text(found[0]))


def asked(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> list[str]:
    """Local ids of all questions after those answers."""
    about = interview(procedure, applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    return [one.id.removeprefix(f"{procedure}.") for one in about.questions(answers)]
