"""Client and simulator take everything they know of the card from one table, and share nothing else.

Proof: a generation in which every name, file, tag and limit is another one is served by both without a change
of code; were one of them to keep a number of its own, they would no longer understand each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType

import pytest

from cardreader import errors
from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.holder import parse_holder
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import (
    AgeTags,
    CardProfile,
    FaceTags,
    HolderNames,
    KeyTags,
    TextTags,
)
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, NUMBER_B, PASSWORD, PIN, Desk, authorities, secret
from tests.fakes.faulty_acts import simulated_roots

KEYS = KeyTags(0x7F22, 0x5F4D, 0x5F38, 0x92, 0x93)
_TEXT, _FACE, _JPKI = GENERATION_1.text, GENERATION_1.face, GENERATION_1.jpki
OTHER = CardProfile(
    name="another",
    short_ids=True,
    text=replace(
        _TEXT,
        aid=bytes.fromhex("F00000000000000001"),
        record=0x0D,
        integrity=0x0E,
        key_certificate=0x0F,
        internal_key=0x10,
        chip_key=0x16,
        pin=replace(_TEXT.pin, file=0x17, tries=4),
        number_b=replace(_TEXT.number_b, file=0x18, tries=7),
        tags=TextTags(*range(0xFF31, 0xFF37), *range(0xFF37, 0xFF3C)),
        keys=KEYS,
    ),
    face=replace(
        _FACE,
        aid=bytes.fromhex("F00000000000000002"),
        age=0x0D,
        record=0x0E,
        key_certificate=0x0F,
        chip_key=0x10,
        birth_date=replace(_FACE.birth_date, file=0x16, tries=6),
        number_b=replace(_FACE.number_b, file=0x17, tries=8),
        tags=FaceTags(*range(0xFF51, 0xFF5C)),
        age_tags=AgeTags(0xFF61, 0xDF62, 0xDF63, 0xDF64),
        keys=KEYS,
    ),
    jpki=replace(
        _JPKI,
        aid=bytes.fromhex("F00000000000000003"),
        token=0x11,
        label_size=20,
        carriers=MappingProxyType({"JPKIAPICC": "iphone"}),
        presence=0x12,
        present=0x77,
        authentication=replace(
            _JPKI.authentication,
            file=0x13,
            certificate=0x14,
            authority_certificate=0x15,
            credential=replace(_JPKI.authentication.credential, file=0x0C, tries=5),
            policy="1.2.3.4",
        ),
        signature=replace(
            _JPKI.signature,
            file=0x0D,
            certificate=0x0E,
            authority_certificate=0x0F,
            credential=replace(_JPKI.signature.credential, file=0x1D, tries=6),
            policy="1.2.3.5",
        ),
        holder=HolderNames("1.2.3.6", 11, 12, 13, 14, 15, 16),
    ),
    common=replace(
        GENERATION_1.common,
        aid=bytes.fromhex("F00000000000000004"),
        record=0x02,
        record_tag=0x05,
    ),
    sexes=MappingProxyType({b"2": "male"}),
)
SAME_ON_PURPOSE = {
    *("text.name", "face.name", "jpki.name", "common.name", "short_ids"),
    *("face.year_in_number_b", "common.serial_digits", "common.municipality_digits"),
    "jpki.authentication.commits",
    "jpki.signature.commits",
}
"""Names in messages; what the simulated card's record of 28 digits and its certificates are made for."""


def entries(table: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value of a table by its path; of credentials, the file and the limit."""
    if not is_dataclass(table):
        yield path, table
        return
    for field in fields(table):
        if field.name in ("known", "form", "shortest", "longest") or (
            field.name == "name" and path.endswith(("credential", "pin", "number_b", "birth_date"))
        ):
            continue
        yield from entries(getattr(table, field.name), f"{path}.{field.name}".lstrip("."))


def test_the_other_generation_differs_in_every_entry() -> None:
    usual, other = dict(entries(GENERATION_1)), dict(entries(OTHER))
    same = {path for path, value in usual.items() if other[path] == value}
    assert same - {"jpki.authentication.name", "jpki.signature.name"} == SAME_ON_PURPOSE
    assert len(usual) > 80


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(SimulatedCard(load_persona("hanako"), table=OTHER))


def opened(desk: Desk, table: CardProfile) -> MyNumberCard:
    return MyNumberCard(
        desk.reader.connect(), now=NOW, authorities=authorities(), roots=simulated_roots(), profile=table
    )


def test_another_generation_is_read_and_proved_from_the_table_alone(desk: Desk) -> None:
    with opened(desk, OTHER) as card:
        contents = card.read("number-b", secret(NUMBER_B))
        tries = card.tries()
        token = card.token()
        listed = card.listed_certificates()
    assert contents.text.name == "見本　花子"
    assert contents.text.sex == "male"
    assert contents.genuineness == "verified"
    assert dict(tries) == {
        "card-text-pin": 4,
        "authentication-pin": 5,
        "signature-password": 6,
        "number-b": 7,
    }
    assert token is not None
    assert token.carrier == "iphone"
    assert dict(listed) == {"authentication": True, "signature": True}


def test_another_generation_signs_from_the_table_alone(desk: Desk) -> None:
    with opened(desk, OTHER) as card:
        plain = card.make_signatures("authentication", "x", [b"{}"], secret(PIN))
        named = card.make_signatures("signature", "x", [b"{}"], secret(PASSWORD))
    assert plain.verdict.result == named.verdict.result == "verified"
    holder = parse_holder(named.certificate, OTHER)
    assert holder is not None
    assert holder.name == "見本　花子"
    assert parse_holder(named.certificate) is None


def test_card_of_another_generation_is_not_one_of_this(desk: Desk) -> None:
    with opened(desk, GENERATION_1) as card, pytest.raises(errors.NotThisCard):
        card.read("number-b", secret(NUMBER_B))
