"""Nobody of a month stands at a counter, and nobody reports their own death."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.person import Record
from kiosk.forms.plausible import Sense
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, library

HANA = {"name_kana": "ミホン　ハナコ", "birth_date": "1948-03-05"}
HANA_READ: dict[str, object] = {"name_kana": "ミホン　ハナコ", "birth_date": Day(1948, 3, 5)}
BY_LAW = ("ansho-bango", "koseki", "kyufukin", "tenkyo", "tennyu", "tenshutsu")
KNOWN = (
    Answers()
    .with_(FieldId("subject.name_kana"), "ミホン　ハナコ", "card")
    .with_(FieldId("subject.birth_date"), Day(1948, 3, 5), "card")
)


def found(procedure_id: str, applicant: str, asked: str, said: object, known: Answers) -> list[str]:
    """The kinds of what speaks against an answer."""
    about = interview(procedure_id, applicant)
    question = about.procedure.question(asked)
    assert question is not None, asked
    named = question.model_copy(update={"id": about.procedure.field_id(question.id)})
    taken = about.accept(named, {named.id: said}, known)
    return [] if isinstance(taken, Answers) else [one.kind for one in taken]


@pytest.mark.parametrize(
    ("born", "kinds"),
    [
        ("2026-11-01", ["visitor-child"]),
        ("2011-11-24", ["visitor-child"]),
        ("2011-11-23", []),
        ("1948-03-05", []),
    ],
)
@pytest.mark.parametrize(
    ("applicant", "field"), [("household", "visitor.birth_date"), ("self", "subject.birth_date")]
)
def test_whoever_stands_here_is_fifteen_or_older(
    born: str, kinds: list[str], applicant: str, field: str
) -> None:
    assert found("juminhyo", applicant, field, born, Answers()) == kinds


@pytest.mark.parametrize(
    ("born", "kinds"),
    [
        ("2012-01-30", ["guardian-minor"]),
        ("2008-11-24", ["guardian-minor"]),
        ("2009", ["guardian-minor"]),
        ("2008-11-23", []),
        ("2008", []),
    ],
)
@pytest.mark.parametrize("procedure_id", BY_LAW)
def test_whoever_acts_by_law_is_of_age(procedure_id: str, born: str, kinds: list[str]) -> None:
    assert found(procedure_id, "legal", "visitor.birth_date", born, Answers()) == kinds


def test_every_applicant_by_law_is_looked_at() -> None:
    """要介護認定 asks a guardian for no birth date: the certificate shown there tells of their age."""
    by_law = {
        (about.id, one.id)
        for about in library().procedures()
        for one in about.applicants
        if one.authority == "legal"
    }
    assert by_law == {*((one, "legal") for one in BY_LAW), ("kaigo-nintei", "guardian")}


def test_who_was_asked_may_be_younger() -> None:
    assert found("koseki", "proxy", "visitor.birth_date", "2011-11-01", Answers()) == []


def test_a_minors_own_card_does_not_make_them_a_guardian() -> None:
    card = Answers().with_(FieldId("visitor.birth_date"), Day(2010, 1, 30), "card")
    assert "guardian-minor" in [one.kind for one in interview("koseki", "legal").missing(card)]
    assert "guardian-minor" not in [one.kind for one in interview("koseki", "proxy").missing(card)]


def test_a_minor_who_acts_for_others_is_told_where_to_go_on() -> None:
    about = interview("koseki", "legal")
    (problem,) = Sense(about.applicant, date(2026, 11, 23)).against(
        "visitor.birth_date",
        FieldId("visitor.birth_date"),
        Answers().with_(FieldId("visitor.birth_date"), Day(2010, 1, 30), "typed"),
    )
    said = plain(about.problem_text(problem))
    assert "18歳からです" in said
    assert said.endswith("係の人をよんでください。")


def test_a_child_may_be_whose_matter_it_is() -> None:
    assert found("juminhyo", "household", "subject.birth_date", "2026-11-01", Answers()) == []


def test_a_file_with_a_child_at_the_counter_is_not_completed() -> None:
    born = Answers().with_(FieldId("subject.birth_date"), Day(2026, 11, 1), "typed")
    assert "visitor-child" in [one.kind for one in interview("juminhyo", "self").missing(born)]


@pytest.mark.parametrize(
    ("deceased", "kinds"),
    [
        (HANA, ["visitor-died"]),
        ({**HANA, "birth_date": "1948-03-06"}, []),
        ({**HANA, "name_kana": "ミホン　タロウ"}, []),
        ({**HANA, "birth_date": ""}, []),
    ],
    ids=["here", "another-day", "another-name", "day-not-known"],
)
@pytest.mark.parametrize("procedure_id", ["okuyami", "kokuho-soshitsu"])
def test_whoever_stands_here_has_not_died(
    procedure_id: str, deceased: dict[str, str], kinds: list[str]
) -> None:
    assert found(procedure_id, "self", "deceased", deceased, KNOWN) == kinds


def test_who_says_afterwards_who_they_are_is_asked_again() -> None:
    """Without a card おくやみ asks for the visitor after it asked who has died."""
    guide = interview("okuyami", "self")
    answers = Answers()
    for name, said in (("deceased", HANA), ("subject.name_kana", HANA["name_kana"])):
        question = guide.question(FieldId(name), answers)
        taken = guide.accept(question, {question.id: said}, answers)
        assert isinstance(taken, Answers), name
        answers = taken
    born = guide.question(FieldId("subject.birth_date"), answers)
    found = guide.accept(born, {born.id: HANA["birth_date"]}, answers)
    assert not isinstance(found, Answers)
    assert [(one.kind, one.part) for one in found] == [("is-deceased", "")]
    assert isinstance(guide.accept(born, {born.id: "1948-03-06"}, answers), Answers)
    assert isinstance(guide.dont_know(born, answers), Answers)


def test_a_file_in_which_who_came_has_died_is_not_completed() -> None:
    guide = interview("okuyami", "self")
    question = guide.question(FieldId("deceased"), KNOWN)
    died = KNOWN.with_(question.id, Record(tuple(HANA_READ.items())), "typed")
    assert {"visitor-died"} <= {one.kind for one in guide.missing(died)}


def test_the_head_for_whom_somebody_comes_may_have_died() -> None:
    assert found("kokuho-soshitsu", "household", "deceased", HANA, KNOWN) == []


def _said(name: str, value: object, known: Answers) -> Answers:
    return known.with_(FieldId(name), value, "typed")


@pytest.mark.parametrize(
    ("name", "born", "kinds"),
    [
        ("ミホン　ハナコ", "1948-03-05", ["visitor-is-subject"]),
        ("ミホン　ハナコ", "1948-03-06", []),
        ("ミホン　ハナコ", "1948", []),
        ("ミホン　タロウ", "1948-03-05", []),
    ],
)
@pytest.mark.parametrize("procedure_id", ["juminhyo", "tenkyo", "jido-teate", "okuyami", "koseki"])
def test_whoever_comes_for_another_is_not_that_person(
    procedure_id: str, name: str, born: str, kinds: list[str]
) -> None:
    known = _said("visitor.birth_date", Day(1948, 3, 5), Answers())
    known = _said("subject.name_kana", name, _said("visitor.name_kana", "ミホン　ハナコ", known))
    assert found(procedure_id, "proxy", "subject.birth_date", born, known) == kinds
    assert "visitor-is-subject" not in found(procedure_id, "self", "subject.birth_date", born, known)


def test_it_is_asked_again_whichever_is_said_last() -> None:
    known = _said("subject.name_kana", "ミホン　ハナコ", Answers())
    known = _said("subject.birth_date", Day(1948, 3, 5), known)
    known = _said("visitor.birth_date", Day(1948, 3, 5), known)
    assert found("juminhyo", "household", "visitor.name_kana", "ミホン　ハナコ", known) == [
        "visitor-is-subject"
    ]
    assert found("juminhyo", "household", "visitor.name_kana", "ミホン　ケン", known) == []
