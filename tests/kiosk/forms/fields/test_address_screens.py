from __future__ import annotations

from kiosk.forms.fields.address import Address
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import HANAKO, context, question, value_of

ADDRESS = KINDS["address"]
SPEC = question("address")


def test_the_postal_code_leads_to_towns_to_choose() -> None:
    draft = ADDRESS.with_part(SPEC, {}, "postal", "1140022")
    assert ADDRESS.parts(SPEC, draft, context()) == ("postal", "town", "block", "building")
    town = ADDRESS.part_view(SPEC, draft, "town", context())
    assert [one.label for one in town.options] == [
        "{王子本町|おうじほんちょう}1丁目",
        "{王子本町|おうじほんちょう}2丁目",
        "{王子本町|おうじほんちょう}3丁目",
        "この中にありません",
    ]
    for part, typed in (("town", town.options[0].id), ("block", "１５−２２"), ("building", "")):
        draft = ADDRESS.with_part(SPEC, draft, part, typed)
    assert value_of(SPEC, draft) == Address("1140022", "東京都北区王子本町1丁目", "15-22", "")


def test_without_a_postal_code_the_town_is_chosen_by_its_first_sound() -> None:
    draft, part = ADDRESS.act(SPEC, {"postal": "114"}, "postal", "unknown-postal", context())
    assert part == "row"
    assert ADDRESS.parts(SPEC, draft, context())[:3] == ("postal", "row", "town")
    draft = ADDRESS.with_part(SPEC, draft, "row", "た")
    towns = [one.id for one in ADDRESS.part_view(SPEC, draft, "town", context()).options]
    assert "東京都北区滝野川7丁目" in towns
    assert not any("王子" in town for town in towns)


def test_towns_of_a_postal_code_tell_of_an_answer_and_those_of_a_row_are_public_names() -> None:
    found = {"postal": "1140022"}, {"postal": "unknown", "row": "た"}
    own = [{one.own for one in ADDRESS.part_view(SPEC, draft, "town", context()).options} for draft in found]
    assert own == [{True, False}, {False}]


def test_an_address_this_visit_knows_is_shown_and_not_typed() -> None:
    spec, about = question("address", known=True), context(known=(HANAKO,))
    extras = ADDRESS.part_view(spec, {}, "postal", about).extras
    assert [(one.id, one.label) for one in extras] == [
        ("unknown-postal", "郵便番号がわからない"), ("known:0", "見本\u3000花子さんの住所"),
    ]  # fmt: skip
    draft, part = ADDRESS.act(spec, {"postal": "114"}, "postal", "known:0", about)
    assert part == ADDRESS.parts(spec, draft, about)[-1]
    assert ADDRESS.part_view(spec, draft, part, about).draft == HANAKO.address
    assert value_of(spec, draft) == Address("", HANAKO.address or "", "", "")
    assert ADDRESS.act(spec, {}, "postal", "known:1", about) == ({}, "postal")
    assert [one.id for one in ADDRESS.part_view(SPEC, {}, "postal", about).extras] == ["unknown-postal"]
