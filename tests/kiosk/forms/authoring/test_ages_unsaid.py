from __future__ import annotations

import pytest

from kiosk.forms.authoring.ages_unsaid import ages_unsaid
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import library, procedure

BORN = "subject.birth_date"


def ruled(message: str, wrong_when: dict[str, object]) -> Procedure:
    said = {"id": "a", "field": BORN, "wrong_when": wrong_when, "message": message}
    return procedure("tenkyo").model_copy(update={"checks": (Check.model_validate(said),)})


def test_no_installed_rule_leaves_its_age_unsaid() -> None:
    for one in library().procedures():
        assert [".".join(map(str, found.path)) for found in ages_unsaid(one)] == [], one.id


@pytest.mark.parametrize(
    "wrong_when",
    [
        {"field": BORN, "age": {"least": 65}},
        {"field": BORN, "age": {"most": 64}},
        {"not": {"field": BORN, "age": {"least": 65}}},
        {"all": ({"applicant": ("self",)}, {"field": BORN, "age": {"least": 12}})},
    ],
    ids=str,
)
def test_rule_that_stops_grown_ups_names_an_age(wrong_when: dict[str, object]) -> None:
    (found,) = ages_unsaid(ruled("ここでは、手続きできません。係の人をよんでください。", wrong_when))
    assert found.path == ("checks", 0, "message")
    assert list(ages_unsaid(ruled("65さいからの方の手続きです。", wrong_when))) == []
    assert list(ages_unsaid(ruled("{六十五|ろくじゅうご}歳からの方です。", wrong_when))) == []


def test_rule_that_stops_children_alone_may_ask_for_the_date_again() -> None:
    """As the installed ones do; turned round it stops everybody else, and is told."""
    message = "生まれた日を見なおしてください。"
    assert list(ages_unsaid(ruled(message, {"field": BORN, "age": {"most": 17}}))) == []
    assert list(ages_unsaid(ruled(message, {"not": {"field": BORN, "age": {"least": 18}}}))) == []
    assert len(list(ages_unsaid(ruled(message, {"field": BORN, "age": {"least": 18}})))) == 1


def test_every_installed_rule_without_an_age_is_told_when_it_is_turned_round() -> None:
    bare = [
        (one, check)
        for one in library().procedures()
        for check in one.checks
        if check.id in ("claimant-child", "spouse-child", "head-child", "listed-spouse-child")
    ]
    assert len(bare) >= 6
    for one, check in bare:
        turned = check.model_copy(
            update={"wrong_when": Check.model_validate(
                {"id": "a", "field": BORN, "message": "a", "wrong_when": {"not": check.wrong_when}}
            ).wrong_when}
        )  # fmt: skip
        found = list(ages_unsaid(one.model_copy(update={"checks": (turned,)})))
        assert len(found) == 1, (one.id, check.id)


def test_span_of_two_borders_and_rules_without_ages_are_let_be() -> None:
    assert (
        list(ages_unsaid(ruled("日を直してください。", {"field": BORN, "age": {"least": 0, "most": 18}})))
        == []
    )
    assert list(ages_unsaid(ruled("日を直してください。", {"field": BORN, "after": "today"}))) == []
