"""The 12-digit number is never read, shown, sent or asked for: proved from every command of every act.

It stands in the text application (file 0001), as a picture on the face (file 0005), and it is itself the
secret 照合番号A (files 0014 and 0013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from typing import get_args

import pytest

from cardreader import errors
from cardreader.connection import Connection
from cardreader.mynumber.card import MyNumberCard, Using
from cardreader.profile_table import shapes
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CREDENTIALS, CardProfile, Credential, CredentialName
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona, persona_names
from cardreader.simulator.persona import Persona, SecretName
from tests.fakes.card_desk import FACE, JPKI, NOW, NUMBER_B, PASSWORD, PIN, TEXT, Desk, authorities, secret

FORBIDDEN = {
    (TEXT, 0x01): "the number",
    (TEXT, 0x14): "number A",
    (FACE, 0x05): "its picture",
    (FACE, 0x13): "number A",
}
COMMON = GENERATION_1.common.aid
KNOWN = {TEXT: "text", FACE: "face", JPKI: "jpki", COMMON: "common"}


@dataclass(frozen=True, slots=True)
class Record:
    """The commands of a connection with their answers; of invented cards only."""

    exchanges: list[tuple[bytes, bytes]]


class Listener:
    """A connection that writes down every byte that goes by."""

    def __init__(self, inner: Connection) -> None:
        self._inner = inner
        self.record = Record([])

    @property
    def reader_name(self) -> str:
        return self._inner.reader_name

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        data, status = self._inner.transmit(apdu)
        self.record.exchanges.append((bytes(apdu), data))
        return data, status

    def close(self) -> None:
        self._inner.close()


def touched(record: Record) -> Iterator[tuple[bytes, int]]:
    """(application, file) that each command is about, whichever way it names it.

    Raises:
        AssertionError: A command of a form that names files in a way not looked at here.
    """
    application, current = b"", 0
    for apdu, _ in record.exchanges:
        ins, p1, p2 = apdu[1], apdu[2], apdu[3]
        match ins:
            case 0xA4 if p1 == 0x04:
                application, current = apdu[5 : 5 + apdu[4]], 0
                assert application in KNOWN, "only whole names of applications"
                continue
            case 0xA4:
                assert (p1, p2, apdu[4]) == (0x02, 0x0C, 2), "files are selected by id alone"
                current = int.from_bytes(apdu[5:7], "big")
            case 0xB0 if p1 & 0x80:
                current = p1 & 0x1F
            case 0xB2 if p2 >> 3:
                current = p2 >> 3
            case 0x20 | 0x2A if p2 & 0x1F:
                current = p2 & 0x1F
            case 0x2A if p2 == 0:
                continue
            case 0xB0 | 0xB2 | 0x20 | 0x2A | 0xC0:
                pass
            case other:
                raise AssertionError(f"an instruction that no act should send: {other:02X}")
        yield application, current


def forbidden(record: Record, persona: Persona) -> list[str]:
    """What of the record has to do with the number."""
    found = [FORBIDDEN[place] for place in touched(record) if place in FORBIDDEN]
    digits = persona.individual_number.encode("ascii")
    for apdu, data in record.exchanges:
        if digits in apdu:
            found.append("the number was sent")
        if apdu[1] == 0x20 and len(apdu) > 5 and apdu[4] == len(digits):
            found.append("a secret of twelve digits was sent")
        if digits in data:
            found.append("the number came from the card")
    return found


def _secret_of(persona: Persona, name: SecretName) -> memoryview:
    return secret(persona.secrets.get(name, PIN if name.endswith("-pin") else PASSWORD))


Everything = Callable[[MyNumberCard, Persona], object]
ACTS: dict[str, Everything] = {
    "tries": lambda card, _: card.tries(),
    "identifier": lambda card, _: card.identifier(),
    "expires_on": lambda card, _: card.expires_on(),
    "token": lambda card, _: card.token(),
    "listed_certificates": lambda card, _: card.listed_certificates(),
    "certificate (authentication)": lambda card, _: card.certificate("authentication"),
    "certificate (signature)": lambda card, _: card.certificate("signature"),
    "read by PIN": lambda card, who: card.read("pin", _secret_of(who, "card-text-pin"), release="staff-7"),
    "read by number B": lambda card, who: card.read("number-b", secret(who.number_b), release="staff-7"),
    "read_text": lambda card, who: card.read_text("number-b", secret(who.number_b)),
    "read_age": lambda card, who: card.read_age(secret(who.birth_key)),
    "read_face": lambda card, who: card.read_face(secret(who.number_b)),
    "read by a wrong PIN": lambda card, _: card.read("pin", secret("9876")),
    "read by a wrong number B": lambda card, _: card.read("number-b", secret("99999999999999")),
    "sign authentication": lambda card, who: card.sign(
        "authentication", "x", [b"{}"], _secret_of(who, "authentication-pin"), release="staff-7"
    ),
    "make_signatures": lambda card, who: card.make_signatures(
        "signature", "x", [b"{}", b"[]"], _secret_of(who, "signature-password"), release="staff-7"
    ),
}


@pytest.mark.parametrize("name", persona_names())
def test_no_act_on_any_card_has_to_do_with_the_number(name: str) -> None:
    persona = load_persona(name)
    card, commands = SimulatedCard(persona), 0
    for act, run in ACTS.items():
        listener = Listener(Desk(card).reader.connect())
        with MyNumberCard(listener, now=NOW, authorities=authorities()) as opened, suppress(errors.CardError):
            run(opened, persona)
        commands += len(listener.record.exchanges)
        assert forbidden(listener.record, persona) == [], act
    assert commands > 3 * len(ACTS)


@pytest.mark.parametrize(
    ("commands", "what"),
    [
        (["00A4040C0AD3921000310001010408", "00A4020C020001"], "the number"),
        (["00A4040C0AD3921000310001010408", "00B0810000"], "the number"),
        (["00A4040C0AD3921000310001010408", "00A4020C020014", "00200080"], "number A"),
        (["00A4040C0AD3921000310001010408", "00200094"], "number A"),
        (["00A4040C0AD3921000310001010402", "00B0850000"], "its picture"),
        (["00A4040C0AD3921000310001010402", "00A4020C020005"], "its picture"),
        (["00A4040C0AD3921000310001010402", "002000930C393930303030303030303139"], "number A"),
        (["00A4040C0AD3921000310001010402", "002000920C393930303030303030303139"], "the number was sent"),
    ],
)
def test_command_that_has_to_do_with_the_number_is_noticed(commands: list[str], what: str) -> None:
    persona = load_persona("hanako")
    listener = Listener(Desk(SimulatedCard(persona)).reader.connect())
    for command in commands:
        listener.transmit(bytes.fromhex(command))

    assert what in forbidden(listener.record, persona)


def test_number_that_comes_from_a_card_is_noticed() -> None:
    persona = load_persona("hanako")
    listener = Listener(Desk(SimulatedCard(persona)).reader.connect())
    listener.transmit(bytes.fromhex("00A4040C0A") + TEXT)
    listener.transmit(bytes.fromhex("0020009104") + PIN.encode())
    listener.transmit(bytes.fromhex("00B0810011"))

    assert forbidden(listener.record, persona) == ["the number", "the number came from the card"]


def _entries(table: object) -> Iterator[object]:
    """Every value of the profile table, however deep."""
    if is_dataclass(table):
        for field in fields(table):
            yield from _entries(getattr(table, field.name))
    else:
        yield table


def test_profile_table_has_no_place_for_the_number() -> None:
    text = {entry for entry in _entries(GENERATION_1.text) if isinstance(entry, int)}
    face = {entry for entry in _entries(GENERATION_1.face) if isinstance(entry, int)}

    assert not text & {0x01, 0x14} - {GENERATION_1.text.number_b.shortest}
    assert not face & {0x05, 0x13}
    assert 12 not in {credential.longest for credential in _credentials(GENERATION_1)}
    assert "number_a" not in vars(shapes)


def _credentials(profile: CardProfile) -> tuple[Credential, ...]:
    jpki = profile.jpki
    return (
        profile.text.pin,
        profile.text.number_b,
        profile.face.number_b,
        jpki.authentication.credential,
        jpki.signature.credential,
    )


def test_no_type_has_a_name_for_number_a() -> None:
    assert get_args(Using) == ("pin", "number-b")
    assert get_args(CredentialName) == CREDENTIALS
    assert not [name for name in CREDENTIALS if name.endswith("-a")]


@pytest.mark.parametrize("using", ["pin", "number-b"])
@pytest.mark.parametrize("digits", ["990000000019", "９９００００００００１９"])
def test_number_given_as_a_secret_is_never_sent(using: Using, digits: str) -> None:
    desk = Desk()
    given = memoryview(bytearray(digits.encode()))
    with desk.open() as card, pytest.raises(errors.WrongPin):
        card.read(using, given)
    assert desk.verifies() == []


def test_unknown_way_of_opening_the_text_opens_nothing() -> None:
    unknown: Using = "number-a"  # type: ignore[assignment]  # what the type forbids, at run time too
    desk = Desk()
    with desk.open() as card, pytest.raises((ValueError, AssertionError)):
        card.read(unknown, secret(NUMBER_B))
    assert desk.verifies() == []
