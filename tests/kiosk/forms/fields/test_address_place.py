"""What was chosen instead of a town of the ward stays with the line that was typed behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.answers import Draft
from kiosk.forms.fields.address import NOWHERE, Address
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import HANAKO, context, problems_of, question, value_of

ADDRESS = KINDS["address"]
SPEC = question("address")
KANA: dict[str, Draft] = {"postal": "unknown", "row": "other", "elsewhere": "としまく　こまごめ　1-1"}
ABROAD: dict[str, Draft] = {"postal": "unknown", "row": "abroad", "elsewhere": "ベトナム　ハノイ"}


def test_the_chosen_row_is_in_the_data_and_a_chosen_town_has_none() -> None:
    assert ADDRESS.data(SPEC, value_of(SPEC, KANA)) == {
        "postal_code": "", "town": "としまく　こまごめ　1-1", "block": "", "building": "", "place": "other"
    }  # fmt: skip
    assert ADDRESS.data(SPEC, NOWHERE) == {
        "postal_code": "", "town": "住所不定", "block": "", "building": "", "place": "no-home"
    }  # fmt: skip
    town = {"postal": "1140022", "town": "東京都北区王子本町1丁目", "block": "1", "building": ""}
    assert ADDRESS.data(SPEC, value_of(SPEC, town)) == {
        "postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "1", "building": ""
    }  # fmt: skip


@pytest.mark.parametrize("numbered", [None, "open", "exact"])
@pytest.mark.parametrize(
    "raw",
    [
        KANA,
        ABROAD,
        {**KANA, "elsewhere": "かわぐちし", "block": "1-9-4"},
        {"postal": "unknown", "row": "no-home"},
        {
            "postal_code": "3320001",
            "town": "埼玉県川口市朝日",
            "block": "1-9-4",
            "building": "",
            "place": "other",
        },
        {"postal_code": "", "town": "Hanoi 1", "block": "", "building": ""},
        "Saitama, Kawaguchi 1-1",
        "住所不定",
    ],
    ids=str,
)
def test_it_reads_back_as_it_was(raw: Draft, numbered: str | None) -> None:
    spec = SPEC.model_copy(update={"numbered": numbered})
    value = value_of(spec, raw)
    assert value_of(spec, ADDRESS.data(spec, value)) == value
    assert value_of(spec, ADDRESS.pieces(spec, value, context())) == value


def test_whoever_mends_it_finds_the_row_chosen() -> None:
    draft = ADDRESS.pieces(SPEC, value_of(SPEC, KANA), context())
    assert [one.id for one in ADDRESS.part_view(SPEC, draft, "row", context()).options if one.chosen] == [
        "other"
    ]


def test_an_address_abroad_needs_no_number_in_any_letters() -> None:
    spec = SPEC.model_copy(update={"numbered": "exact"})
    assert problems_of(spec, ABROAD) == []
    assert ADDRESS.parts(spec, ABROAD, context()) == ("postal", "row", "elsewhere")


def test_where_only_japan_can_be_meant_neither_abroad_nor_no_home_is_offered() -> None:
    spec = SPEC.model_copy(update={"in_japan": True})
    offered = [one.id for one in ADDRESS.part_view(spec, {"postal": "unknown"}, "row", context()).options]
    assert (offered[-1], {"abroad", "no-home"} & {*offered}) == ("other", set())
    assert problems_of(spec, ABROAD) == [("row", "not-offered")]
    assert problems_of(spec, "住所不定") == [("row", "not-offered")]
    assert problems_of(spec, KANA) == []


def test_a_place_that_there_is_not_is_no_data() -> None:
    raw = {"postal_code": "", "town": "としまく", "block": "", "building": "", "place": "moon"}
    assert problems_of(SPEC, raw) == [("row", "not-offered")]


def test_an_address_taken_over_from_this_visit_keeps_its_row() -> None:
    spec = question("address", known=True)
    about = context(known=(replace(HANAKO, address="としまく　こまごめ　1-1", address_place="other"),))
    draft, _ = ADDRESS.act(spec, {}, "postal", "known:0", about)
    assert value_of(spec, draft) == Address("", "としまく　こまごめ　1-1", "", "", "other")
