"""What the card answers, command by command. Names say what one source alone tells of real cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.card_wire import (
    COMMON,
    FACE,
    ISSUER,
    JPKI,
    NUMBER_B,
    PASSWORD,
    PIN,
    REGISTER,
    TEXT,
    Wire,
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
    ("aid", "ef", "left"),
    [
        (JPKI, 0x18, "63C3"),
        (JPKI, 0x1B, "63C5"),
        (TEXT, 0x11, "63C3"),
        (TEXT, 0x12, "63C0"),
        (TEXT, 0x14, "63CA"),
        (TEXT, 0x15, "63CA"),
        (FACE, 0x11, "63CA"),
        (FACE, 0x12, "63CA"),
        (FACE, 0x13, "63CA"),
        (REGISTER, 0x1C, "63C3"),
        (COMMON, 0x1C, "63C3"),
    ],
)
def test_tries_are_told_for_nothing(aid: str, ef: int, left: str) -> None:
    card = wire()
    card.select(aid, ef)

    assert [card("00200080") for _ in range(3)] == [left] * 3


def test_tries_are_told_in_the_same_way_when_verified() -> None:
    card = wire()

    assert card.verify(JPKI, 0x18, PIN) == "9000"
    assert card("00200080") == "63C3"


def test_wrong_pin_counts_down_to_blocked_and_stays_so() -> None:
    card = wire()

    words = [card.verify(JPKI, 0x18, "39393939") for _ in range(4)]

    assert words == ["63C2", "63C1", "63C0", "6984"]
    assert card("00200080") == "63C0"
    assert card.verify(JPKI, 0x18, PIN) == "6984"


def test_right_pin_gives_all_tries_back() -> None:
    card = wire()
    card.verify(JPKI, 0x18, "39393939")
    card.verify(JPKI, 0x18, PIN)

    assert card("00200080") == "63C3"


@pytest.mark.parametrize("secret", ["313233", "3132333435"], ids=["short", "long"])
def test_secret_of_another_length_counts_as_wrong(secret: str) -> None:
    assert wire().verify(JPKI, 0x18, secret) == "63C2"


def test_lower_case_password_is_wrong() -> None:
    assert wire().verify(JPKI, 0x1B, "6D69686F6E313233") == "63C4"


def test_blocked_credential_answers_as_iso_says_when_switched() -> None:
    card = wire("blocked", Behaviour(blocked_by_iso=True))

    assert card.verify(JPKI, 0x18, PIN) == "6983"


def test_wrong_pin_takes_back_what_was_verified_unknown_for_real_cards() -> None:
    strict, lenient = wire(), wire(behaviour=Behaviour(wrong_clears_security=False))
    for card in (strict, lenient):
        card.verify(TEXT, 0x11, PIN)
        card("0020008004" + "39393939", "00A4020C020002")

    assert strict("00B0000002") == "6982"
    assert lenient("00B0000002") == "FF20 9000"


def test_check_number_counts_apart_in_both_applications() -> None:
    card = wire()
    card.verify(FACE, 0x12, "39" * 14)

    assert card("00200080") == "63C9"
    card.select(TEXT, 0x15)
    assert card("00200080") == "63CA"


@pytest.mark.parametrize(
    ("aid", "credential", "secret", "readable", "refused"),
    [
        pytest.param(TEXT, 0x11, PIN, (1, 2, 3, 4, 5, 6, 7), (8,), id="text PIN"),
        pytest.param(TEXT, 0x15, NUMBER_B, (2, 3, 4, 5, 6, 7), (1, 8), id="number B in text"),
        pytest.param(
            TEXT, 0x14, "393930303030303030303139", (1, 3, 4, 5, 6, 7), (2, 8), id="number A in text"
        ),
        pytest.param(FACE, 0x12, NUMBER_B, (2, 3, 4, 6), (1, 5), id="number B on the face"),
        pytest.param(
            FACE, 0x13, "393930303030303030303139", (2, 3, 4, 5, 6), (1,), id="number A on the face"
        ),
        pytest.param(FACE, 0x11, "323330333035", (1, 3, 4), (2, 5, 6), id="birth date"),
        pytest.param(JPKI, 0x18, PIN, (2, 6, 8, 0x0A, 0x0B), (1, 9), id="authentication PIN"),
        pytest.param(JPKI, 0x1B, PASSWORD, (1, 2, 6, 8, 0x0A, 0x0B), (9,), id="signature password"),
    ],
)
def test_credential_opens_its_files_and_no_others(
    aid: str, credential: int, secret: str, readable: tuple[int, ...], refused: tuple[int, ...]
) -> None:
    card = wire()
    assert card.verify(aid, credential, secret) == "9000"

    opened = [ef for ef in (*readable, *refused) if card(f"00B0{0x80 | ef:02X}0001").endswith("9000")]

    assert opened == list(readable)


@pytest.mark.parametrize(
    ("aid", "free"),
    [(TEXT, [4, 5]), (FACE, [3, 4]), (JPKI, [2, 6, 8, 0x0A, 0x0B])],
    ids=["text", "face", "jpki"],
)
def test_without_a_secret_only_free_files_open(aid: str, free: list[int]) -> None:
    card = wire()
    card.select(aid)

    assert [ef for ef in range(1, 0x10) if card(f"00B0{0x80 | ef:02X}0001").endswith("9000")] == free


def test_read_gives_the_rest_near_the_end_and_refuses_beyond_it() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card("00A4020C020001")

    assert card("00B0000F00") == "FFFF 9000"
    assert card("00B0001100") == "6B00"


def test_read_takes_a_whole_file_with_one_extended_command() -> None:
    card = wire()
    card.verify(FACE, 0x12, NUMBER_B)
    card("00A4020C020002")

    answer = card("00B00000000000")

    assert answer.startswith("FF2082")
    assert answer.endswith(" 9000")
    assert len(answer) > 2 * 4096


@pytest.mark.parametrize(
    ("ef", "word"),
    [
        pytest.param(0x18, "6981", id="PIN"),
        pytest.param(0x17, "6981", id="key"),
        pytest.param(0x09, "6982", id="never readable"),
        pytest.param(0x05, "6981", id="unidentified"),
    ],
)
def test_file_of_another_kind_is_not_read(ef: int, word: str) -> None:
    card = wire()
    card.select(JPKI, ef)

    assert card("00B0000001") == word


def test_short_reads_are_played_when_switched() -> None:
    card = wire(behaviour=Behaviour(longest_read=2))
    card.select(JPKI, 0x08)

    assert card("00B0000003") == "8F8F 9000"
    assert card("00B0000201") == "00 9000"


def test_read_without_a_wanted_length_is_refused() -> None:
    card = wire()
    card.select(JPKI, 0x06)

    assert card("00B00000") == "6700"


def test_common_record_is_free_in_both_ways_of_reading() -> None:
    card = wire()
    card.select(COMMON)
    expected = "011C" + b"900000000000001131172033 0305".replace(b" ", b"").hex().upper() + " 9000"

    assert card("00B2010C00") == expected
    assert card("00A4020C020001", "00B2010400") == expected
    assert card("00B2020400") == "6A83"
    assert card("00B0000000") == "6981"


def test_selecting_another_application_takes_back_what_was_verified_single_source() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.select(FACE)
    card.select(TEXT, 0x02)

    assert card("00B0000001") == "6982"


def test_selecting_the_same_application_keeps_what_was_verified_single_source() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.select(TEXT)

    assert card("00B0000001") == "6986"
    assert card("00B0820001") == "FF 9000"


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        pytest.param(Behaviour(), "FF 9000", id="kept, as measured contactless"),
        pytest.param(Behaviour(reset_clears_security=True), "6986", id="cleared, when switched"),
    ],
)
def test_warm_reset_clears_only_when_switched(behaviour: Behaviour, word: str) -> None:
    card = wire(behaviour=behaviour)
    card.verify(TEXT, 0x11, PIN)
    card("00A4020C020002")
    card.card.reset()

    assert card("00B0000001") == word


def test_power_off_clears_everything_but_the_tries() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.verify(TEXT, 0x15, "39" * 14)
    card.card.power_off()
    card.card.power_on()

    assert card("00A4020C020002") == "6A82"
    card.select(TEXT, 0x15)
    assert card("00200080") == "63C9"


def test_changed_pin_holds_and_has_all_its_tries() -> None:
    card = wire()
    card.select(JPKI, 0x18)
    assert card("0024018004" + "35363738") == "6982"
    card.verify(JPKI, 0x18, PIN)

    assert card("0024018004" + "35363738") == "9000"
    assert card.verify(JPKI, 0x18, PIN) == "63C2"
    assert card.verify(JPKI, 0x18, "35363738") == "9000"


def test_register_pin_is_changed_by_its_own_instruction() -> None:
    card = wire()
    card.verify(REGISTER, 0x1C, PIN)

    assert card("0024018004" + "35363738") == "6D00"
    assert card("8032008004" + "35363738") == "9000"


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


@pytest.mark.parametrize(("aid", "ef"), [(JPKI, 0x18), (JPKI, 0x1B), (TEXT, 0x11)])
def test_card_without_pins_has_no_tries_for_them(aid: str, ef: int) -> None:
    card = wire("pinless")
    card.select(aid, ef)

    assert card("00200080") == "63C0"
    assert card("00200080 04 31323334") == "6984"


def test_card_without_pins_opens_by_its_check_number() -> None:
    card = wire("pinless")
    number = load_persona("pinless").number_b.encode().hex()

    assert card.verify(FACE, 0x12, number) == "9000"
    assert card.verify(TEXT, 0x15, number) == "9000"


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


def test_state_file_keeps_tries_over_restarts(tmp_path: Path) -> None:
    state = tmp_path / "card.json"
    Wire(SimulatedCard(load_persona("hanako"), state)).verify(JPKI, 0x18, "39393939")

    again = Wire(SimulatedCard(load_persona("hanako"), state))
    again.select(JPKI, 0x18)

    assert again("00200080") == "63C2"


def test_fresh_card_has_all_its_tries_and_the_persona_may_say_otherwise() -> None:
    person = replace(load_persona("hanako"), tries={"authentication-pin": 1})
    card = wire(person)
    card.select(JPKI, 0x18)

    assert card("00200080") == "63C1"
