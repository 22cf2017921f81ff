from __future__ import annotations

import base64
import json
import logging
from datetime import date

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from cardreader import errors
from cardreader.mynumber.card import MyNumberCard, Using
from cardreader.profile_table.shapes import KeyName
from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Cut, Fault, Silence
from cardreader.simulator.people import load_persona, persona_names
from tests.fakes.card_desk import FACE, JPKI, NOW, NUMBER_B, PASSWORD, PIN, TEXT, Desk, secret, with_tries

UNREADABLE = ("android", "iphone", "other-card", "blocked")
FULL = {"card-text-pin": 3, "authentication-pin": 3, "signature-password": 5, "number-b": 10}


def test_text_by_pin_is_read_and_verified() -> None:
    with Desk().open() as card:
        contents = card.read("pin", secret(PIN))

    assert contents.text.name == "見本　花子"
    assert contents.text.address == "東京都北区王子本町一丁目９９番９９号"
    assert contents.text.birth_date == date(1948, 3, 5)
    assert contents.text.sex == "female"
    assert contents.face is None
    assert contents.genuineness == "verified"


def test_number_b_opens_face_and_text() -> None:
    with Desk().open() as card:
        contents = card.read("number-b", secret(NUMBER_B))

    assert contents.face is not None
    assert contents.face.expires_on == date(2033, 3, 5)
    assert contents.face.photo[4:8] == b"jP  "
    assert contents.face.name_image.startswith(b"\x89PNG")
    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "verified"


def test_face_is_opened_before_the_text() -> None:
    desk = Desk()
    with desk.open() as card, pytest.raises(errors.WrongPin):
        card.read("number-b", secret("99999999999999"))

    assert desk.left(FACE, 0x12) == 9
    assert desk.left(TEXT, 0x15) == 10


@pytest.mark.parametrize("using", ["pin", "number-b"])
def test_number_files_and_the_number_as_credential_are_never_touched(using: Using) -> None:
    for name in persona_names():
        desk, persona = Desk(name), load_persona(name)
        shown = persona.secrets.get("card-text-pin", "1234") if using == "pin" else persona.number_b
        with desk.open() as card:
            try:
                card.tries()
                card.identifier()
                card.read(using, secret(shown))
            except errors.CardError as error:
                logging.getLogger(__name__).debug("%s: %s", name, error)
        assert not {(TEXT, 0x01), (TEXT, 0x14), (FACE, 0x05), (FACE, 0x13)} & set(desk.selected())
        assert name == "other-card" or desk.selected()


@pytest.mark.parametrize("name", [name for name in persona_names() if name not in UNREADABLE])
def test_every_persona_is_read_as_it_was_issued(name: str) -> None:
    persona = load_persona(name)
    with Desk(name).open() as card:
        contents = card.read("number-b", secret(persona.number_b), release="staff-1")

    assert contents.text.name == persona.name
    assert contents.text.address == persona.address
    assert contents.face is not None
    assert contents.face.expires_on == persona.expires_on
    assert contents.face.photo == persona.pictures["portrait"]


@pytest.mark.parametrize(
    ("name", "using", "result"),
    [
        ("hanako", "pin", "verified"),
        ("tampered", "pin", "failed"),
        ("bad-signature", "pin", "failed"),
        ("copied", "pin", "failed"),
        ("tampered-face", "pin", "verified"),
        ("tampered-face", "number-b", "failed"),
        ("copied", "number-b", "failed"),
        ("tampered", "number-b", "failed"),
    ],
)
def test_tampering_is_noticed(name: str, using: Using, result: str) -> None:
    persona = load_persona(name)
    shown = persona.secrets["card-text-pin"] if using == "pin" else persona.number_b
    with Desk(name).open() as card:
        assert card.read(using, secret(shown)).genuineness == result


def test_without_configured_keys_the_issuer_is_unknown() -> None:
    desk = Desk()
    with MyNumberCard(desk.reader.connect(), now=NOW) as card:
        assert card.read("number-b", secret(NUMBER_B)).genuineness == "unknown-issuer"


def test_without_configured_keys_a_copy_still_fails() -> None:
    persona = load_persona("copied")
    with MyNumberCard(Desk("copied").reader.connect(), now=NOW) as card:
        assert card.read("pin", secret(persona.secrets["card-text-pin"])).genuineness == "failed"


@pytest.mark.parametrize(
    ("name", "tries"),
    [
        ("hanako", FULL),
        ("blocked", dict.fromkeys(FULL, 0)),
        ("last-try", dict.fromkeys(FULL, 1)),
        ("pinless", dict.fromkeys(FULL) | {"number-b": 10}),
        ("youth", FULL | {"signature-password": None}),
        ("android", FULL | {"card-text-pin": None, "number-b": None}),
    ],
)
def test_tries_are_told_without_spending_any(name: str, tries: dict[str, int | None]) -> None:
    desk = Desk(name)
    for _ in range(3):
        with desk.open() as card:
            assert card.tries() == tries
    assert desk.verifies() == []


def test_number_b_tells_the_smaller_of_its_two_counters() -> None:
    desk = Desk()
    with desk.open() as card, pytest.raises(errors.WrongPin):
        card.read_text("number-b", secret("99999999999999"))

    with desk.open() as card:
        assert card.tries()["number-b"] == 9


@pytest.mark.parametrize(
    ("key", "wrong", "file"), [("authentication", "9999", 0x18), ("signature", "WRONG999", 0x1B)]
)
def test_wrong_signing_secret_costs_exactly_one_try(key: KeyName, wrong: str, file: int) -> None:
    desk = Desk()
    before = desk.left(JPKI, file)
    with desk.open() as card, pytest.raises(errors.WrongPin) as caught:
        card.sign(key, "x", [b"{}"], secret(wrong))

    assert caught.value.tries_left == desk.left(JPKI, file) == before - 1
    assert len(desk.verifies()) == 1


def test_wrong_pin_leaves_two_of_three() -> None:
    desk = Desk()
    with desk.open() as card, pytest.raises(errors.WrongPin) as caught:
        card.read("pin", secret("9999"))

    assert caught.value.tries_left == 2 == desk.left(TEXT, 0x11)
    assert len(desk.verifies()) == 1


@pytest.mark.parametrize(
    "impossible", ["", "123", "12345", "12a4", "１２"], ids=["empty", "short", "long", "letter", "wide"]
)
def test_secret_that_cannot_be_right_is_not_sent(impossible: str) -> None:
    desk = Desk()
    with desk.open() as card, pytest.raises(errors.WrongPin) as caught:
        card.read("pin", memoryview(impossible.encode("utf-8")))

    assert caught.value.tries_left == 3
    assert desk.verifies() == []


@pytest.mark.parametrize("using", ["pin", "number-b"])
def test_last_try_is_not_spent_unasked(using: Using) -> None:
    desk = Desk("last-try")
    persona = load_persona("last-try")
    shown = persona.secrets["card-text-pin"] if using == "pin" else persona.number_b
    with desk.open() as card, pytest.raises(errors.LastTryRefused):
        card.read(using, secret(shown))

    assert desk.verifies() == []


def test_last_try_is_spent_when_staff_released_it() -> None:
    persona = load_persona("last-try")
    desk = Desk("last-try")
    with desk.open() as card:
        card.read("pin", secret(persona.secrets["card-text-pin"]), release="staff-7")
    assert desk.left(TEXT, 0x11) == 3

    spent = Desk("last-try")
    with spent.open() as card, pytest.raises(errors.PinBlocked):
        card.read("pin", secret("9999"), release="staff-7")
    assert spent.left(TEXT, 0x11) == 0


def test_blocked_is_told_from_never_set() -> None:
    with Desk("blocked").open() as card, pytest.raises(errors.PinBlocked):
        card.read("pin", secret(PIN))
    for key in ("pin", "authentication"):
        with Desk("pinless").open() as card, pytest.raises(errors.PinNotSet):
            card.read("pin", secret(PIN)) if key == "pin" else card.sign(
                "authentication", "x", [b""], secret(PIN)
            )


def test_card_without_pins_is_read_by_number_b() -> None:
    with Desk("pinless").open() as card:
        contents = card.read("number-b", secret(load_persona("pinless").number_b))

    assert contents.genuineness == "verified"


@pytest.mark.parametrize(
    ("key", "shown"), [("authentication", PIN), ("signature", PASSWORD), ("signature", "mihon123")]
)
def test_signatures_verify_with_an_independent_tool(key: KeyName, shown: str) -> None:
    with Desk().open() as card:
        signed = card.sign(key, "kiosk-test+jws", [b'{"a":1}', b'{"b":2}'], secret(shown))

    for jws, payload in zip(signed, (b'{"a":1}', b'{"b":2}'), strict=True):
        head, body, signature = jws.split(".")
        header = json.loads(unpadded(head))
        assert header.keys() == {"alg", "typ", "x5c"}
        assert (header["alg"], header["typ"]) == ("RS256", "kiosk-test+jws")
        assert unpadded(body) == payload
        certificate = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0]))
        public = certificate.public_key()
        assert isinstance(public, rsa.RSAPublicKey)
        public.verify(unpadded(signature), f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256())


def test_two_signatures_take_one_verify() -> None:
    desk = Desk()
    with desk.open() as card:
        card.sign("authentication", "x", [b"1", b"2", b"3"], secret(PIN))

    assert len(desk.verifies()) == 1


@pytest.mark.parametrize(
    ("name", "key", "error"),
    [
        ("expired", "authentication", errors.CardExpired),
        ("expired", "signature", errors.CardExpired),
        ("expired-certificate", "authentication", errors.CertificateExpired),
        ("youth", "signature", errors.CertificateMissing),
        ("pinless", "signature", errors.CertificateMissing),
        ("other-card", "authentication", errors.NotThisCard),
    ],
)
def test_signing_that_cannot_be_is_refused_before_the_secret_is_sent(
    name: str, key: KeyName, error: type[errors.CardError]
) -> None:
    desk = Desk(name)
    with desk.open() as card, pytest.raises(error):
        card.sign(key, "x", [b"{}"], secret(PASSWORD if key == "signature" else PIN))

    assert desk.verifies() == []


def test_expired_card_is_still_read() -> None:
    persona = load_persona("expired")
    with Desk("expired").open() as card:
        contents = card.read("number-b", secret(persona.number_b))

    assert contents.face is not None
    assert contents.face.expires_on == date(2025, 10, 10)


def test_phone_signs_though_its_certificate_hides_behind_the_pin() -> None:
    persona = load_persona("android")
    with Desk("android").open() as card:
        assert card.sign("authentication", "x", [b"{}"], secret(persona.secrets["authentication-pin"]))


def test_identifier_is_the_same_for_a_card_and_differs_between_cards() -> None:
    def of(name: str) -> bytes:
        with Desk(name).open() as card:
            return card.identifier()

    assert of("hanako") == of("hanako")
    assert len({of(name) for name in ("hanako", "youth", "pinless")}) == 3


ACTS = {
    "read by PIN": lambda card: card.read("pin", secret(PIN)),
    "read by number": lambda card: card.read("number-b", secret(NUMBER_B)),
    "sign": lambda card: card.sign("authentication", "x", [b"{}"], secret(PIN)),
    "tries": lambda card: card.tries(),
}


def commands_of(act: str) -> int:
    desk = Desk()
    with desk.open() as card:
        ACTS[act](card)
        return card.apdus


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("act", ACTS)
def test_card_pulled_at_any_command_costs_no_try(act: str, moment: str) -> None:
    total = commands_of(act)
    assert total > 7
    same_card = Desk().card
    full = same_card.tries_left()
    for number in range(1, total + 1):
        desk = Desk(same_card)
        desk.reader.jam(number, Cut("before" if moment == "before" else "after"))
        with desk.open() as card, pytest.raises(errors.CardRemoved):
            ACTS[act](card)
        assert desk.card.tries_left() == full
        assert len(desk.verifies()) == len(set(desk.verified_files()))


FAULTS: dict[str, Fault] = {
    "nothing-but-9000": Answer(bytes.fromhex("9000")),
    "one-byte": Answer(b"\x90"),
    "empty": Answer(b""),
    "garbage": Answer(bytes(range(7, 200)) + b"\x90\x00"),
    "absurd-length": Answer(bytes.fromhex("FF2082FFFF") + bytes(200) + b"\x90\x00"),
    "indefinite": Answer(bytes.fromhex("FF2080") + bytes(200) + b"\x90\x00"),
    "unknown-status": Answer(bytes.fromhex("1234")),
    "diagnosis": Answer(bytes.fromhex("6F00")),
    "too-much": Answer(bytes(400) + b"\x90\x00"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("act", ACTS)
def test_nonsense_at_any_command_ends_as_a_card_error_and_sends_no_secret_twice(act: str, fault: str) -> None:
    same_card = Desk().card
    malformed = 0
    for number in range(1, commands_of(act) + 1):
        desk = Desk(same_card)
        desk.reader.jam(number, FAULTS[fault])
        with desk.open() as card:
            try:
                ACTS[act](card)
            except errors.ProtocolError:
                malformed += 1
            except errors.CardError as error:
                logging.getLogger(__name__).debug("command %d: %s", number, error)
        assert len(desk.verifies()) == len(set(desk.verified_files()))
    assert malformed > 0


RECORD_READ = 4
"""Number of the command that reads the text record, when the PIN opened it."""


@pytest.mark.parametrize("fault", [name for name in FAULTS if name not in ("unknown-status", "diagnosis")])
def test_spoiled_record_is_malformed(fault: str) -> None:
    desk = Desk()
    desk.reader.jam(RECORD_READ, FAULTS[fault])
    with desk.open() as card, pytest.raises(errors.Malformed):
        card.read("pin", secret(PIN))

    assert [apdu[1] for apdu in desk.reader.journal].index(0xB0) == RECORD_READ - 1


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour(byte_protocol=True),
        Behaviour(first_command_fails=True),
        Behaviour(wrong_clears_security=False),
    ],
    ids=["T=0", "first-command-fails", "wrong-keeps"],
)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_works_whatever_is_not_known_of_real_cards(act: str, behaviour: Behaviour) -> None:
    desk = Desk(SimulatedCard(load_persona("hanako"), behaviour=behaviour))
    with desk.open() as card:
        assert ACTS[act](card)


def test_both_answers_of_a_blocked_secret_mean_blocked() -> None:
    desk = Desk(SimulatedCard(load_persona("blocked"), behaviour=Behaviour(blocked_by_iso=True)))
    with desk.open() as card, pytest.raises(errors.PinBlocked):
        card.read("pin", secret(PIN))


def test_silent_card_is_given_up() -> None:
    desk = Desk()
    desk.reader.jam(4, Silence(2.0))
    with desk.open() as card, pytest.raises(errors.CardSilent):
        card.read("pin", secret(PIN))


def test_stop_ends_the_act_before_the_next_command() -> None:
    desk = Desk()
    done: list[int] = []
    with (
        desk.open(stopped=lambda: len(done) >= 2, tell=lambda d, t: done.append(d)) as card,
        pytest.raises(errors.Stopped),
    ):
        card.read("pin", secret(PIN))
    assert done == [1, 2]
    assert desk.verifies() == []


def test_progress_goes_forward_and_ends_near_its_total() -> None:
    told: list[tuple[int, int]] = []
    with Desk().open(tell=lambda d, t: told.append((d, t))) as card:
        card.read("number-b", secret(NUMBER_B))

    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert all(done <= total for done, total in told)
    assert told[-1][0] / told[-1][1] > 0.85


def test_leaving_logs_out_by_another_application_and_power_down() -> None:
    desk = Desk()
    with desk.open() as card:
        card.read("pin", secret(PIN))

    last = desk.reader.journal[-1]
    assert last[1:3] == b"\xa4\x04"
    assert last[5:15] not in (TEXT, FACE, JPKI)
    assert desk.reader.connect().transmit(bytes.fromhex("00B0000010"))[1] != 0x9000


def test_known_pin_appears_in_no_log_record_and_no_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    printed: list[str] = []
    for shown in ("7391", "1234"):
        for act in ("read", "sign"):
            desk = Desk()
            with desk.open() as card:
                try:
                    card.read("pin", secret(shown)) if act == "read" else card.sign(
                        "authentication", "x", [b"{}"], secret(shown)
                    )
                except errors.CardError as error:
                    printed += [str(error), repr(error), repr(error.__cause__)]

    everything = " ".join([*(record.getMessage() for record in caplog.records), *printed])
    assert "00 20 00 91 Lc=4" in everything
    for trace in ("7391", "37333931", "37 33 39 31", "1234", "31323334", "31 32 33 34", "花子", "王子本町"):
        assert trace not in everything


def test_pin_of_a_card_with_few_tries_is_not_tried_on_another_credential() -> None:
    desk = Desk(with_tries(load_persona("hanako"), authentication_pin=2))
    with desk.open() as card:
        card.read("pin", secret(PIN))

    assert desk.left(JPKI, 0x18) == 2


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
