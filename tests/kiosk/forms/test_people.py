from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers
from kiosk.forms.application import Person
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.person import Record
from tests.fakes.form_parts import HANAKO, context, procedure


def test_a_card_tells_about_whoever_stands_here() -> None:
    juminhyo = procedure("juminhyo")
    for applicant, role in (("self", "subject"), ("household", "visitor"), ("proxy", "visitor")):
        who = juminhyo.applicant(applicant)
        assert people.standing_here(who) == role
        answers = people.prefilled(HANAKO, who, Answers(), context())
        assert {name.partition(".")[0] for name in answers.by_field} == {role}
        assert all(answer.source == "card" for answer in answers.by_field.values())


def test_a_person_comes_back_as_the_contract_writes_it() -> None:
    answers = people.with_person(Answers(), "subject", HANAKO, "card", context())
    answers = answers.with_(FieldId("subject.phone"), "0312345678", "typed")
    answers = answers.with_(FieldId("subject.name_kana"), "ミホン\u3000ハナコ", "typed")
    assert people.person_of("subject", answers) == Person(
        HANAKO.name, "ミホン\u3000ハナコ", HANAKO.birth_date, "female", HANAKO.address, "03-1234-5678"
    )
    assert people.person_of("visitor", answers) is None


def test_a_name_nobody_could_spell_is_its_kana() -> None:
    answers = Answers().with_(FieldId("subject.name_kana"), "ミホン", "typed")
    person = people.person_of("subject", answers)
    assert person is not None
    assert (person.name, person.name_kana) == ("ミホン", "ミホン")


def test_a_card_stands_above_what_was_typed_and_leaves_the_rest() -> None:
    typed = (
        Answers()
        .with_(FieldId("subject.name"), "ほか", "typed")
        .with_(FieldId("subject.phone"), "0312345678", "typed")
    )
    filled = people.prefilled(HANAKO, procedure("juminhyo").applicant("self"), typed, context())
    assert filled.get(FieldId("subject.name")) == HANAKO.name
    assert filled.get(FieldId("subject.phone")) == "0312345678"


def test_people_of_an_answered_list_are_known_with_their_relation() -> None:
    row = Record((("name_kana", "ミホン\u3000タロウ"), ("birth_date", Day(1950, 1)), ("relation", "husband")))
    answers = people.with_person(Answers(), "subject", HANAKO, "card", context())
    answers = answers.with_(FieldId("movers"), (row,), "typed")
    known = people.acquainted(answers)
    assert [one.name for one in known] == [HANAKO.name, "ミホン\u3000タロウ"]
    assert known[1] == people.Listed(
        "ミホン\u3000タロウ", "ミホン\u3000タロウ", "1950-01", relation="husband"
    )
    assert "タロウ" not in repr(known[1])


def test_a_row_without_a_name_is_nobody_to_know() -> None:
    assert people.acquainted(Answers().with_(FieldId("movers"), (Record(()),), "typed")) == ()
