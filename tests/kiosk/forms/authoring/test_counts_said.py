from __future__ import annotations

import pytest

from kiosk.forms.authoring.counts_said import counts_said
from kiosk.forms.definition.procedure import Check
from tests.fakes.form_parts import library, procedure, question

TEN = list(range(1, 11))


def told(
    wrong_when: dict[str, object], message: str = "小さい部屋は、10人までです。", most: int = 50
) -> list[str]:
    rule = {"id": "many", "field": "thing", "wrong_when": wrong_when, "message": message}
    change = {
        "questions": (question("count", unit="人", least=1, most=most),),
        "checks": (Check.model_validate(rule),),
    }
    return [one.message for one in counts_said(procedure("juminhyo").model_copy(update=change))]


@pytest.mark.parametrize("message", ["小さい部屋は、10人までです。", "１０{人|にん}以下にしてください。"])
def test_numbers_beyond_those_that_a_rule_lists_are_told(message: str) -> None:
    assert told({"field": "thing", "in": (11, 12)}, message) == [
        "the message says 10, but 13 is taken: name the right numbers, with `not`"
    ]
    assert told({"all": ({"applicant": ("self",)}, {"field": "thing", "in": (12,)})}, message) != []


def test_rule_that_refuses_every_larger_number_is_let_be() -> None:
    assert told({"field": "thing", "in": (11, 12)}, most=12) == []
    assert told({"not": {"field": "thing", "in": tuple(TEN)}}) == []
    assert told({"field": "thing", "in": (11, 12)}, "その数は、できません。") == []
    assert told({"applicant": ("proxy",)}) == []


def test_right_numbers_that_go_too_far_are_told() -> None:
    assert told({"not": {"field": "thing", "in": (*TEN, 11)}}) == [
        "the message says 10, but 11 is taken: name the right numbers, with `not`"
    ]


def test_no_installed_rule_lets_more_through_than_it_says() -> None:
    assert [one.id for one in library().procedures() if tuple(counts_said(one))] == []
