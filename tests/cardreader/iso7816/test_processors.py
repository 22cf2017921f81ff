from __future__ import annotations

import logging

import pytest

from cardreader.errors import CardRemoved, Malformed, Stopped
from cardreader.iso7816.apdu import Command
from cardreader.iso7816.processors import MAX_CHAINED, Stoppable, Wire, chained
from tests.fakes.scripted_card import AnsweringConnection, ScriptedConnection

READ = Command(0x00, 0xB0, 0x00, 0x00, le=256)


def test_announced_bytes_are_fetched_until_the_card_is_done() -> None:
    card = ScriptedConnection(["61 02", "41 42 61 00", "43 90 00"])

    response = chained(Wire(card)).send(READ)

    assert (response.data, response.status) == (b"ABC", 0x9000)
    assert card.sent[1:] == [bytes.fromhex("00C0000002"), bytes.fromhex("00C0000000")]


def test_data_that_comes_with_the_announcement_is_kept() -> None:
    response = chained(Wire(ScriptedConnection(["41 61 01", "42 90 00"]))).send(READ)

    assert response.data == b"AB"


def test_bytes_are_fetched_by_an_interindustry_command_whatever_announced_them() -> None:
    card = ScriptedConnection(["61 01", "41 90 00"])

    chained(Wire(card)).send(Command(0x80, 0x2A, 0x00, 0x80, b"\x30", le=256))

    assert card.sent[1] == bytes.fromhex("00C0000001")


@pytest.mark.parametrize(("answer", "le"), [("6C 10", "10"), ("6C 00", "00"), ("6C FF", "FF")])
def test_wrong_length_is_asked_again_with_the_right_one(answer: str, le: str) -> None:
    card = ScriptedConnection([answer, "41 90 00"])

    response = chained(Wire(card)).send(READ)

    assert response.data == b"A"
    assert card.sent[1] == bytes.fromhex("00B00000" + le)


def test_wrong_length_is_corrected_once_only() -> None:
    card = ScriptedConnection(["6C 10", "6C 20"])

    response = chained(Wire(card)).send(READ)

    assert response.status == 0x6C20
    assert len(card.sent) == 2


def test_verify_is_never_sent_again_whatever_the_card_answers() -> None:
    for answer in ("6C 04", "61 04", "6F 00", "69 82"):
        card = ScriptedConnection([answer, "90 00"])
        chained(Wire(card)).send(Command(0x00, 0x20, 0x00, 0x80, b"1234"))
        assert sum(apdu[1] == 0x20 for apdu in card.sent) == 1


def test_card_that_announces_and_gives_nothing_is_malformed() -> None:
    with pytest.raises(Malformed):
        chained(Wire(ScriptedConnection(["61 10", "61 10", "61 10"]))).send(READ)


def test_answer_without_end_is_malformed() -> None:
    card = AnsweringConnection(lambda apdu: bytes(256) + b"\x61\x00")

    with pytest.raises(Malformed, match="end"):
        chained(Wire(card)).send(READ)
    assert len(card.sent) <= MAX_CHAINED // 256 + 2


def test_progress_counts_up_to_what_is_expected() -> None:
    told: list[tuple[int, int]] = []
    card = Stoppable(
        chained(Wire(ScriptedConnection(["90 00"] * 4))), lambda: False, lambda *step: told.append(step)
    )

    card.expect(2)
    for _ in range(3):
        card.send(READ)
    card.expect(1)
    card.send(READ)

    assert told == [(1, 2), (2, 2), (3, 3), (4, 4)]


def test_stopped_act_sends_nothing_more() -> None:
    connection = ScriptedConnection(["90 00"])
    card = Stoppable(chained(Wire(connection)), lambda: True, lambda done, total: None)

    with pytest.raises(Stopped):
        card.send(READ)
    assert connection.sent == []


def test_wire_counts_commands_that_were_lost_too() -> None:
    wire = Wire(ScriptedConnection(["90 00"]))

    wire.send(READ)
    with pytest.raises(CardRemoved):
        wire.send(READ)

    assert wire.sent == 2


def test_log_shows_header_and_lengths_alone(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    Wire(ScriptedConnection(["63 C2"])).send(Command(0x00, 0x20, 0x00, 0x80, b"4826"))

    assert caplog.messages == ["00 20 00 80 Lc=4 Le=- -> 0 bytes 63C2"]
