"""Facts about PINs and what they open that were seen once, or that nobody is sure of: one test for each.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

import pytest

from cardreader import errors
from cardreader.connection import Connection
from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.file_system import CredentialFile, Ef, TransparentFile
from cardreader.simulator.people import load_persona
from tests.cardreader.uncertain_cards import EVERY_ACT, assert_as_usual, jpki_with
from tests.fakes.card_desk import NUMBER_B, PASSWORD, PIN, TEXT, Desk, secret, with_tries
from tests.fakes.faulty_acts import Act, our_client
from tests.fakes.odd_cards import Exchange, Manner, odd_card

ALSO_BLOCKED = ("63C0", "6984", "6983")


@pytest.mark.parametrize("asked", ALSO_BLOCKED)
def test_blocked_secret_answers_the_question_in_any_way(asked: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(asked) if apdu[1] == 0x20 and given == b"\x63\xc0" else given

    desk = Desk(odd_card("blocked", manner=manner))
    with desk.open() as card:
        assert card.tries()["card-text-pin"] == 0
        with pytest.raises(errors.PinBlocked):
            card.read("pin", secret(PIN))
    assert desk.verifies() == []


@pytest.mark.parametrize("answer", [*ALSO_BLOCKED, "6300"])
def test_last_wrong_try_is_answered_in_any_way(answer: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(answer) if apdu[1] == 0x20 and len(apdu) > 5 and given == b"\x63\xc0" else given

    desk = Desk(odd_card("last-try", manner=manner))
    with desk.open() as card, pytest.raises((errors.PinBlocked, errors.WrongPin)) as caught:
        card.read("pin", secret("9999"), release="staff-7")
    assert not isinstance(caught.value, errors.WrongPin) or caught.value.tries_left == 0
    assert len(desk.verifies()) == 1


@EVERY_ACT
@pytest.mark.parametrize("clears", [True, False])
def test_wrong_verify_keeps_or_clears_what_was_verified(act: Act, clears: bool) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(wrong_clears_security=clears)))


def _answering_9000_once_verified() -> Manner:
    verified = False

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        nonlocal verified
        given = plain(apdu)
        if apdu[1:3] == b"\xa4\x04":
            verified = False
        elif apdu[1] == 0x20 and len(apdu) > 5:
            verified = given == b"\x90\x00"
        elif apdu[1] == 0x20 and verified:
            return b"\x90\x00"
        return given

    return manner


@EVERY_ACT
def test_empty_verify_after_success_answers_9000(act: Act) -> None:
    assert_as_usual(act, odd_card(manner=_answering_9000_once_verified()))


def test_tries_after_a_reading_are_told_though_empty_verify_after_success_answers_9000() -> None:
    with Desk(odd_card(manner=_answering_9000_once_verified())).open() as card:
        card.read("number-b", secret(NUMBER_B))
        assert card.tries()["number-b"] == 10


@EVERY_ACT
def test_selecting_the_same_application_again_forgets_what_was_verified(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        if apdu[1:3] == b"\xa4\x04":
            plain(bytes.fromhex("00A4040C07A0000001510000"))
        return plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))


NEVER_SET = CredentialFile(b"", 3, 0)


@pytest.mark.parametrize("asked", [*ALSO_BLOCKED, "6A82", "6A88"])
@pytest.mark.parametrize(
    "presence", [None, TransparentFile(b"\x00\x8f\x00"), TransparentFile(b"\x8f\x8f\x00")]
)
@pytest.mark.parametrize("password", [NEVER_SET, None], ids=["blocked", "absent"])
def test_card_without_pins_answers_in_any_way_and_no_try_is_touched(
    asked: str, presence: Ef | None, password: Ef | None
) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(asked) if apdu[1] == 0x20 and given == b"\x63\xc0" else given

    files = jpki_with({8: presence, 1: None, 0x1B: password})
    desk = Desk(odd_card("pinless", manner=manner, files=files))
    with desk.open() as card:
        tries = card.tries()
        assert tries["card-text-pin"] is tries["authentication-pin"] is tries["signature-password"] is None
        assert tries["number-b"] == 10
        with pytest.raises(errors.PinNotSet):
            card.read("pin", secret(PIN))
        with pytest.raises(errors.PinNotSet):
            card.sign("authentication", "x", [b"{}"], secret(PIN))
        with pytest.raises((errors.CertificateMissing, errors.PinNotSet)):
            card.sign("signature", "x", [b"{}"], secret(PASSWORD))
        assert desk.verifies() == []
        assert card.read("number-b", secret(load_persona("pinless").number_b)).genuineness == "verified"


def test_childs_pin_that_this_act_blocked_is_blocked_and_not_never_set() -> None:
    persona = with_tries(load_persona("youth"), authentication_pin=0, card_text_pin=1)
    with Desk(SimulatedCard(persona)).open() as card, pytest.raises(errors.PinBlocked):
        card.read("pin", secret("9999"), release="staff-7")


def test_security_state_that_outlived_another_program_opens_nothing_unasked() -> None:
    desk = Desk()
    before: Connection = desk.reader.connect()
    before.transmit(bytes.fromhex("00A4040C0A") + TEXT)
    before.transmit(bytes.fromhex("0020009104") + PIN.encode())
    with our_client(before) as card, pytest.raises(errors.WrongPin):
        card.read("pin", secret("9999"))
