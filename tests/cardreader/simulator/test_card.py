"""What the card answers, command by command. Names say what one source alone tells of real cards."""

from __future__ import annotations

import pytest

from cardreader.simulator.behaviour import Behaviour
from tests.fakes.card_wire import (
    COMMON,
    FACE,
    ISSUER,
    JPKI,
    PIN,
    REGISTER,
    TEXT,
    wire,
)


@pytest.mark.parametrize(
    ("command", "word"),
    [
        pytest.param("00A404", "6700", id="three bytes"),
        pytest.param("00A4040C05D392", "6700", id="Lc beyond the end"),
        pytest.param("00A4020C0200180000", "6700", id="bytes after Le"),
        pytest.param("00B0000000", "6986", id="no current file"),
        pytest.param("01A4020C020018", "6881", id="logical channel [1]"),
        pytest.param("A0A4020C020018", "6E00", id="unknown class"),
        pytest.param("00FF0000", "6D00", id="unknown instruction"),
        pytest.param("80B0000000", "6D00", id="known instruction in the wrong class"),
        pytest.param("0820008000", "66F1", id="secure messaging elsewhere [1]"),
        pytest.param("00A4010C020018", "6A86", id="P1 of SELECT"),
        pytest.param("00A4040304D392F000", "6A86", id="P2 of SELECT"),
        pytest.param("00A4090C020018", "6A86", id="selection by path [1]"),
        pytest.param("00A4020C020099", "6A82", id="absent file"),
        pytest.param("00A4000C023F00", "6A82", id="3F00 [1]"),
        pytest.param("00A40000", "9000", id="SELECT MF inside an application has no effect [1]"),
        pytest.param("00A4020C0100", "6700", id="file id of one byte"),
        pytest.param("0020018000", "6A86", id="P1 of VERIFY"),
        pytest.param("00200000", "6A86", id="P2 of VERIFY"),
        pytest.param("00200080", "6986", id="VERIFY without a current file"),
        pytest.param("0020009B", "63C5", id="VERIFY by short id"),
        pytest.param("0020009D", "6A82", id="VERIFY by short id of a file that is not there"),
        pytest.param("0020009C", "6981", id="VERIFY by short id of a file of another kind"),
    ],
)
def test_fault_is_answered_in_the_cards_order(command: str, word: str) -> None:
    card = wire()
    card.select(JPKI)

    assert card(command) == word


def test_select_mf_right_after_power_up_is_refused() -> None:
    assert wire()("00A40000") == "6A86"


@pytest.mark.parametrize("aid", [JPKI, TEXT, FACE, REGISTER, COMMON, ISSUER])
def test_applications_answer_their_name(aid: str) -> None:
    assert wire().select(aid) == "9000"


@pytest.mark.parametrize("aid", ["A0000002310100000000000000000000", "D392F0002601000000010A", "D393", ""])
def test_foreign_application_is_not_found(aid: str) -> None:
    assert wire().select(aid) == "6A82"


def test_beginning_of_a_name_finds_the_first_application_single_source() -> None:
    card = wire()

    assert card.select("D3921000310001010408"[:18]) == "9000"
    assert card("00A4020C020011") == "9000"


def test_select_that_wants_control_information_gets_the_name() -> None:
    assert wire()("00A404000A" + JPKI + "00") == f"6F0C840A{JPKI} 9000"


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("00CA00F000", "F0053133313137 9000"),
        ("00CA00F200", "F2083230333330333035 9000"),
        ("00CA5F5100", "5F5108E000FF8131FE4514 9000"),
        ("00CADF3005", "6A88"),
        ("00CA7F2100", "6700"),
        ("00CB3FFF035C017E08", "6D00"),
    ],
)
def test_issuer_level_tells_its_objects(command: str, answer: str) -> None:
    assert wire()(command) == answer


def test_large_issuer_object_needs_an_extended_length_single_source() -> None:
    answer = wire()("00CA7F21000000")

    assert answer.startswith("7F218202")
    assert answer.endswith("9000")


def test_issuer_objects_are_not_found_inside_applications() -> None:
    card = wire()
    card.select(JPKI)

    assert card("00CA00F000") == "6A88"


def test_challenges_have_the_wanted_length_and_differ() -> None:
    card = wire()
    first, second = card("0084000008"), card("0084000008")

    assert len(first) == len("00" * 8 + " 9000")
    assert first != second
    assert len(card("0084000000")) == len("00" * 256 + " 9000")
    assert card("00840100") == "6A86"
    assert card("00840000") == "6700"


def test_internal_authentication_finds_no_key_form_unknown() -> None:
    card = wire()
    card.select(COMMON)

    assert card("0088009908" + "00" * 8 + "00") == "6A88"


def test_secure_messaging_without_a_session_is_refused_in_the_text_application() -> None:
    card = wire()
    card.select(TEXT)

    assert card("08B0000000") == "6987"


def test_first_command_fails_after_power_up_when_switched() -> None:
    card = wire(behaviour=Behaviour(first_command_fails=True))

    assert card.select(JPKI) == "6F00"
    assert card.select(JPKI) == "9000"


def test_byte_protocol_keeps_answers_for_get_response() -> None:
    card = wire(behaviour=Behaviour(byte_protocol=True))
    card.verify(JPKI, 0x18, PIN)

    assert card("00A4020C020017", "802A00800131" + "00") == "6100"
    assert card("00C0000010").endswith("61F0")
    assert len(card("00C00000F0")) == len("00" * 0xF0 + " 9000")
    assert card("00C0000001") == "6985"


def test_byte_protocol_corrects_a_wrong_length() -> None:
    card = wire(behaviour=Behaviour(byte_protocol=True))
    card.select(JPKI, 0x08)

    assert card("00B0000010") == "6C03"
    assert card("00B0000003") == "8F8F00 9000"


@pytest.mark.parametrize(
    ("persona", "mark"),
    [("hanako", "8F8F00"), ("youth", "008F00"), ("pinless", "008F00"), ("android", "8F8F00")],
)
def test_certificate_marks_say_which_exist(persona: str, mark: str) -> None:
    card = wire(persona)
    card.select(JPKI, 0x08)

    assert card("00B0000003") == f"{mark} 9000"


@pytest.mark.parametrize(
    ("persona", "label"),
    [("hanako", "JPKIAPICCTOKEN2"), ("android", "JPKIAPGPSETOKEN"), ("iphone", "JPKIAPIOSTOKEN")],
)
def test_token_record_is_160_bytes_and_says_what_it_is(persona: str, label: str) -> None:
    card = wire(persona)
    card.select(JPKI, 0x06)

    data, word = card("00B0000000").split()

    assert word == "9000"
    assert len(data) == 320
    assert bytes.fromhex(data)[:32] == label.encode().ljust(32)
    assert data[192:200] == "0000040D"


def test_phone_has_one_application_and_asks_for_its_pin_before_the_certificate() -> None:
    card = wire("android")

    assert card.select(TEXT) == "6A82"
    card.select(JPKI, 0x0A)
    assert card("00B0000004") == "6982"
    card.verify(JPKI, 0x18, PIN)
    card("00A4020C02000A")
    assert card("00B0000002") == "3082 9000"


@pytest.mark.parametrize("aid", [JPKI, TEXT, FACE, REGISTER, COMMON, ISSUER])
def test_other_card_knows_no_application(aid: str) -> None:
    assert wire("other-card").select(aid) == "6A82"


@pytest.mark.parametrize("persona", ["hanako", "taisho", "other-card"])
def test_check_byte_of_the_answer_to_reset_is_right(persona: str) -> None:
    atr = wire(persona).card.atr
    total = 0
    for byte in atr[1:]:
        total ^= byte

    assert total == 0
