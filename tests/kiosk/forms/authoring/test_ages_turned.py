from __future__ import annotations

import pytest

from kiosk.forms.authoring.ages_turned import ages_turned
from kiosk.forms.conditions import AgeRange, Condition
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import library, procedure, question

OLD: dict[str, object] = {"field": "subject.birth_date", "age": {"least": 65}}
YOUNG: dict[str, object] = {"field": "subject.birth_date", "age": {"most": 64}}
FOR_THE_OLD = [
    "65さいからの方の手続きです。窓口で、お聞きください。", "登録は、65{歳|さい}からです。",
    "65歳以上の方だけ、使えます。", "65さいからの方しか、使えません。",
    "６５才からの方が、えらべます。",
    "64さいまでの方は、使えません。",
    "65さいより下の方は、窓口へ行ってください。", "65歳未満の方は、ほかの保険です。",
]  # fmt: skip
FOR_THE_YOUNG = [
    "64さいまでの方の手続きです。", "64歳以下の方だけ、使えます。", "65さいからの方は、使えません。",
    "65さいからの方は、係の人をよんでください。", "65{歳|さい}からは、{後期|こうき}高齢者医療です。",
]  # fmt: skip


def ruled(message: str, wrong_when: dict[str, object]) -> Procedure:
    said = {"id": "a", "field": "subject.birth_date", "wrong_when": wrong_when, "message": message}
    return procedure("tenkyo").model_copy(
        update={"checks": (Check.model_validate(said),), "questions": (), "fee": None}
    )


def told(one: Procedure) -> list[str]:
    return [".".join(map(str, found.path)) for found in ages_turned(one)]


def turned(condition: Condition) -> Condition:
    """`least` for `most` at the same border, and the other way round."""
    many = {
        key: tuple(map(turned, inner))
        for key in ("all_", "any_")
        if (inner := getattr(condition, key)) is not None
    }
    age = condition.age
    if age is not None and (age.least is None) != (age.most is None):
        least, most = (None, age.least - 1) if age.least is not None else ((age.most or 0) + 1, None)
        age = AgeRange(least=least, most=most, reached=age.reached, day=age.day, possible=age.possible)
    return condition.model_copy(
        update={**many, "not_": condition.not_ and turned(condition.not_), "age": age}
    )


def test_no_installed_text_says_the_opposite() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize("message", FOR_THE_OLD)
def test_message_for_the_old_fits_a_rule_that_refuses_the_young_alone(message: str) -> None:
    assert told(ruled(message, YOUNG)) == told(ruled(message, {"not": OLD})) == []
    assert told(ruled(message, OLD)) == told(ruled(message, {"not": YOUNG})) == ["checks.0.message"]


@pytest.mark.parametrize("message", FOR_THE_YOUNG)
def test_message_for_the_young_fits_a_rule_that_refuses_the_old_alone(message: str) -> None:
    assert told(ruled(message, OLD)) == []
    assert told(ruled(message, YOUNG)) == ["checks.0.message"]


def test_every_installed_rule_whose_message_names_an_age_is_found_turned_round() -> None:
    found = []
    for one in library().procedures():
        for check in one.checks:
            wrong = turned(check.wrong_when)
            spoilt = one.model_copy(update={"checks": (check.model_copy(update={"wrong_when": wrong}),)})
            found += [f"{one.id}/{check.id}"] if "checks.0.message" in told(spoilt) else []
    assert {"inkan-shomei/nobody-below-15", "kaigo-nintei/under-forty", "kokuho-kanyu/member-75"} <= set(
        found
    )
    assert len(found) >= 9


@pytest.mark.parametrize(
    "message",
    [
        "生まれた日を見てください。",
        "40さいから64さいまでの方の手続きです。",
        "65さいから、75さいまでの方です。",
    ],
)
def test_what_says_no_direction_or_both_is_left_alone(message: str) -> None:
    assert told(ruled(message, OLD)) == told(ruled(message, YOUNG)) == []


def test_option_is_for_those_of_whom_its_condition_holds() -> None:
    def with_when(when: dict[str, object]) -> Procedure:
        option = Choice.model_validate({"id": "a", "label": "65{歳|さい}からの方", "when": when})
        asked = question("choice").model_copy(update={"options": (option,)})
        return procedure("tenkyo").model_copy(update={"checks": (), "questions": (asked,), "fee": None})

    assert told(with_when(OLD)) == []
    assert told(with_when(YOUNG)) == ["questions.0.options.0.label"]
