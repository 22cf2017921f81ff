from __future__ import annotations

from contextlib import nullcontext

import pytest

from cardreader.errors import CardRemoved, UnexpectedStatus
from cardreader.iso7816.apdu import Command
from cardreader.iso7816.continuity import Continuity
from cardreader.iso7816.processors import Wire, chained
from tests.fakes.scripted_card import ScriptedConnection

TEXT = Command(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D3921000310001010408"))
FACE = Command(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D3921000310001010402"))
ASK = Command(0x00, 0x20, 0x00, 0x80, file=0x11)
VERIFY = Command(0x00, 0x20, 0x00, 0x80, b"1234", file=0x11)
RECORD = Command(0x00, 0xB0, 0x00, 0x00, le=256, file=0x02)
PROOF = Command(0x00, 0xB0, 0x00, 0x00, le=256, file=0x03)
CHALLENGE = Command(0x80, 0x2A, 0x00, 0x00, b"\x30", le=256)
OK = "9000"


def play(answers: list[str], *commands: Command) -> tuple[int, list[str]]:
    """The last status word, and what was sent."""
    connection = ScriptedConnection(answers)
    card = Continuity(chained(Wire(connection), short_ids=False), "reader")
    status = 0
    for command in commands:
        status = card.send(command).status
    return status, [apdu.hex().upper() for apdu in connection.sent]


def test_file_that_is_absent_twice_is_absent() -> None:
    status, sent = play([OK, "6A82", OK, "6A82"], TEXT, ASK)

    assert status == 0x6A82
    assert sent[2] == sent[0]


def test_file_that_is_there_after_all_means_a_reset() -> None:
    with pytest.raises(CardRemoved):
        play([OK, "6A82", OK, OK, "63C3"], TEXT, ASK)


def test_card_that_shows_what_it_showed_before_lacks_the_file_indeed() -> None:
    status, sent = play([OK, OK, OK, OK, "00" + OK, "6A82", OK, "00" + OK], TEXT, VERIFY, RECORD, PROOF)

    assert status == 0x6A82
    assert sent[-1] == "00B0000001"


def test_refusal_after_verify_is_believed_only_with_the_verified_file_still_open() -> None:
    before = [OK, OK, OK, OK, "00" + OK, OK, "6982", OK]
    assert play([*before, "00" + OK], TEXT, VERIFY, RECORD, PROOF)[0] == 0x6982
    with pytest.raises(CardRemoved):
        play([*before, "6982"], TEXT, VERIFY, RECORD, PROOF)


def test_refusal_of_the_first_file_after_verify_means_that_it_was_forgotten() -> None:
    with pytest.raises(CardRemoved):
        play([OK, OK, OK, OK, "6982"], TEXT, VERIFY, RECORD)


def test_refusal_without_verify_is_just_a_refusal() -> None:
    assert play([OK, OK, "6982"], TEXT, RECORD)[0] == 0x6982


@pytest.mark.parametrize("answer", ["6A82", "6986"])
def test_secret_is_never_sent_again_to_find_out(answer: str) -> None:
    connection = ScriptedConnection([OK, OK, answer])
    card = Continuity(chained(Wire(connection), short_ids=False), "reader")
    card.send(TEXT)
    with pytest.raises(CardRemoved):
        card.send(VERIFY)
    assert sum(apdu[1] == 0x20 for apdu in connection.sent) == 1


@pytest.mark.parametrize(("witness", "lost"), [("00" + OK, False), ("6A82", True)])
def test_refused_challenge_is_believed_only_of_a_card_that_remembers(witness: str, lost: bool) -> None:
    answers = [OK, OK, "00" + OK, "6985", OK, witness]
    with pytest.raises(CardRemoved) if lost else nullcontext():
        play(answers, TEXT, RECORD, CHALLENGE)


@pytest.mark.parametrize("status", ["6985", "6D00", "1234"])
def test_one_application_there_means_that_others_are_absent_by_6a82_alone(status: str) -> None:
    assert play([OK, "6A82"], TEXT, FACE)[0] == 0x6A82
    with pytest.raises(UnexpectedStatus):
        play([OK, status], TEXT, FACE)


def test_nothing_is_asked_twice_while_nothing_is_doubtful() -> None:
    _, sent = play([OK, OK, "63C3", OK, OK, "00" + OK], TEXT, ASK, VERIFY, RECORD)

    assert len(sent) == 6
