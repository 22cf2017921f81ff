from __future__ import annotations

import pytest

from cardreader.errors import Malformed, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816.processors import Wire, chained
from tests.fakes.scripted_card import AnsweringConnection, ScriptedConnection

AID = bytes.fromhex("D392F000260100000001")
FILE = 0x02


class File:
    """One transparent file, served by offset, with the lever of how much one READ gives at most."""

    def __init__(self, content: bytes, most: int = 256) -> None:
        self._content = content
        self._most = most

    def __call__(self, apdu: bytes) -> bytes:
        offset = apdu[3] if apdu[2] & 0x80 else apdu[2] << 8 | apdu[3]
        if offset > len(self._content):
            return b"\x6b\x00"
        asked = min(apdu[4] or 256, self._most)
        return self._content[offset : offset + asked] + b"\x90\x00"


def wrapped(length: int) -> bytes:
    value = bytes(index % 251 for index in range(length))
    if length < 128:
        return b"\xff\x20" + bytes((length,)) + value
    return b"\xff\x20\x82" + length.to_bytes(2, "big") + value


@pytest.mark.parametrize("length", [0, 1, 127, 128, 255, 256, 257, 5000, 32000])
@pytest.mark.parametrize("padding", [0, 1, 300], ids=["exact", "one", "much"])
@pytest.mark.parametrize("most", [256, 100], ids=["full", "short-reads"])
def test_object_is_read_whole_without_the_padding(length: int, padding: int, most: int) -> None:
    whole = wrapped(length)
    connection = AnsweringConnection(File(whole + b"\xff" * padding, most))

    assert commands.read_object(chained(Wire(connection)), FILE, "file") == whole


def test_card_that_drips_is_given_up_on_soon() -> None:
    connection = AnsweringConnection(File(wrapped(29_000), most=8))

    with pytest.raises(Malformed, match="crumbs"):
        commands.read_object(chained(Wire(connection)), FILE, "file")
    assert len(connection.sent) < 29_000 / 10


def test_remaining_commands_are_announced_once() -> None:
    announced: list[int] = []
    connection = AnsweringConnection(File(wrapped(1000)))

    commands.read_object(chained(Wire(connection)), FILE, "file", announce=announced.append)

    assert announced == [len(connection.sent) - 1] == [3]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"\xff\x20",
        b"\xff\x20\x80\x00",
        wrapped(300)[:200],
        b"\xff\x20\x82\xff\xff" + bytes(999),
    ],
    ids=["empty", "one-byte", "tag", "indefinite", "cut", "absurd"],
)
def test_broken_file_is_malformed(content: bytes) -> None:
    with pytest.raises(Malformed):
        commands.read_object(chained(Wire(AnsweringConnection(File(content)))), FILE, "file")


def test_two_bytes_in_front_of_the_record_are_skipped() -> None:
    connection = AnsweringConnection(File(b"\x01\x02" + wrapped(300)))

    assert commands.read_object(chained(Wire(connection)), FILE, "file") == wrapped(300)


def test_card_that_gives_more_than_asked_is_malformed() -> None:
    connection = AnsweringConnection(lambda apdu: bytes(300) + b"\x90\x00")

    with pytest.raises(Malformed):
        commands.read_object(chained(Wire(connection)), FILE, "file")


def test_first_command_after_power_up_is_repeated_when_it_failed() -> None:
    connection = ScriptedConnection(["6F 00", "90 00"])

    assert commands.select_application(chained(Wire(connection)), AID) == 0x9000
    assert connection.sent == [bytes.fromhex("00A4040C0A") + AID] * 2


def test_refused_read_carries_header_and_status() -> None:
    with pytest.raises(UnexpectedStatus) as caught:
        commands.read_object(chained(Wire(ScriptedConnection(["69 82"]))), FILE, "file")

    assert caught.value.status == 0x6982
    assert caught.value.header == bytes.fromhex("00B00000")


def test_secret_is_sent_as_it_is() -> None:
    connection = ScriptedConnection(["90 00", "90 00"])

    commands.verify(chained(Wire(connection), short_ids=False), 0x11, memoryview(b"1234"))

    assert connection.sent == [bytes.fromhex("00A4020C020011"), bytes.fromhex("00200080 04 31323334")]
