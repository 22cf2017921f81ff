"""番地 however people write them: nothing is swallowed, and what is another number is told."""

from __future__ import annotations

import pytest

from kiosk.forms.fields import written_blocks
from kiosk.forms.fields.address import Address
from tests.fakes.form_parts import problems_of, question, value_of

SPEC = question("address")
ASAHI = {"postal": "3320001", "town": "埼玉県川口市朝日", "building": ""}
OJI = {"postal": "1140022", "town": "東京都北区王子本町1丁目", "building": ""}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("１５−２２", "15-22"), ("15ー22", "15-22"), ("-15--2-", "15-2"), ("-", "")]
    + [
        (typed, "15-22")
        for typed in (
            "15番22号",
            "１５番２２号",
            "15番地の22",
            "15番地22",
            "15の22",
            "１５ノ２２",
            "15番の22",
        )
    ]
    + [("十五番二十二号", "15-22"), ("15番地", "15"), ("一五の二二", "15-22"), ("百二番地", "102")],
)
def test_a_block_keeps_single_hyphens_between_digits(typed: str, kept: str) -> None:
    assert written_blocks.block(typed) == kept


@pytest.mark.parametrize(
    "written",
    [
        "15-22 301", "15-22　301", "15番22号 301", "15番22号301号室", "15-22 301号室", "15-22-301号室",
        "15 22 301", "十五番二十二号　三〇一", "15番 22号 301",
    ],
)  # fmt: skip
def test_a_space_before_a_room_parts_it_from_the_number(written: str) -> None:
    assert written_blocks.block(written) == "15-22-301"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("15 22", "15-22"),
        ("15 - 22", "15-22"),
        ("15 番 22 号", "15-22"),
        (" 15 ", "15"),
        ("甲 15 番地 2", "甲15-2"),
        ("1234イ 301", "1234イ-301"),
        ("123番地先 2", "123番地先-2"),
    ],
)
def test_other_spaces_change_no_number(written: str, kept: str) -> None:
    assert written_blocks.block(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1丁目9番4号", "1-9-4"),
        ("１丁目９−４", "1-9-4"),
        ("一丁目9-4", "1-9-4"),
        ("1 丁目 9-4", "1-9-4"),
        ("1ちょうめ9-4", "1-9-4"),
        ("北1条西2丁目", "北1条西2丁目"),
        ("北一条西二丁目", "北1条西2丁目"),
        ("北１条西２丁目１−３", "北1条西2丁目1-3"),
        ("北1西2", "北1西2"),
        ("西2丁目1番3号", "西2丁目1-3"),
        ("2条5丁目1番", "2条5丁目1"),
        ("10線北3", "10線北3"),
        ("第2地割15", "第2地割15"),
        ("第2地割15番地3", "第2地割15-3"),
        ("第15番2", "15-2"),
    ],
)
def test_the_number_begins_with_its_chome_its_grid_or_its_section(written: str, kept: str) -> None:
    assert value_of(SPEC, {**ASAHI, "block": written}) == Address("3320001", "埼玉県川口市朝日", kept, "")
    filed = {"postal_code": "3320001", "town": "埼玉県川口市朝日", "block": written, "building": ""}
    assert value_of(SPEC, filed) == Address("3320001", "埼玉県川口市朝日", kept, "")


@pytest.mark.parametrize("written", ["1丁目15-22", "一丁目15番22号", "１丁目 15-22", "1-15-22", "15-22"])
def test_the_chome_of_the_town_may_be_written_again(written: str) -> None:
    assert value_of(SPEC, {**OJI, "block": written}) == Address("1140022", OJI["town"], "15-22", "")


@pytest.mark.parametrize(
    ("town", "written", "kind"),
    [
        (OJI, "2丁目15-22", "block-chome"),
        (OJI, "二丁目15-22", "block-chome"),
        (OJI, "1丁目", "block-only-chome"),
        (ASAHI, "2丁目", "block-only-chome"),
        (ASAHI, "二丁目", "block-only-chome"),
        (ASAHI, "丁目", "missing-block"),
        (ASAHI, "南町1-2", "missing-block"),
        (ASAHI, "9番4号ハイツ201", "missing-block"),
        (ASAHI, "北条西丁目", "missing-block"),
        (ASAHI, "第地割", "missing-block"),
    ],
)
def test_what_is_no_number_behind_that_town_is_told(town: dict[str, str], written: str, kind: str) -> None:
    assert problems_of(SPEC, {**town, "block": written}) == [("block", kind)]
    filed = {"postal_code": town["postal"], "town": town["town"], "block": written, "building": ""}
    assert problems_of(SPEC, filed) == [("block", kind)]


def test_a_line_that_was_typed_has_its_chome_too() -> None:
    typed = {"postal": "unknown", "row": "other", "elsewhere": "埼玉県川口市朝日二丁目", "building": ""}
    spec = question("address", numbered="open")
    assert problems_of(spec, {**typed, "block": "3丁目9-4"}) == [("block", "block-chome")]
    assert value_of(spec, {**typed, "block": "2丁目9-4"}) == Address(
        "", "埼玉県川口市朝日二丁目", "9-4", "", "other"
    )
