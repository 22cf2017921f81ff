from __future__ import annotations

import re

import pytest

from kiosk.forms.authoring.messages_turned import messages_turned
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import library, procedure

AFTER = {"field": "day", "after": "other_day"}
BEFORE = {"field": "day", "before": "other_day"}
DIRECTION = re.compile(
    r"より、?[^。]{0,8}(?:前|まえ|あと|後|のち)|(?:きょう|今日)(?:まで|から)|これから|(?:すぎ|過ぎ)た"
)
"""How a message names one, said otherwise than in the module that is tested."""


def told(one: Procedure) -> list[str]:
    return [str(found.message) for found in messages_turned(one)]


def with_rule(message: str, wrong_when: dict[str, object], field: str = "day") -> Procedure:
    said = {"id": "planted", "field": field, "wrong_when": wrong_when, "message": message, "source": "[A]"}
    return procedure("tenkyo").model_copy(update={"checks": (Check.model_validate(said, strict=False),)})


def turned(condition: Condition) -> Condition:
    """Every before for an after, and the other way round."""
    many = {
        key: tuple(map(turned, inner))
        for key in ("all_", "any_")
        if (inner := getattr(condition, key)) is not None
    }
    not_ = condition.not_ and turned(condition.not_)
    days = {"before": condition.after, "after": condition.before}
    return condition.model_copy(update={**many, "not_": not_, **days})


def test_no_installed_message_says_the_opposite() -> None:
    assert [one.id for one in library().procedures() if told(one)] == []


def test_rules_on_days_that_are_turned_round_are_found_by_their_messages() -> None:
    """Of those of the procedures that compare days; the others name no direction."""
    found, missed = 0, []
    for one in library().procedures():
        for check in one.checks:
            wrong = turned(check.wrong_when)
            if wrong != check.wrong_when:
                spoilt = one.model_copy(update={"checks": (check.model_copy(update={"wrong_when": wrong}),)})
                if told(spoilt):
                    found += 1
                else:
                    missed.append(f"{one.id}/{check.id}: {check.message}")
    assert [one for one in missed if DIRECTION.search(one)] == []
    assert found >= 28


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("引っこした日より後の日は、入れられません。", {"not": AFTER}),
        ("引っこした日より、あとの日です。", BEFORE),
        ("引っこした日より、前の日にしてください。", BEFORE),
        ("引っこす日よりあとに、生まれた方がいます。", {"not": {"field": "day", "after": "other_day"}}),
        ("きょうまでの日を入れてください。", {"field": "day", "before": "today"}),
        ("これからの日は、えらべません。", {"field": "day", "before": "today"}),
        ("すぎた日です。", {"field": "day", "after": "today"}),
    ],
)
def test_message_that_says_the_opposite_is_told(message: str, rule: dict[str, object]) -> None:
    (said,) = told(with_rule(message, rule))
    assert said.startswith("says the opposite of its rule")


@pytest.mark.parametrize(
    ("message", "rule", "field"),
    [
        ("引っこした日より後の日は、入れられません。", AFTER, "day"),
        ("引っこした日より、前の日にしてください。", {"not": BEFORE}, "day"),
        ("生まれた日より、前の日です。", AFTER, "other_day"),
        ("日を見なおしてください。", AFTER, "day"),
    ],
    ids=["refuses-later", "wants-earlier", "the-other-answer", "no-direction"],
)
def test_message_that_fits_is_left_alone(message: str, rule: dict[str, object], field: str) -> None:
    assert told(with_rule(message, rule, field)) == []


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("その日は、生まれる前です。", BEFORE),
        ("まだ、はじまっていません。紙を見てください。", AFTER),
        ("引っこしのあとです。", AFTER),
    ],
)
def test_a_message_that_says_before_or_after_says_than_what(message: str, rule: dict[str, object]) -> None:
    assert ["より" in one for one in told(with_rule(message, rule))] == [True]


@pytest.mark.parametrize(
    "message",
    [
        "もう終わっています。「はじめて」をえらんでください。",
        "きょうまでの日を入れてください。",
        "引っこす前の紙を見てください。",
    ],
)
def test_other_sentences_are_left_alone(message: str) -> None:
    assert told(with_rule(message, {**AFTER})) == []
