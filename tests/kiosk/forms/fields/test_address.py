from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.answers import Draft
from kiosk.forms.conditions import is_inside
from kiosk.forms.fields.address import Address
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import HANAKO, context, problems_of, question, value_of

ADDRESS = KINDS["address"]
SPEC = question("address")


def test_who_has_no_home_says_so_at_one_touch() -> None:
    spec, kind = question("address"), KINDS["address"]
    draft = {"postal": "unknown", "row": "no-home"}
    assert kind.parts(spec, draft, context()) == ("postal", "row")
    value = value_of(spec, draft)
    assert kind.show(spec, value, context()) == "住所不定"
    assert value_of(spec, kind.pieces(spec, value, context())) == value
    assert value_of(spec, kind.data(spec, value)) == value


def test_an_address_abroad_is_one_line_that_begins_with_the_country() -> None:
    spec, kind = question("address"), KINDS["address"]
    draft = {"postal": "unknown", "row": "abroad", "elsewhere": "Vietnam, Ho Chi Minh City, 1-2-3 Nguyen Hue"}
    assert kind.parts(spec, draft, context()) == ("postal", "row", "elsewhere")
    view = kind.part_view(spec, draft, "elsewhere", context())
    assert view.explanation == "国の名前から、アルファベットで入れられます。"
    value = value_of(spec, draft)
    assert kind.show(spec, value, context()) == "Vietnam, Ho Chi Minh City, 1-2-3 Nguyen Hue"
    assert value_of(spec, kind.pieces(spec, value, context())) == value
    assert value_of(spec, kind.data(spec, value)) == value


@pytest.mark.parametrize(
    "leading", [{"postal": "1140022", "town": "other"}, {"postal": "unknown", "row": "other"}]
)
def test_what_is_not_in_the_list_is_typed_as_one_line(leading: dict[str, str]) -> None:
    assert ADDRESS.parts(SPEC, leading, context())[-1] == "elsewhere"
    value = value_of(SPEC, {**leading, "elsewhere": "さいたまけん　かわぐちし　1-2"})
    assert isinstance(value, Address)
    assert value.line == "さいたまけん\u3000かわぐちし\u30001-2"


@pytest.mark.parametrize(
    ("draft", "part", "kind"),
    [
        ({}, "postal", "digits-short"),
        ({"postal": "114002"}, "postal", "digits-short"),
        ({"postal": "9999999"}, "postal", "postal-unknown"),
        ({"postal": "1140022"}, "town", "missing-choice"),
        ({"postal": "1140022"}, "block", "missing-block"),
        ({"block": "いろは"}, "block", "missing-block"),
        ({"block": "ハイツ"}, "block", "missing-block"),
        ({"block": "王子15"}, "block", "missing-block"),
        ({"block": "1" * 21}, "block", "staff-writes"),
        ({"building": "あ" * 61}, "building", "staff-writes"),
        ({"elsewhere": " "}, "elsewhere", "missing-address"),
    ],
)
def test_each_screen_says_what_is_missing(draft: dict[str, str], part: str, kind: str) -> None:
    found = ADDRESS.check_part(SPEC, draft, part, context())
    assert found is not None
    assert (found.part, found.kind) == (part, kind)


@pytest.mark.parametrize(
    ("part", "length"), [("block", 20), ("building", 59), ("building", 60), ("building", 0)]
)
def test_each_screen_goes_on_up_to_its_limit(part: str, length: int) -> None:
    assert ADDRESS.check_part(SPEC, {part: "1" * length}, part, context()) is None


def test_all_that_is_missing_is_said_at_once() -> None:
    assert problems_of(SPEC, {"postal": "1140022"}) == [
        ("town", "missing-choice"),
        ("block", "missing-block"),
    ]


def test_another_postal_code_forgets_the_town() -> None:
    draft = {"postal": "1140022", "town": "東京都北区王子本町1丁目", "block": "1"}
    assert ADDRESS.with_part(SPEC, draft, "postal", "1140003") == {"postal": "1140003", "block": "1"}
    assert ADDRESS.with_part(SPEC, draft, "postal", "1140022") == draft


def test_the_line_of_a_card_is_an_address() -> None:
    value = value_of(SPEC, "東京都北区王子本町一丁目１５番２２号")
    assert isinstance(value, Address)
    assert value.line == "東京都北区王子本町一丁目１５番２２号"


def test_where_no_building_can_be_none_is_asked_for() -> None:
    spec = question("address", building=False)
    draft = {"postal": "1140022", "town": "東京都北区王子本町1丁目", "block": "15-22"}
    assert ADDRESS.parts(spec, draft, context()) == ("postal", "town", "block")
    assert value_of(spec, draft) == Address("1140022", "東京都北区王子本町1丁目", "15-22", "")


@pytest.mark.parametrize("block", ["甲15-2", "無番地", "15番外地", "1234イ", "官有無番地", "15番地先"])
def test_old_numbers_of_a_place_are_kept_on_the_screen_and_in_a_file(block: str) -> None:
    draft = {"postal": "1140022", "town": "東京都北区王子本町1丁目", "block": block, "building": ""}
    value = value_of(SPEC, draft)
    assert isinstance(value, Address)
    assert value.block == block
    assert value_of(SPEC, ADDRESS.data(SPEC, value)) == value
    assert value.line == f"東京都北区王子本町1丁目{block}"


def test_a_file_with_no_number_of_a_place_is_told_so_and_kanji_before_chome_are_taken() -> None:
    file = {
        "postal_code": "T114-0022",
        "town": "東京都北区王子本町一丁目",
        "block": "15番22号",
        "building": "",
    }
    assert value_of(SPEC, file) == Address("1140022", "東京都北区王子本町1丁目", "15-22", "")
    assert problems_of(SPEC, {**file, "block": "A-1"}) == [("block", "missing-block")]


def test_the_block_is_spoken_as_numbers() -> None:
    value = Address("1140022", "東京都北区王子本町1丁目", "甲15-2", "みほんハイツ")
    assert ADDRESS.speak(SPEC, value, context()) == "東京都北区王子本町1丁目 こう じゅうごの に みほんハイツ"
    assert ADDRESS.speak(SPEC, value, context("en")) == value.line


NOWHERE_HERE = "東京都北区新宿9丁目1-1"
UNLISTED: dict[str, Draft] = {"postal": "unknown", "row": "other", "elsewhere": NOWHERE_HERE, "building": ""}
SURE: dict[str, Draft] = {**UNLISTED, "unlisted": "sure"}


def test_a_town_that_the_list_does_not_have_is_asked_about_by_itself() -> None:
    assert ADDRESS.check_part(SPEC, UNLISTED, "elsewhere", context()) is None
    assert ADDRESS.parts(SPEC, UNLISTED, context()) == ("postal", "row", "elsewhere", "unlisted")
    assert problems_of(SPEC, UNLISTED) == [("unlisted", "missing-choice")]
    view = ADDRESS.part_view(SPEC, UNLISTED, "unlisted", context())
    assert ([one.id for one in view.options], [one.id for one in view.extras]) == (["sure"], ["retype"])
    assert (view.options[0].label, view.options[0].own) == (NOWHERE_HERE, True)


def test_whoever_is_sure_of_the_town_goes_on_with_a_note_for_staff() -> None:
    value = value_of(SPEC, SURE)
    assert isinstance(value, Address)
    assert value.line == f"{NOWHERE_HERE}（町名確認）"
    assert ADDRESS.check(SPEC, value, context()) == ()
    assert is_inside(value.line, "東京都北区")


@pytest.mark.parametrize(
    "draft",
    [
        SURE,
        {**SURE, "postal": "1140022", "row": None, "town": "other"},
        {**SURE, "elsewhere": "東京都北区新町", "block": "3-4"},
        {**SURE, "elsewhere": "東京都北区新町", "block": "番地未定・不明"},
    ],
    ids=["line", "postal code", "number asked for", "number open"],
)
def test_what_somebody_was_sure_of_reads_back_as_it_was(draft: dict[str, Draft]) -> None:
    spec = SPEC.model_copy(update={"numbered": "open"})
    draft = {name: one for name, one in draft.items() if one is not None}
    value = value_of(spec, draft)
    assert isinstance(value, Address)
    assert value.town.endswith("（町名確認）")
    assert value_of(spec, ADDRESS.pieces(spec, value, context())) == value
    assert value_of(spec, ADDRESS.data(spec, value)) == value
    assert ADDRESS.check(spec, value, context()) == ()


def test_another_line_is_asked_about_anew_and_a_listed_town_is_not() -> None:
    changed = ADDRESS.with_part(SPEC, SURE, "elsewhere", "東京都北区新宿8丁目1-1")
    assert problems_of(SPEC, changed) == [("unlisted", "missing-choice")]
    listed = ADDRESS.with_part(SPEC, SURE, "elsewhere", "東京都北区王子本町1丁目15-22")
    assert "unlisted" not in ADDRESS.parts(SPEC, listed, context())
    assert value_of(SPEC, listed) == Address("", "東京都北区王子本町1丁目15-22", "", "", "other")


def test_whoever_wants_to_write_it_again_comes_back_to_the_line() -> None:
    draft, part = ADDRESS.act(SPEC, SURE, "unlisted", "retype", context())
    assert (part, draft) == ("elsewhere", UNLISTED)


def test_chome_that_a_town_does_not_have_is_told_with_its_last_one() -> None:
    draft = {**UNLISTED, "elsewhere": "北区田端7丁目1-1"}
    view = ADDRESS.part_view(SPEC, draft, "unlisted", context())
    assert view.explanation == "表では、この町は6丁目までです。"


def test_data_with_a_town_that_is_not_there_is_refused_where_nobody_was_asked() -> None:
    file = {"postal_code": "", "town": NOWHERE_HERE, "block": "", "building": ""}
    assert problems_of(SPEC, file) == [("elsewhere", "town-unknown")]
    assert problems_of(SPEC.model_copy(update={"former": True}), file) == []


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (NOWHERE_HERE, "elsewhere"),
        ({"postal_code": "", "town": "東京都北区新宿9丁目", "block": "1-1", "building": ""}, "town"),
        ({"postal_code": "", "town": "東京都北区王子", "block": "9-1-1", "building": ""}, "town"),
    ],
    ids=["line", "members", "chome-in-the-block"],
)
def test_data_from_elsewhere_is_looked_at(raw: object, part: str) -> None:
    found = ADDRESS.check(SPEC, value_of(SPEC, raw), context())
    assert [one.part for one in found] == [part]


def test_address_of_long_ago_and_one_from_a_card_are_taken() -> None:
    value = value_of(SPEC, NOWHERE_HERE)
    assert ADDRESS.check(SPEC.model_copy(update={"former": True}), value, context()) == ()
    carried = replace(HANAKO, address=NOWHERE_HERE)
    assert ADDRESS.check(SPEC, value, context(known=(carried,))) == ()


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ({"postal_code": "1600022"}, [("postal", "postal-other")]),
        ({"postal_code": "1150045"}, [("postal", "postal-other")]),
        ({"postal_code": "1140022"}, []),
        ({"postal_code": "1600022", "town": "東京都新宿区新宿3丁目"}, []),
        ({"postal_code": "1600022", "town": "1-2-3 Mihon Street, Hanoi", "place": "abroad", "block": ""}, []),
        ({"postal_code": "9999999"}, [("postal", "postal-unknown")]),
    ],
)
def test_the_postal_code_belongs_to_the_place(address: dict[str, str], kinds: list[tuple[str, str]]) -> None:
    file = {"postal_code": "", "town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""}
    assert problems_of(SPEC, {**file, **address}) == kinds
    former = [one for one in kinds if one[1] != "postal-other"]
    assert problems_of(question("address", former=True), {**file, **address}) == former
