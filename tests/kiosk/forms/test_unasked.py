"""What a file answers and nobody asks: told by its field, and nothing that was asked or left open is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.application import Person
from kiosk.forms.service import AnswersFile, parse_answers
from tests.fakes.form_parts import HANAKO, TODAY, interview, lookups, procedure, words

CHILD = {"name_kana": "ミホン　ケン", "birth_date": "2018-06-01"}
ONE_PERSON: Mapping[str, object] = {"where": "kita", "types": ["one"], "copies_one": 1}


def read(procedure_id: str, applicant: str, answers: Mapping[str, object]) -> Answers:
    file = parse_answers(
        procedure(procedure_id),
        {"applicant": applicant, "answers": answers},
        words=words(),
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(file, AnswersFile), file
    return file.answers


def unasked(procedure_id: str, applicant: str, answers: Mapping[str, object]) -> list[tuple[str, str]]:
    found = interview(procedure_id, applicant).unasked(read(procedure_id, applicant, answers))
    return [(one.field, one.kind) for one in found]


@pytest.mark.parametrize(
    ("applicant", "whose", "told"),
    [
        ("self", "self", [("koseki.needed", "not-asked")]),
        ("self", "another", []),
        ("legal", "subject", [("koseki.needed", "not-asked")]),
        ("relative", "self", [("koseki.needed_of", "not-asked")]),
    ],
)
def test_somebody_named_where_nobody_asks_for_them_is_told(
    applicant: str, whose: str, told: list[tuple[str, str]]
) -> None:
    assert unasked("koseki", applicant, {**ONE_PERSON, "needed_of": whose, "needed": CHILD}) == told


def test_what_was_left_open_loses_nothing() -> None:
    assert unasked("koseki", "self", {**ONE_PERSON, "needed_of": "self", "needed": None}) == []


def test_what_is_known_of_a_person_without_a_question_is_taken_as_of_a_card() -> None:
    assert unasked("koseki", "self", {"subject.name": "見本　花子", "subject.gender": "female"}) == []


def test_who_stands_here_for_nobody_else_has_no_second_person() -> None:
    second = {"visitor.name": "例田　みどり", "visitor.gender": "female"}
    found = [("visitor.name", "not-asked"), ("visitor.gender", "not-asked")]
    assert unasked("koseki", "self", second) == found
    assert unasked("koseki", "proxy", second) == []


def test_what_a_card_told_itself_is_no_answer_of_the_file() -> None:
    about = interview("koseki")
    card = Person("MIHON MARIA", None, "1990-01-01", None, None, None)
    answers = about.prefill(card, read("koseki", "self", {"nationality": "japanese"}))
    assert about.unasked(answers) == ()
    assert about.unasked(about.prefill(HANAKO, Answers().with_(FieldId("subject.name"), "x", "typed"))) == ()


@pytest.mark.parametrize("people", [{**CHILD, "birthdate": "2018-06-01"}, {"name": "ミホン　ケン"}])
def test_what_nobody_asks_of_a_person_is_no_field(people: Mapping[str, object]) -> None:
    raw = {"applicant": "self", "answers": {**ONE_PERSON, "needed_of": "another", "needed": people}}
    found = parse_answers(procedure("koseki"), raw, words=words(), lookups=lookups(), today=TODAY)
    assert not isinstance(found, AnswersFile)
    (strange,) = [one.field for one in found if one.kind == "no-such-field"]
    assert strange in ("needed.birthdate", "needed.name")


@pytest.mark.parametrize(("residence", "told"), [("japanese", True), ("foreign", False), (None, True)])
def test_what_is_not_asked_of_one_of_several_people_is_told(residence: str | None, told: bool) -> None:
    """英字 of a Japanese member; of whoever left the nationality open nobody asks either."""
    member = {"name_kana": "ミホン　ハナコ", "residence": residence, "name_letters": "MIHON HANAKO"}
    found = parse_answers(
        procedure("kokuho-kanyu"),
        {"applicant": "self", "answers": {"members": [{}, member]}},
        words=words(),
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(found, tuple)
    name = "kokuho-kanyu.members.1.name_letters"
    assert [one.kind for one in found if one.field == name] == (["not-asked"] if told else [])
