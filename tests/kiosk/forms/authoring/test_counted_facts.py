from __future__ import annotations

import pytest

from kiosk.forms.authoring.counted_facts import lacking_facts
from kiosk.forms.authoring.walking import walk
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import context, procedure

PROXY = {"applicant": ["proxy"]}


def told(one: Procedure) -> list[tuple[str, str]]:
    found = lacking_facts(one, walk(one, context()).lacking)
    return [(".".join(map(str, finding.path)), finding.message) for finding in found]


def condition(data: object) -> Condition:
    return Condition.model_validate(data, strict=False)


def asked_when(name: str, field: str, when: object) -> Procedure:
    """The procedure with one question asked under another condition."""
    one = procedure(name)
    questions = tuple(
        asked.model_copy(update={"when": condition(when)}) if asked.id == field else asked
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def counted_for(one: Procedure, when: object) -> Procedure:
    assert one.deadline is not None
    rule = one.deadline.model_copy(update={"when": None if when is None else condition(when)})
    return one.model_copy(update={"deadline": rule})


@pytest.mark.parametrize("name", ["jido-teate", "kaigo-nintei", "koseki", "kokuho-soshitsu", "kyufukin"])
def test_whoever_a_condition_leaves_out_has_no_such_deadline_or_fee(name: str) -> None:
    assert told(procedure(name)) == []


def test_count_of_a_fee_that_somebody_is_not_asked_is_told() -> None:
    assert told(asked_when("inkan-shomei", "copies", {"applicant": ["self", "household", "proxy"]})) == []
    other = asked_when("inkan-shomei", "copies", PROXY)
    ((path, message),) = told(other)
    assert path == "fee.per"
    assert (
        message
        == "the fee is counted by copies, which somebody who pays is not asked for (わたし・同じ家の家族)"
    )


def test_count_that_nobody_pays_for_need_not_be_asked() -> None:
    paid = {"not": {"field": "use", "in": ["child-support", "pension"]}}
    assert told(asked_when("kazei-shomei", "copies", paid)) == []
    some = {"not": {"field": "use", "in": ["child-support", "loan"]}}
    assert [path for path, _ in told(asked_when("kazei-shomei", "copies", some))] == ["fee.per"]


def test_whoever_cannot_say_what_they_need_is_asked_at_the_desk() -> None:
    kinds = {"field": "use", "in": ["school", "housing", "loan", "dependants", "residence", "other"]}
    assert told(asked_when("kazei-shomei", "copies", kinds)) == []


def test_day_of_a_deadline_that_somebody_is_not_asked_is_told() -> None:
    wrong = asked_when("tenshutsu", "moved_on", PROXY)
    ((path, message),) = told(wrong)
    assert path == "deadline.field"
    assert message.startswith(
        "the last day is counted from moved_on, which not everybody is asked for (わたし"
    )
    assert told(counted_for(wrong, PROXY)) == []


def test_deadline_that_counts_for_more_than_are_asked_is_told() -> None:
    assert told(counted_for(procedure("kyufukin"), None)) != []
    assert told(counted_for(procedure("jido-teate"), None)) != []
