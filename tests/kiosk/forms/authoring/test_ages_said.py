from __future__ import annotations

import pytest

from kiosk.forms.authoring.ages_said import ages_said
from kiosk.forms.definition.costs import Exemption
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import library, procedure, question

BORN = {"id": "subject.birth_date", "latest": "today"}


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in ages_said(one)]


def ruled(message: str, wrong_when: dict[str, object], **texts: object) -> Procedure:
    check = Check.model_validate(
        {"id": "a", "field": "subject.birth_date", "wrong_when": wrong_when, "message": message}
    )
    asked = question("date", **{**BORN, **texts})
    return procedure("tenkyo").model_copy(update={"questions": (asked,), "checks": (check,), "fee": None})


def under(most: int) -> dict[str, object]:
    return {"field": "subject.birth_date", "age": {"most": most}}


def test_no_installed_text_contradicts_its_rule() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize("message", ["20{歳|さい}からです。", "２０さいからです。", "二十才からです。"])
def test_age_in_a_message_is_that_of_its_condition(message: str) -> None:
    assert told(ruled(message, under(17))) == [
        ("checks.0.message", "says 20 years; the rule counts by 17, 18")
    ]
    assert told(ruled("18歳からです。17歳までの方は、係の人をよんでください。", under(17))) == []


def test_days_in_a_message_are_those_of_its_condition() -> None:
    past = {"field": "subject.birth_date", "past": 14}
    assert told(ruled("10日をすぎました。", past)) == [("checks.0.message", "says 10 days; `past` has 14")]
    assert told(ruled("14日をすぎました。1月1日からです。", past)) == []


@pytest.mark.parametrize("key", ["title", "explanation", "why", "note"])
def test_hint_of_the_field_is_that_of_its_rules(key: str) -> None:
    ((path, message),) = told(ruled("18歳からです。", under(17), **{key: "20歳からの方が、出せます。"}))
    assert (path, message) == (f"questions.0.{key}", "says 20 years; the rule counts by 17, 18")


def test_hint_of_a_field_without_rules_is_let_be() -> None:
    one = ruled("18歳からです。", {"field": "subject.birth_date", "empty": True}, why="20歳からの方です。")
    assert told(one) == []


def test_both_ends_of_a_range_are_looked_at() -> None:
    when = {"field": "subject.birth_date", "age": {"least": 40, "most": 64}}
    asked = question("yes-no", when=when, explanation="40から60歳の方に、お聞きします。")
    one = procedure("tenkyo").model_copy(update={"questions": (asked,), "checks": ()})
    assert told(one) == [("questions.0.explanation", "says 60 years; the rule counts by 39, 40, 64, 65")]


def test_births_between_two_years_are_of_those_ages() -> None:
    asked = question("date", **{**BORN, "latest": {"years": -18}, "explanation": "20歳からの方です。"})
    one = procedure("tenkyo").model_copy(update={"questions": (asked,), "checks": ()})
    assert [path for path, _ in told(one)] == ["questions.0.explanation"]


def test_each_of_a_list_is_looked_at() -> None:
    one = procedure("kokuho-kanyu")
    place = next(at for at, asked in enumerate(one.questions) if asked.id == "members")
    members = one.questions[place]
    inner = next(at for at, each in enumerate(members.each) if each.id == "birth_date")
    born = members.each[inner].model_copy(update={"explanation": "70歳からの方は、べつの保険です。"})
    changed = members.model_copy(update={"each": (*members.each[:inner], born, *members.each[inner + 1 :])})
    questions = (*one.questions[:place], changed, *one.questions[place + 1 :])
    assert told(one.model_copy(update={"questions": questions})) == [
        (
            f"questions.{place}.each.{inner}.explanation",
            "says 70 years; the rule counts by 19, 20, 59, 60, 64, 65, 66, 67, 74, 75",
        )
    ]


def test_option_and_exemption_of_an_age_are_looked_at() -> None:
    when = {"field": "subject.birth_date", "age": {"least": 65}}
    option = {"id": "a", "label": "75歳からの方", "when": when}
    one = procedure("kazei-shomei")
    assert one.fee is not None
    free = Exemption.model_validate({"when": when, "label": "70歳からは、無料です。"})
    asked = question("choice", options=(option,))
    changed = one.model_copy(
        update={"questions": (asked,), "checks": (), "fee": one.fee.model_copy(update={"free": (free,)})}
    )
    assert [path for path, _ in told(changed)] == ["fee.free.0.label", "questions.0.options.0.label"]
