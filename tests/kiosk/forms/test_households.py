"""One household has one head: answers that say otherwise are found at the answer that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Condition, Facts, holds
from tests.fakes.form_parts import problems_of, procedure, question
from tests.kiosk.forms.test_living_elsewhere import OJI

HANA, KEN, TARO = "ミホン　ハナコ", "ミホン　ケン", "ミホン　タロウ"
NOBODY: dict[str, Data] = {"postal_code": "", "town": "住所不定", "block": "", "building": ""}
MOVING = ("tennyu", "tenkyo", "tenshutsu")


def row(name: str | None, relation: str | None) -> dict[str, Data]:
    return {"name_kana": name, "relation": relation}


FAMILY: list[Data] = [row(HANA, "wife"), row(KEN, "head")]
SAID: dict[str, dict[str, Data]] = {
    "tennyu": {"household_kind": "new", "new_head": KEN},
    "tenkyo": {"household_kind": "same", "new_head": KEN},
    "tenshutsu": {"whole_household": "all", "old_head": KEN},
}
"""Where the head is among those who move."""
HEAD = {"tennyu": "new_head", "tenkyo": "new_head", "tenshutsu": "old_head"}


def refused(procedure_id: str, answers: Mapping[str, Data]) -> list[str]:
    facts = Facts({"subject.name_kana": HANA, **answers}, "self", date(2026, 11, 23))
    return [one.kind.removeprefix("check:") for one in checking.crossed(procedure(procedure_id), facts)]


@pytest.mark.parametrize("moving", MOVING)
@pytest.mark.parametrize(
    ("movers", "wanted"),
    [
        (FAMILY, []),
        ([row(HANA, "wife-unregistered"), row(KEN, "head")], []),
        ([row(HANA, "wife"), row(KEN, "child")], ["no-head"]),
        ([row(HANA, "wife"), row(KEN, None)], []),
        ([row(HANA, "head"), row(KEN, "child")], ["other-head"]),
        ([row(HANA, "wife"), row(None, "head")], []),
        ([row(KEN, "head")], ["not-listed"]),
        ([row(KEN, "head"), row(None, "wife")], []),
    ],
    ids=["family", "unregistered", "no-head", "open", "other-head", "open-name", "not-listed", "maybe"],
)
def test_a_list_agrees_with_the_head_that_was_named(
    moving: str, movers: list[Data], wanted: list[str]
) -> None:
    assert refused(moving, {**SAID[moving], "movers": movers}) == wanted


@pytest.mark.parametrize("moving", MOVING)
def test_a_head_that_nobody_knows_contradicts_nobody(moving: str) -> None:
    assert refused(moving, {**SAID[moving], HEAD[moving]: None, "movers": FAMILY}) == []


@pytest.mark.parametrize(("moving", "kind"), [("tennyu", "join"), ("tenkyo", "merge")])
def test_who_joins_a_household_is_not_its_head(moving: str, kind: str) -> None:
    said = {"household_kind": kind, "new_head": TARO}
    assert refused(moving, {**said, "movers": [row(HANA, "child")]}) == []
    assert refused(moving, {**said, "movers": [row(HANA, "head")]}) == ["joins-as-head"]


def test_who_leaves_a_household_behind_may_leave_its_head_there() -> None:
    said = {"whole_household": "part", "old_head": TARO, "movers": [row(HANA, "child")]}
    assert refused("tenshutsu", said) == []


@pytest.mark.parametrize("moving", ["tennyu", "tenkyo"])
def test_without_a_place_to_live_the_desk_helps(moving: str) -> None:
    assert refused(moving, {"new_address": NOBODY}) == ["no-home"]
    assert refused(moving, {"new_address": OJI, "old_address": NOBODY}) == []


RELATIONS = question(
    "persons",
    each=(
        {"id": "name_kana", "kind": "kana", "title": "かな", "label": "かな"},
        {"id": "relation", "kind": "relation", "title": "続柄", "label": "続柄"},
    ),
)


@pytest.mark.parametrize(
    ("two", "wanted"),
    [
        (("wife", "wife"), [("list", "two-spouses")]),
        (("wife", "wife-unregistered"), [("list", "two-spouses")]),
        (("wife-unregistered", "child"), []),
        (("head", "head"), [("list", "two-heads")]),
    ],
)
def test_a_head_has_one_spouse_at_most(two: tuple[str, str], wanted: list[tuple[str, str]]) -> None:
    rows = [row(HANA, two[0]), row(KEN, two[1])]
    assert problems_of(RELATIONS, rows) == wanted


def test_of_several_people_only_those_are_looked_at_whom_it_is_about() -> None:
    facts = Facts({"movers": FAMILY, "named": HANA}, "self", date(2026, 11, 23))
    about = {"field": "movers", "part": "name_kana", "same": "named"}
    assert holds(Condition.model_validate({**about, "who": {"relation": "wife"}}), facts)
    assert not holds(Condition.model_validate({**about, "who": {"relation": "head"}}), facts)
    with pytest.raises(ValidationError, match="needs the part"):
        Condition.model_validate({"field": "movers", "empty": True, "who": {"relation": "head"}})
