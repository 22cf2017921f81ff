from __future__ import annotations

import json
from datetime import datetime

import pytest

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.application import Application, Evidence
from kiosk.forms.completing import AnswersFile, complete, parse_answers, sample_answers
from kiosk.forms.export import application_json
from kiosk.forms.fields.kind import BLANK
from tests.fakes.form_parts import HANAKO, TODAY, interview, lookups, procedure, words

AT = datetime(2026, 11, 23, 10, 15, tzinfo=JST)
NO_FIELD, MISSING = "no-such-field", "not-answered"
EVERY = [
    (one, who)
    for one in ("juminhyo", "kazei-shomei", "kokuho-kanyu")
    for who in ("self", "household", "proxy")
]


def filed(procedure_id: str, data: object) -> Answers:
    found = parse_answers(procedure(procedure_id), data, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(found, AnswersFile), found
    return found.answers


def completed(procedure_id: str, applicant: str, answers: Answers) -> Application:
    done = complete(
        interview(procedure_id, applicant),
        answers,
        application_id=ApplicationId("id"),
        completed_at=AT,
        kiosk=("oji-01", "王子区民事務所"),
    )
    assert isinstance(done, Application), done
    return done


@pytest.mark.parametrize(("procedure_id", "applicant"), EVERY)
def test_every_sample_completes(procedure_id: str, applicant: str) -> None:
    sample = json.loads(json.dumps(sample_answers(interview(procedure_id, applicant))))
    application = completed(procedure_id, applicant, filed(procedure_id, sample))
    assert application.answers["applicant"] == applicant
    assert (application.representative is None) == (applicant == "self")
    told = json.loads(json.dumps(application_json(application)))
    local = {name: value for name, value in sample["answers"].items() if "." not in name}
    assert told["answers"] == {"applicant": applicant, **local}


@pytest.mark.parametrize(("procedure_id", "applicant"), EVERY)
def test_a_card_beside_the_sample_completes_too(procedure_id: str, applicant: str) -> None:
    answers = filed(procedure_id, sample_answers(interview(procedure_id, applicant)))
    answers = interview(procedure_id, applicant).prefill(HANAKO, answers)
    application = completed(procedure_id, applicant, answers)
    here = application.representative.person if application.representative else application.applicant
    assert here.name == HANAKO.name


def test_without_evidence_identity_is_none_and_said_so() -> None:
    answers = filed("juminhyo", sample_answers(interview("juminhyo")))
    assert completed("juminhyo", "self", answers).identity == (Evidence("none", AT, None),)


def test_one_household_has_one_address() -> None:
    answers = filed("juminhyo", sample_answers(interview("juminhyo", "household")))
    application = completed("juminhyo", "household", answers)
    assert application.representative is not None
    assert application.applicant.address == application.representative.person.address is not None
    assert application.representative.authority == "same-household"


def test_everything_that_is_missing_is_named_in_order() -> None:
    missing = complete(
        interview("juminhyo"),
        Answers().with_(FieldId("juminhyo.copies"), 99, "typed"),
        application_id=ApplicationId("id"),
        completed_at=AT,
        kiosk=("k", "o"),
    )
    assert isinstance(missing, tuple)
    found = [(one.field, one.kind) for one in missing]
    assert found[0] == ("subject.name_kana", "not-answered")
    assert ("juminhyo.copies", "count-too-big") in found
    assert not any(field == "subject.phone" for field, _ in found)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, [("applicant", "unreadable"), ("answers", "unreadable")]),
        ({"applicant": "self"}, [("answers", "unreadable")]),
        ({"applicant": "cat", "answers": {"copyes": 1}}, [("applicant", "unreadable"), ("copyes", NO_FIELD)]),
        (
            {"applicant": "self", "answers": {"copyes": 1, "copies": "many"}},
            [("copyes", NO_FIELD), ("juminhyo.copies", "not-digits"), ("subject.name_kana", MISSING)],
        ),
        (
            {"applicant": "self", "answers": {"subject.nam": "x"}},
            [("subject.nam", NO_FIELD), ("subject.name_kana", MISSING), ("subject.birth_date", MISSING)],
        ),
    ],
    ids=["nothing", "no-answers", "nobody", "two-mistakes", "no-member"],
)
def test_a_file_with_mistakes_names_them_all(data: object, found: list[tuple[str, str]]) -> None:
    read = parse_answers(procedure("juminhyo"), data, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, tuple)
    assert [(one.field, one.kind) for one in read][: len(found)] == found


def test_what_cannot_be_read_is_told_with_what_is_missing_or_cannot_be() -> None:
    sample = sample_answers(interview("juminhyo"))
    answers = sample["answers"]
    assert isinstance(answers, dict)
    answers = {**answers, "copyes": 1, "subject.birth_date": "2999-01-01"}
    del answers["scope"]
    data = {"applicant": "self", "answers": answers}
    read = parse_answers(procedure("juminhyo"), data, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, tuple)
    assert [(one.field, one.kind) for one in read] == [
        ("copyes", NO_FIELD),
        ("subject.birth_date", "date-future"),
        ("juminhyo.scope", MISSING),
        ("juminhyo.mixed", MISSING),
    ]


def test_null_answers_what_the_screens_answer_to_i_dont_know() -> None:
    answers = filed("juminhyo", {"applicant": "self", "answers": {"show_honseki": None, "head": None}})
    assert answers.get(FieldId("juminhyo.show_honseki")) is False
    assert answers.get(FieldId("juminhyo.head")) == BLANK


def test_ids_may_be_local_or_full_and_a_person_may_be_told() -> None:
    answers = filed(
        "juminhyo",
        {
            "applicant": "self",
            "answers": {"juminhyo.copies": 2, "scope": "all", "subject.name": "見本 花子", "head": None},
        },
    )
    assert answers.get(FieldId("juminhyo.copies")) == 2
    assert answers.get(FieldId("juminhyo.scope")) == "all"
    assert answers.get(FieldId("subject.name")) == "見本\u3000花子"
