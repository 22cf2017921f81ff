"""Before the end people are told kindly what a paper is of no use for, and what may not be due."""

from __future__ import annotations

import pytest

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.proposals import proposed
from tests.fakes.form_parts import TODAY, procedure

NOBODY: dict[str, Data] = {"postal_code": "", "town": "住所不定", "block": "", "building": ""}


def refused(procedure_id: str, field: str, **data: Data) -> list[str]:
    facts = Facts(data, "self", TODAY)
    return [one.kind for one in checking.crossed(procedure(procedure_id), facts, field=field)]


@pytest.mark.parametrize(
    ("use", "types", "wrong"),
    [
        ("passport", ["one"], True),
        ("passport", ["part", "addresses"], True),
        ("passport", ["full", "one"], False),
        ("passport", ["one", "code"], False),
        ("passport", ["addresses"], False),
        ("work", ["one"], False),
        (None, ["one"], False),
    ],
)
def test_a_passport_is_made_from_the_whole_register(
    use: str | None, types: list[Data], *, wrong: bool
) -> None:
    found = refused("koseki", "types", use=use, types=types)
    assert found == (["check:passport-needs-all"] if wrong else [])


@pytest.mark.parametrize(("use", "marked"), [("passport", True), ("work", False), (None, False)])
def test_the_whole_register_is_marked_where_it_is_asked_for(use: str | None, *, marked: bool) -> None:
    question = procedure("koseki").question("types")
    assert question is not None
    options = proposed(question, Facts({"use": use}, "self", TODAY)).options
    assert [one.id for one in options if one.usual is not None] == (["full"] if marked else [])


@pytest.mark.parametrize(
    ("taxes", "asked"),
    [
        (("taxed", "taxed"), True),
        (("untaxed", "taxed"), True),
        (("untaxed", "unknown"), False),
        ((), False),
    ],
)
def test_a_household_with_somebody_taxed_may_go_on_knowing_it(taxes: tuple[str, ...], *, asked: bool) -> None:
    question = procedure("kyufukin").question("taxed")
    assert question is not None
    members: list[Data] = [{"tax": one} for one in taxes]
    assert holds(question.when, Facts({"members": members}, "self", TODAY)) is asked
    assert refused("kyufukin", "taxed", taxed="apply") == []
    assert refused("kyufukin", "taxed", taxed="ask") == ["check:taxed-ask"]


@pytest.mark.parametrize("procedure_id", ["kokuho-kanyu", "inkan-shomei"])
def test_whoever_has_no_home_is_led_to_the_desk(procedure_id: str) -> None:
    assert refused(procedure_id, "subject.address", **{"subject.address": NOBODY}) == ["check:no-home"]
