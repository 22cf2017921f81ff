from __future__ import annotations

import pytest

from cardreader.iso7816.apdu import Command
from cardreader.iso7816.processors import Wire, chained
from tests.fakes.scripted_card import ScriptedConnection

READ = Command(0x00, 0xB0, 0x00, 0x00, le=256, file=0x0A)
GO_ON = Command(0x00, 0xB0, 0x01, 0x00, le=256, file=0x0A)
ASK = Command(0x00, 0x20, 0x00, 0x80, file=0x18)
VERIFY = Command(0x00, 0x20, 0x00, 0x80, b"1234", file=0x18)
RECORD = Command(0x00, 0xB2, 0x01, 0x04, le=256, file=0x01)
SIGN = Command(0x80, 0x2A, 0x00, 0x80, b"\x30", le=256, file=0x17)
SELECT_0A, SELECT_18 = "00A4020C02000A", "00A4020C020018"


def sent(answers: list[str], *commands: Command, short: bool = True) -> tuple[list[str], int]:
    """What went over the wire, and the last status word."""
    connection = ScriptedConnection(answers)
    card = chained(Wire(connection), short_ids=short)
    status = 0
    for command in commands:
        status = card.send(command).status
    return [apdu.hex().upper() for apdu in connection.sent], status


@pytest.mark.parametrize(
    ("command", "short"),
    [
        (READ, "00B08A0000"),
        (ASK, "00200098"),
        (RECORD, "00B2010C00"),
        (SIGN, "802A0097013000"),
    ],
    ids=["read", "ask", "record", "sign"],
)
@pytest.mark.parametrize("answer", ["9000", "63C3", "6982", "6984", "6F00", "6A83"])
def test_file_is_named_inside_the_command_whatever_else_is_answered(
    command: Command, short: str, answer: str
) -> None:
    assert sent([answer], command) == ([short], int(answer, 16))


def test_further_bytes_come_from_the_file_that_was_read_last() -> None:
    assert sent(["9000", "9000"], READ, GO_ON)[0] == ["00B08A0000", "00B0010000"]


@pytest.mark.parametrize("answer", ["6986", "6981"])
def test_file_is_selected_where_reading_did_not_make_it_current(answer: str) -> None:
    apdus, status = sent(["9000", answer, "9000", "9000"], READ, GO_ON)

    assert apdus == ["00B08A0000", "00B0010000", SELECT_0A, "00B0010000"]
    assert status == 0x9000


def test_other_file_or_application_in_between_means_selecting_again() -> None:
    elsewhere = Command(0x00, 0xA4, 0x04, 0x0C, bytes(10))

    assert sent(["9000"] * 4, READ, elsewhere, GO_ON)[0][2:] == [SELECT_0A, "00B0010000"]
    assert sent(["9000", "63C3", "9000", "9000"], READ, ASK, GO_ON)[0][2:] == [SELECT_0A, "00B0010000"]


@pytest.mark.parametrize("refusal", ["6A86", "6A82", "6986", "6B00", "6700", "6D00", "6A81", "6A88", "6981"])
def test_card_that_refuses_short_identifiers_is_asked_once_and_then_served_by_select(refusal: str) -> None:
    apdus, status = sent([refusal, "9000", "9000", "9000", "63C3"], READ, ASK)

    assert apdus == ["00B08A0000", SELECT_0A, "00B0000000", SELECT_18, "00200080"]
    assert status == 0x63C3


def test_file_that_is_not_there_is_told_and_short_identifiers_stay() -> None:
    apdus, status = sent(["6A82", "6A82", "63C3"], READ, ASK)

    assert apdus == ["00B08A0000", SELECT_0A, "00200098"]
    assert status == 0x63C3


def test_secret_goes_in_short_form_only_to_a_card_that_took_one_before() -> None:
    assert sent(["63C3", "9000"], ASK, VERIFY)[0] == ["00200098", "002000980431323334"]
    assert sent(["9000", "9000"], VERIFY)[0] == [SELECT_18, "002000800431323334"]
    refused = sent(["6A86", "9000", "63C3", "9000"], ASK, VERIFY)[0]
    assert refused == ["00200098", SELECT_18, "00200080", "002000800431323334"]


@pytest.mark.parametrize("answer", ["6A82", "6A86", "6986", "6981", "6B00", "6700", "6D00", "63C2", "6F00"])
@pytest.mark.parametrize("asked", [["63C3"], ["6A86", "9000", "63C3"]], ids=["short", "by-select"])
def test_secret_is_sent_once_whatever_the_card_answers(answer: str, asked: list[str]) -> None:
    apdus, status = sent([*asked, answer, "9000", "9000"], ASK, VERIFY)

    assert len([apdu for apdu in apdus if len(apdu) > 8 and apdu[2:4] == "20"]) == 1
    assert status == int(answer, 16)


def test_profile_may_forbid_short_identifiers() -> None:
    assert sent(["9000", "9000"], READ, short=False)[0] == [SELECT_0A, "00B0000000"]


def test_file_beyond_five_bits_is_selected() -> None:
    far = Command(0x00, 0xB0, 0x00, 0x00, le=256, file=0x2F01)

    assert sent(["9000", "9000"], far)[0] == ["00A4020C022F01", "00B0000000"]
