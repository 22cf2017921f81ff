"""Where a form demands the 番地, a town alone is asked once more; who cannot know it says so."""

from __future__ import annotations

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.fields.address import Address
from kiosk.forms.fields.kind import Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.writing import has_number
from kiosk.forms.fields.written_addresses import OPEN_BLOCK
from tests.fakes.form_parts import context, problems_of, procedure, question, value_of

ADDRESS = KINDS["address"]
OPEN, EXACT = (question("address", numbered=one) for one in ("open", "exact"))
ANY = question("address")
TYPED = {"postal": "unknown", "row": "other", "elsewhere": "かわぐちし"}


@pytest.mark.parametrize(
    ("line", "numbered"),
    [
        ("かわぐちし", False),
        ("埼玉県川口市", False),
        ("千代田区一番町", True),
        ("東京都八王子市", False),
        ("東京都北区赤羽2丁目", False),
        ("東京都北区赤羽二丁目", False),
        ("きたく あかばね ２ちょうめ", False),
        ("北区赤羽2丁目16-8", True),
        ("王子本町一丁目15番22号", True),
        ("川口市朝日十五番地", True),
        ("青ヶ島村無番地", True),
    ],
)
def test_a_number_behind_the_town_is_seen(line: str, numbered: bool) -> None:
    assert has_number(line) is numbered


def test_a_town_that_was_typed_alone_is_asked_for_its_number() -> None:
    assert ADDRESS.parts(OPEN, TYPED, context()) == ("postal", "row", "elsewhere", "block")
    assert ADDRESS.parts(ANY, TYPED, context()) == ("postal", "row", "elsewhere")
    with_number = {**TYPED, "elsewhere": "かわぐちし あさひ 1-9-4"}
    assert ADDRESS.parts(OPEN, with_number, context()) == ("postal", "row", "elsewhere")
    assert problems_of(OPEN, TYPED) == [("block", "missing-block")]
    assert value_of(OPEN, {**TYPED, "block": "1-9-4"}) == Address("", "かわぐちし", "1-9-4", "", "other")


def test_who_lives_abroad_or_nowhere_is_asked_for_none() -> None:
    abroad = {"postal": "unknown", "row": "abroad", "elsewhere": "Seoul, Korea"}
    assert ADDRESS.parts(OPEN, abroad, context()) == ("postal", "row", "elsewhere")
    assert problems_of(OPEN, abroad) == []
    assert problems_of(OPEN, {"postal": "unknown", "row": "no-home"}) == []


@pytest.mark.parametrize("before", [TYPED, {"postal": "1140022", "town": "東京都北区王子本町1丁目"}])
def test_what_is_not_decided_yet_is_said_so_and_stands_on_the_form(before: dict[str, str]) -> None:
    shown = ADDRESS.part_view(OPEN, before, "block", context())
    assert [one.id for one in shown.extras] == ["open-block"]
    draft, part = ADDRESS.act(OPEN, before, "block", "open-block", context())
    assert part == "block"
    value = value_of(OPEN, draft)
    assert ADDRESS.check(OPEN, value, context()) == ()
    assert OPEN_BLOCK in ADDRESS.paper(OPEN, value, context())
    for again in (ADDRESS.pieces(OPEN, value, context()), ADDRESS.data(OPEN, value)):
        assert ADDRESS.parse(OPEN, again, context()) == Parsed(value)


def test_where_it_is_needed_exactly_nothing_stands_for_it() -> None:
    assert ADDRESS.part_view(EXACT, TYPED, "block", context()).extras == ()
    draft, _ = ADDRESS.act(OPEN, TYPED, "block", "open-block", context())
    assert problems_of(EXACT, draft) == [("block", "missing-block")]
    assert problems_of(ANY, draft) == []


@pytest.mark.parametrize(
    ("procedure_id", "field"),
    [
        ("tenshutsu", "new_address"),
        ("tennyu", "new_address"),
        ("tennyu", "old_address"),
        ("tenkyo", "new_address"),
        ("tenkyo", "old_address"),
        ("koseki", "honseki"),
    ],
)
def test_the_forms_that_demand_it_take_no_town_alone(procedure_id: str, field: str) -> None:
    spec = procedure(procedure_id).question(field)
    assert spec is not None
    town: dict[str, Data] = {"postal_code": "", "town": "埼玉県川口市", "block": "", "building": ""}
    assert problems_of(spec, town) == [("block", "missing-block")]
    assert problems_of(spec, {**town, "block": "1-9"}) == []
    assert problems_of(spec, "埼玉県川口市朝日一丁目9番4号") == []


@pytest.mark.parametrize(("block", "wrong"), [("0-0", True), ("00-0-0", True), ("0", False), ("0-5", False)])
def test_there_is_no_house_at_0_0(block: str, wrong: bool) -> None:
    for draft in (
        {"postal": "1140022", "town": "東京都北区王子本町1丁目", "block": block, "building": ""},
        {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": block, "building": ""},
    ):
        assert problems_of(ANY, draft) == ([("block", "block-zero")] if wrong else [])


def test_a_town_of_the_ward_has_its_number_behind_it_in_every_form() -> None:
    town: dict[str, Data] = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "building": ""}
    for spec in (ANY, OPEN, EXACT, question("address", former=True)):
        assert problems_of(spec, {**town, "block": ""}) == [("block", "missing-block")]
        assert problems_of(spec, {**town, "block": "15-22"}) == []
    assert problems_of(ANY, {**town, "town": "東京都北区王子本町1丁目15-22", "block": ""}) == []
