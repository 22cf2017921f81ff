"""Names that have no kanji: written in letters, and nobody twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import expect
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.people import person_of
from kiosk.forms.service import Interview, Procedure
from kiosk.words.furigana import plain
from tests.fakes.form_parts import context, interview, library, value_of
from tests.kiosk.forms.branches import KNOWN, answered, asked


@pytest.mark.parametrize(
    ("nationality", "head", "is_asked"),
    [
        ("foreign", "みほん りん", True),
        ("foreign", "みほん はなこ", False),
        ("foreign", "ミホンハナコ", False),
        ("japanese", "みほん りん", False),
    ],
    ids=["another", "oneself", "oneself-without-space", "japanese"],
)
def test_the_head_of_a_foreign_household_is_written_in_letters_and_nobody_twice(
    nationality: str, head: str, is_asked: bool
) -> None:
    typed = {**KNOWN, "type": "copy", "head": head, "nationality": nationality}
    assert ("head_letters" in asked("juminhyo", typed)) is is_asked


@pytest.mark.parametrize(
    ("procedure", "event"),
    [
        ("jido-teate", {"event": "born-first"}),
        ("jido-teate", {"event": "less"}),
        ("kokuho-soshitsu", {"reason": "insured"}),
    ],
)
@pytest.mark.parametrize(
    ("nationals", "is_asked"), [("japanese", False), ("foreign", True), ("both", True), (None, False)]
)
def test_letters_of_a_family_are_asked_only_where_one_of_them_is_foreign(
    procedure: str, event: Mapping[str, object], nationals: str | None, is_asked: bool
) -> None:
    """One question for all of a form, and then the letters of those who have some."""
    about = interview(procedure)
    answers = answered(about, event)
    assert isinstance(answers, Answers)
    question = about.question(FieldId(f"{procedure}.nationals"), answers)
    taken = (
        about.dont_know(question, answers)
        if nationals is None
        else about.accept(question, {question.id: nationals}, answers)
    )
    assert isinstance(taken, Answers)
    names = [str(one.id).partition(".")[2] for one in about.questions(taken)]
    assert "nationals" in names
    assert ("foreigners" in names) is is_asked


@pytest.mark.parametrize("procedure", ["jido-teate", "kokuho-soshitsu"])
def test_only_the_list_of_foreigners_asks_for_letters(procedure: str) -> None:
    """Whoever died stands alone, and is asked about once."""
    about = interview(procedure).procedure
    letters = {str(one.id): sub for one in about.questions for sub in one.each if sub.id == "name_letters"}
    assert set(letters) - {"deceased"} == {"foreigners"}
    assert letters["foreigners"].script == "latin"


@pytest.mark.parametrize(
    ("residence", "is_asked"),
    [("japanese", False), ("foreign", True), ("expected", True), ("visiting", False)],
)
def test_who_joins_the_insurance_is_asked_for_letters_only_as_a_foreigner(
    residence: str, is_asked: bool
) -> None:
    about = interview("kokuho-kanyu")
    question = next(one for one in about.questions(Answers()) if one.id == "kokuho-kanyu.members")
    drafts = about.typed(question, "0.residence", residence, {question.id: [{}]})
    walked, part = [], about.next_part(question, "0.residence", drafts, Answers())
    while part is not None and part != "list":
        walked.append(part)
        part = about.next_part(question, part, drafts, Answers())
    assert walked == [*(["0.name_letters"] if is_asked else []), "0.card_insurance"]


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_a_box_that_holds_a_reading_is_named_so_on_paper(about: Procedure) -> None:
    readings = [one for _, one in every_question(about) if one.kind == "kana"]
    assert [one.id for one in readings if "フリガナ" not in (one.paper or "")] == []


def listed(name: str, *typed: str) -> tuple[Interview, Question, Mapping[FieldId, Draft], str | None]:
    """A list in which somebody is named so, and the screen that follows."""
    about = interview(name)
    question = next(
        one
        for one in about.procedure.questions
        if one.kind == "persons" and {"name_kana", "name_letters"} <= {str(sub.id) for sub in one.each}
    )
    question = question.model_copy(update={"id": about.procedure.field_id(question.id)})
    drafts, part = about.acted(question, "list", "add", {question.id: []}, Answers())
    for text in typed:
        drafts = about.typed(question, "0.name_kana", text, drafts)
    assert part == "0.name_kana"
    return about, question, drafts, about.next_part(question, part, drafts, Answers())


@pytest.mark.parametrize("name", ["juminhyo", "kyufukin", "jido-teate", "kokuho-soshitsu", "okuyami"])
def test_whoever_was_typed_in_letters_is_not_asked_for_them_again(name: str) -> None:
    *_, following = listed(name, "TRAN THI HOA")
    assert following is not None
    assert not following.endswith("name_letters")
    assert (listed(name, "ちゃん てぃ ほあ")[-1] or "").endswith("name_letters")


def test_letters_in_a_list_are_given_on_and_said_once() -> None:
    people = next(one for one in interview("juminhyo").procedure.questions if one.id == "people")
    kind, about = KINDS["persons"], context()
    value = value_of(people, [{"name_kana": "Tran Thi Hoa"}])
    assert kind.data(people, value) == [
        {"name_kana": "TRAN THI HOA", "name_letters": "TRAN THI HOA", "birth_date": None}
    ]
    assert kind.paper(people, value, about).count("TRAN THI HOA") == 2, "in both boxes of the form"
    (one,) = expect(value, tuple)
    assert plain(KINDS["person"].show(people, one, about)).count("TRAN THI HOA") == 1


def test_another_name_has_other_letters() -> None:
    about, question, *_ = listed("juminhyo", "TRAN THI HOA")
    known = {question.id: [{"name_kana": "TRAN THI HOA", "name_letters": "TRAN THI HOA"}]}
    drafts = about.typed(question, "0.name_kana", "TRAN THI MAI", known)
    told = KINDS["persons"].data(question, value_of(question, drafts[question.id]))
    assert told == [{"name_kana": "TRAN THI MAI", "name_letters": "TRAN THI MAI", "birth_date": None}]


def test_letters_of_the_head_are_those_that_were_typed_for_the_head() -> None:
    typed = {**KNOWN, "type": "copy", "head": "Tran Thi Hoa", "nationality": "foreign"}
    assert "head_letters" not in asked("juminhyo", typed)
    about = interview("juminhyo")
    question = about.procedure.question("head")
    assert question is not None
    question = question.model_copy(update={"id": FieldId("juminhyo.head")})
    answers = about.accept(question, {question.id: "Tran Thi Hoa"}, Answers())
    assert isinstance(answers, Answers)
    assert answers.get(FieldId("juminhyo.head_letters")) == "TRAN THI HOA"
    answers = about.accept(question, {question.id: "みほん りん"}, answers)
    assert isinstance(answers, Answers)
    assert not answers.has(FieldId("juminhyo.head_letters"))


def test_a_name_in_letters_stands_as_the_name_once_it_is_known() -> None:
    answers = Answers().with_(FieldId("subject.name_kana"), "ミホン\u3000マリア", "typed")
    answers = answers.with_(FieldId("name_letters"), "MIHON MARIA", "typed")
    person = person_of("subject", answers)
    assert person is not None
    assert (person.name, person.name_kana) == ("MIHON MARIA", "ミホン\u3000マリア")
    visitor = person_of("visitor", answers.with_(FieldId("visitor.name_kana"), "ミホン\u3000リン", "typed"))
    assert visitor is not None
    assert visitor.name == "ミホン\u3000リン"


def test_who_is_known_by_letters_stands_in_a_list_at_one_touch() -> None:
    about = interview("juminhyo")
    people = next(one for one in about.procedure.questions if one.id == "people")
    people = people.model_copy(update={"id": FieldId("juminhyo.people")})
    known = with_kana("TRAN THI HOA")
    drafts, part = about.acted(people, "list", "known:0", {people.id: []}, known)
    assert part == "list"
    assert drafts[people.id] == [{"name_kana": "TRAN THI HOA", "name_letters": "TRAN THI HOA"}]


def with_kana(kana: str) -> Answers:
    about = interview("juminhyo")
    question = about.question(FieldId("subject.name_kana"), Answers())
    answers = about.accept(question, {question.id: kana}, Answers())
    assert isinstance(answers, Answers)
    return answers
