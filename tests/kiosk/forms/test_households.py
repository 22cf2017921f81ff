"""One household has one head: answers that say otherwise are found at the answer that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Condition, Facts, holds
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import problems_of, procedure, question, words
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
        ([row(HANA, "wife"), row(KEN, "child")], ["no-head", "head-is-otherwise"]),
        ([row(HANA, "wife"), row(KEN, None)], []),
        ([row(HANA, "head"), row(KEN, "child")], ["head-is-other"]),
        ([row(HANA, "head"), row(KEN, None)], ["head-is-other"]),
        ([row(HANA, "wife"), row(None, "head")], []),
        ([row(KEN, "head")], ["not-listed"]),
        ([row(KEN, "head"), row(None, "wife")], []),
    ],
    ids=[
        "family",
        "unregistered",
        "no-head",
        "open",
        "head-is-other",
        "otherwise",
        "open-name",
        "not-listed",
        "maybe",
    ],
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
    own = refused(moving, {**said, "new_head": HANA, "movers": [row(HANA, "mother")]})
    assert sorted(own) == ["joins-own-household", "mover-is-head"]


@pytest.mark.parametrize("moving", ["tenkyo", "tenshutsu"])
def test_who_moves_out_is_not_the_head_of_who_stays(moving: str) -> None:
    said = {"whole_household": "part", "household_kind": "new", "new_head": HANA, "old_head": HANA}
    movers: list[Data] = [row(HANA, "head"), row(KEN, "child")]
    assert refused(moving, {**said, "movers": movers, "next_head": TARO}) == []
    own = refused(moving, {**said, "movers": movers, "next_head": HANA})
    assert own == ["next-head-moves", "two-homes", "mover-is-next-head"]
    assert refused(moving, {**said, "movers": movers, "next_head": KEN}) == ["mover-is-next-head"]


@pytest.mark.parametrize("listing", ["kokuho-kanyu", "kyufukin"])
def test_the_head_is_whose_matter_it_is(listing: str) -> None:
    def told(*members: Data) -> list[str]:
        return refused(listing, {"members": [*members], "subject.birth_date": "1960-03-05"})

    assert told(row(HANA, "head"), row(KEN, "child")) == []
    assert told(row(KEN, "head"), row(HANA, "mother")) == ["head-is-other"]
    assert "head-is-otherwise" in told(row(HANA, "mother"))
    namesake: dict[str, Data] = {**row(HANA, "child"), "birth_date": "1989-01-30"}
    assert "head-is-otherwise" not in told(namesake)
    early: dict[str, Data] = {**row(HANA, "head"), "birth_date": "1960"}
    assert told(early) == []


@pytest.mark.parametrize("moving", ["tenkyo", "tennyu"])
def test_the_foreigners_who_move_are_among_the_movers(moving: str) -> None:
    movers: list[Data] = [row(HANA, "head"), row("NGUYEN VAN A", "husband")]
    said = {"household_kind": "new", "new_head": HANA, "movers": movers}
    assert refused(moving, {**said, "foreigners": [row("NGUYEN VAN A", None)]}) == []
    assert refused(moving, {**said, "foreigners": [row(None, None)]}) == []
    assert refused(moving, {**said, "foreigners": [row("グエン　ヴァン", None)]}) == ["not-in-list"]
    unnamed: list[Data] = [*movers, row(None, "child")]
    assert refused(moving, {**said, "movers": unnamed, "foreigners": [row("グエン　ヴァン", None)]}) == []


def test_what_is_wrong_with_a_household_is_said_of_somebody() -> None:
    tenkyo = procedure("tenkyo")
    data: dict[str, Data] = {"movers": FAMILY, "foreigners": [row(TARO, None)]}
    facts = Facts({"subject.name_kana": HANA, "new_head": KEN, **data}, "self", date(2026, 11, 23))
    (found,) = checking.crossed(tenkyo, facts)
    assert problem_text(tenkyo, found, words()).startswith("1人目の方は、さきに入れた「引っこす方」の中に")


def test_who_divides_a_household_has_two_heads_and_says_who_goes_where() -> None:
    movers = [row(KEN, "head"), row(HANA, "head")]
    split: dict[str, Data] = {"household_kind": "split", "new_head": KEN, "movers": movers}
    assert refused("tenkyo", split) == []
    asked = {one.id: one for one in procedure("tenkyo").questions}
    facts = Facts(split, "self", date(2026, 11, 23))
    for name in ("split_members", "split_head", "split_relations"):
        assert holds(asked[FieldId(name)].when, facts), name
        assert not holds(
            asked[FieldId(name)].when, Facts({**split, "household_kind": "new"}, "self", facts.today)
        )


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

GENDER = {
    "id": "gender", "kind": "choice", "title": "性別", "label": "性別",
    "options": tuple({"id": one, "label": one} for one in ("male", "female", "unknown")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("two", "wanted"),
    [
        (("wife", "wife"), [("list", "two-spouses")]),
        (("wife", "wife-unregistered"), [("list", "two-spouses")]),
        (("wife-unregistered", "child"), []),
        (("head", "head"), [("list", "two-heads")]),
        (("wife", "husband-child"), [("list", "two-sides")]),
        (("husband-mother", "wife-unregistered"), [("list", "two-sides")]),
        (("husband-mother", "wife-child"), [("list", "two-sides")]),
        (("wife-unregistered", "wife-mother"), []),
        (("wife-child", "wife-child"), []),
    ],
)
def test_a_head_has_one_spouse_at_most(two: tuple[str, str], wanted: list[tuple[str, str]]) -> None:
    rows = [row(HANA, two[0]), row(KEN, two[1])]
    assert problems_of(RELATIONS, rows) == wanted


@pytest.mark.parametrize(
    ("gender", "relation", "wanted"),
    [
        ("male", "wife", [("list", "relation-of-other-gender")]),
        ("female", "husband-unregistered", [("list", "relation-of-other-gender")]),
        ("male", "husband-unregistered", []),
        ("unknown", "wife", []),
        ("male", "child", []),
        ("male", "wife-mother", [("list", "relation-of-other-gender")]),
        ("female", "husband-father", [("list", "relation-of-other-gender")]),
        ("male", "wife-child", []),
        ("female", "other", []),
    ],
)
def test_a_relation_that_says_a_sex_agrees_with_it(
    gender: str, relation: str, wanted: list[tuple[str, str]]
) -> None:
    asked = question(
        "persons", each=(*(one.model_dump(exclude_unset=True) for one in RELATIONS.each), GENDER)
    )
    assert problems_of(asked, [{**row(KEN, relation), "gender": gender}]) == wanted


def test_of_several_people_only_those_are_looked_at_whom_it_is_about() -> None:
    facts = Facts({"movers": FAMILY, "named": HANA}, "self", date(2026, 11, 23))
    about = {"field": "movers", "part": "name_kana", "same": "named"}
    assert holds(Condition.model_validate({**about, "who": {"relation": "wife"}}), facts)
    assert not holds(Condition.model_validate({**about, "who": {"relation": "head"}}), facts)
    with pytest.raises(ValidationError, match="needs the part"):
        Condition.model_validate({"field": "movers", "empty": True, "who": {"relation": "head"}})


def test_the_head_of_who_splits_off_is_one_of_them() -> None:
    movers: list[Data] = [row(KEN, "head"), row(HANA, "child")]
    split: dict[str, Data] = {"household_kind": "split", "new_head": KEN, "movers": movers}
    chosen: dict[str, Data] = {**split, "split_members": ["person-2"]}
    assert refused("tenkyo", {**chosen, "split_head": HANA}) == []
    assert refused("tenkyo", {**chosen, "split_head": TARO}) == ["not-among"]
    assert refused("tenkyo", {**chosen, "split_head": KEN}) == ["two-heads-of-one", "not-among"]
    assert refused("tenkyo", {**split, "split_members": None, "split_head": TARO}) == []


@pytest.mark.parametrize(
    ("chosen", "head", "wanted"),
    [
        (["person-2"], KEN, []),
        (["person-1"], KEN, ["head-leaves"]),
        (["person-1", "person-2"], KEN, ["all-leave"]),
        (["person-1"], TARO, []),
        (["person-1"], None, []),
        ([], KEN, []),
        (None, KEN, []),
    ],
)
def test_somebody_stays_when_a_household_is_divided(chosen: Data, head: Data, wanted: list[str]) -> None:
    movers: list[Data] = [row(KEN, "head"), row(HANA, "child")]
    split: dict[str, Data] = {"household_kind": "split", "new_head": head, "movers": movers}
    assert refused("tenkyo", {**split, "split_members": chosen}) == wanted


def test_whoever_moves_alone_divides_no_household() -> None:
    split: dict[str, Data] = {"household_kind": "split", "new_head": HANA, "movers": [row(HANA, "head")]}
    assert refused("tenkyo", {**split, "split_members": ["person-1"]}) == ["all-leave"]


def test_of_two_of_one_name_either_may_be_the_head_who_stays() -> None:
    movers: list[Data] = [
        row(KEN, "head"),
        {**row(KEN, "child"), "birth_date": "2010-01-30"},
        row(HANA, None),
    ]
    split: dict[str, Data] = {"household_kind": "split", "new_head": KEN, "movers": movers}
    assert refused("tenkyo", {**split, "split_members": ["person-2"]}) == []


def test_nobody_divides_a_household_without_somebody_who_leaves() -> None:
    question = procedure("tenkyo").question("split_members")
    assert question is not None
    assert question.least == 1


def test_a_household_that_does_not_change_keeps_its_head() -> None:
    said: dict[str, Data] = {"whole_household": "all", "household_kind": "same", "movers": FAMILY}
    assert refused("tenkyo", {**said, "old_head": KEN, "new_head": KEN}) == []
    assert refused("tenkyo", {**said, "old_head": TARO, "new_head": KEN}) == ["heads-differ"]
    assert refused("tenkyo", {**said, "old_head": None, "new_head": KEN}) == []
    new = {**said, "whole_household": "part", "household_kind": "new"}
    assert refused("tenkyo", {**new, "old_head": TARO, "new_head": KEN}) == []


def test_whoever_joins_another_household_was_not_its_head() -> None:
    said: dict[str, Data] = {"whole_household": "all", "household_kind": "merge", "new_head": TARO}
    movers: list[Data] = [row(HANA, "child")]
    assert refused("tenkyo", {**said, "movers": movers, "old_head": HANA}) == []
    assert refused("tenkyo", {**said, "movers": movers, "old_head": TARO}) == ["old-head-joins"]


@pytest.mark.parametrize("moving", ["tenkyo", "tenshutsu"])
def test_nobody_heads_two_homes(moving: str) -> None:
    said: dict[str, Data] = {"whole_household": "part", "household_kind": "new", "old_head": KEN}
    movers: list[Data] = [row(HANA, "child")]
    assert "two-homes" in refused(moving, {**said, "movers": movers, "new_head": TARO, "next_head": TARO})
    assert "two-homes" not in refused(moving, {**said, "movers": movers, "new_head": HANA, "next_head": TARO})
