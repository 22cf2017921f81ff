from __future__ import annotations

import pytest

from cardreader.errors import CardError, LastTryRefused, PinBlocked, PinNotSet, UnexpectedStatus, WrongPin
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber import pin
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import Credential
from tests.fakes.scripted_card import ScriptedConnection

PIN = GENERATION_1.text.pin
PASSWORD = GENERATION_1.jpki.signature.credential
ASK = bytes.fromhex("00200091")
VERIFY = bytes.fromhex("00200080")


def verify(answers: list[str], secret: bytes = b"1234", release: str | None = None) -> ScriptedConnection:
    connection = ScriptedConnection(answers)
    pin.verify(chained(Wire(connection)), PIN, memoryview(secret), release=release)
    return connection


def test_tries_are_asked_before_the_secret_is_sent_once() -> None:
    connection = verify(["63C3", "9000"])

    assert connection.sent == [ASK, ASK + b"\x041234"]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (["6A82", "6A82"], PinNotSet("card-text-pin")),
        (["63C0"], PinBlocked("card-text-pin")),
        (["6984"], PinBlocked("card-text-pin")),
        (["6983"], PinBlocked("card-text-pin")),
        (["63C1"], LastTryRefused("card-text-pin")),
        (["63C3", "63C2"], WrongPin("card-text-pin", 2)),
        (["63C3", "6300"], WrongPin("card-text-pin", 2)),
        (["63C3", "63C0"], PinBlocked("card-text-pin")),
        (["63C3", "6984"], PinBlocked("card-text-pin")),
        (["63C3", "6983"], PinBlocked("card-text-pin")),
        (["63C3", "6F00"], UnexpectedStatus(VERIFY, 0x6F00)),
        (["9000"], UnexpectedStatus(VERIFY, 0x9000)),
        (["6F00"], UnexpectedStatus(VERIFY, 0x6F00)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else type(value).__name__,
)
def test_each_answer_has_its_meaning_and_nothing_is_sent_again(answers: list[str], error: CardError) -> None:
    connection = ScriptedConnection([*answers, "9000", "9000"])
    with pytest.raises(type(error)) as caught:
        pin.verify(chained(Wire(connection)), PIN, memoryview(b"1234"))

    assert str(caught.value) == str(error)
    assert len(connection.sent) == len(answers)


def test_last_try_is_sent_with_a_release() -> None:
    assert len(verify(["63C1", "9000"], release="staff-7").sent) == 2


@pytest.mark.parametrize("release", [None, ""])
def test_empty_release_is_none(release: str | None) -> None:
    with pytest.raises(LastTryRefused):
        verify(["63C1"], release=release)


@pytest.mark.parametrize(
    "secret",
    [
        b"",
        b"123",
        b"12345",
        b"12a4",
        "１２３".encode(),
        "１２３あ".encode(),
        b"123\xef",
        b"\xef\xbc",
        b"\xef\xbc\xff4",
    ],
)
def test_secret_that_cannot_be_right_is_not_sent(secret: bytes) -> None:
    with pytest.raises(WrongPin) as caught:
        verify(["63C3"], secret)

    assert caught.value.tries_left == 3


def test_password_is_sent_in_upper_case_and_the_callers_bytes_are_left_alone() -> None:
    connection, given = ScriptedConnection(["63C5", "9000"]), bytearray(b"mihon123")

    pin.verify(chained(Wire(connection)), PASSWORD, memoryview(given))

    assert connection.sent[-1].endswith(b"\x08MIHON123")
    assert given == b"mihon123"


@pytest.mark.parametrize(
    ("credential", "given", "sent"),
    [
        (PIN, "１２３４", b"1234"),
        (PIN, "1２3４", b"1234"),
        (PASSWORD, "ＭＩＨＯＮ１２３", b"MIHON123"),
        (PASSWORD, "ｍｉｈｏｎ１２３", b"MIHON123"),
        (PASSWORD, "mｉＨon０９ＡＺａｚ", b"MIHON09AZAZ"),
    ],
)
def test_full_width_digits_and_letters_are_sent_narrow(
    credential: Credential, given: str, sent: bytes
) -> None:
    connection, buffer = ScriptedConnection(["63C5", "9000"]), bytearray(given.encode())

    pin.verify(chained(Wire(connection)), credential, memoryview(buffer))

    assert connection.sent[-1][5:] == sent
    assert buffer.decode() == given


@pytest.mark.parametrize("answer", [("63C3", 3), ("63CF", 15), ("63C0", 0), ("6984", 0)])
def test_tries_are_told_and_none_is_spent(answer: tuple[str, int]) -> None:
    connection = ScriptedConnection([answer[0]])

    assert pin.tries_left(chained(Wire(connection)), PIN) == answer[1]
    assert connection.sent == [ASK]


def test_credential_that_is_not_there_has_no_tries() -> None:
    assert pin.tries_left(chained(Wire(ScriptedConnection(["6A82", "6A82"]))), PIN) is None
