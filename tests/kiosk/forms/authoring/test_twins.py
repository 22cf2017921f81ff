from __future__ import annotations

import pytest

from kiosk.forms.authoring.twins import twins
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import context, procedure

FIRST: dict[str, object] = {
    "id": "a",
    "kind": "choice",
    "title": "どれですか",
    "label": "どれ",
    "options": [{"id": "x", "label": "えー"}, {"id": "y", "label": "びー"}],
}
SECOND: dict[str, object] = {"id": "b", "kind": "text", "title": "なにですか", "label": "なに"}

BORN = {"field": "subject.birth_date"}


def told(first: dict[str, object], second: dict[str, object]) -> list[tuple[str, str]]:
    one: Procedure = procedure("juminhyo").model_copy(
        update={
            "questions": tuple(Question.model_validate(asked, strict=False) for asked in (first, second)),
            "checks": (),
        }
    )
    return [(".".join(map(str, found.path)), found.message) for found in twins(one, context())]


def test_questions_of_their_own_words_are_let_be() -> None:
    assert told(FIRST, SECOND) == []


@pytest.mark.parametrize(
    ("key", "words"), [("title", "{どれ|どれ}ですか"), ("label", "ど\u200bれ"), ("paper", "どれ")]
)
def test_question_in_the_words_of_another_is_told(key: str, words: str) -> None:
    ((path, message),) = told(FIRST, {**SECOND, key: words})
    assert path == f"questions.1.{key}"
    assert "'a'" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"applicant": ["self"]}, {"applicant": ["proxy"]}),
        ({**BORN, "age": {"least": 65}}, {**BORN, "age": {"most": 64}}),
    ],
    ids=["people", "ages"],
)
def test_same_words_for_different_people_are_let_be(one: object, other: object) -> None:
    assert told({**FIRST, "when": one}, {**SECOND, "title": "どれですか", "when": other}) == []


def test_own_wording_of_an_applicant_counts() -> None:
    own = {"proxy": {"title": "どれですか"}}
    assert [path for path, _ in told(FIRST, {**SECOND, "by_applicant": own})] == ["questions.1.title"]


def test_question_that_follows_from_an_answer_may_go_on_under_its_name() -> None:
    follows = {"when": {"field": "a", "is": "x"}}
    assert told(FIRST, {**SECOND, **follows, "label": "どれ"}) == []
    assert len(told(FIRST, {**SECOND, **follows, "title": "どれですか"})) == 1


def test_two_options_that_are_one_on_paper_are_told() -> None:
    options = [{"id": "x", "label": "えー", "paper": "同じ"}, {"id": "y", "label": "びー", "paper": "同じ"}]
    message = "stands on the paper as the option 1 does"
    assert told({**FIRST, "options": options}, SECOND) == [("questions.0.options.1.paper", message)]


def test_two_options_that_never_meet_may_be_one_on_paper() -> None:
    options = [
        {"id": "x", "label": "えー", "paper": "同じ", "when": {"applicant": ["self"]}},
        {"id": "y", "label": "びー", "paper": "同じ", "when": {"applicant": ["proxy"]}},
    ]
    assert told({**FIRST, "options": options}, SECOND) == []


@pytest.mark.parametrize("key", ["title", "label"])
def test_question_about_a_person_in_the_words_of_another_is_told(key: str) -> None:
    people = {**SECOND, "kind": "persons", "each": [FIRST, {**SECOND, "id": "c", key: FIRST[key]}]}
    assert [path for path, _ in told({**FIRST, "title": "ほかですか", "label": "ほか"}, people)] == [
        f"questions.1.each.1.{key}"
    ]


def test_answer_in_words_is_no_heading_for_what_follows() -> None:
    clinic: dict[str, object] = {"id": "a", "kind": "text", "title": "病院はどこですか", "label": "病院"}
    doctor = {**SECOND, "label": "病院", "when": {"field": "a", "empty": False}}
    assert [path for path, _ in told(clinic, doctor)] == ["questions.1.label"]


def test_box_of_the_office_has_words_of_its_own() -> None:
    box = {**SECOND, "kind": "office", "paper": "どれ"}
    assert [path for path, _ in told(FIRST, box)] == ["questions.1.paper"]
    assert told(FIRST, {**box, "title": "どれですか", "paper": "係の欄"}) == []


def test_answers_about_one_person_are_told_apart_on_paper() -> None:
    each = [
        {"id": "x", "kind": "text", "title": "お名前は何ですか", "label": "お名前", "paper": "氏名"},
        {"id": "y", "kind": "text", "title": "前の名前は何ですか", "label": "前の名前", "paper": "氏名"},
    ]
    people: dict[str, object] = {
        "id": "p",
        "kind": "persons",
        "title": "どなたですか",
        "label": "ご家族",
        "each": each,
    }
    assert [path for path, _ in told(FIRST, people)] == ["questions.1.each.1.paper"]
