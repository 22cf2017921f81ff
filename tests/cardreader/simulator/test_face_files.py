from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from cardreader.simulator.ber import wrap
from cardreader.simulator.face_files import face
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.people import load_persona, persona_names
from cardreader.simulator.persona import Persona
from cardreader.simulator.rsa_keys import EXPONENT

FIELDS = ("DF22", "DF23", "DF24", "DF25", "DF26", "DF27", "DF28", "DF29", "DF2A")


def _fields(file: bytes) -> dict[str, bytes]:
    """The fields by tag, found by the offset table alone."""
    table = file.index(b"\xdf\x21\x12") + 3
    offsets = [int.from_bytes(file[at : at + 2], "big") for at in range(table, table + 18, 2)]
    ends = [*offsets[1:], len(file)]
    return {tag: file[start:end] for tag, start, end in zip(FIELDS, offsets, ends, strict=True)}


def test_each_offset_points_at_its_tag() -> None:
    fields = _fields(face(Keyring(), load_persona("hanako")))

    assert [content[:2].hex().upper() for content in fields.values()] == list(FIELDS)


def test_signature_covers_three_digests_in_one_digest_info() -> None:
    keys = Keyring()
    fields = _fields(face(keys, load_persona("hanako")))

    signature = int.from_bytes(fields["DF28"][-256:], "big")
    block = pow(signature, EXPONENT, keys.shared("records-face").modulus).to_bytes(256, "big")

    groups = (("DF22", "DF23", "DF24"), ("DF25", "DF26"), ("DF27",))
    digests = b"".join(hashlib.sha256(b"".join(fields[tag] for tag in group)).digest() for group in groups)
    assert block[:2] == b"\0\1"
    assert block.endswith(bytes.fromhex("00 3071300d0609608648016503040201050004 60") + digests)


def test_expiry_stands_as_digits() -> None:
    person = replace(load_persona("hanako"), expires_on=date(2033, 3, 5))

    assert _fields(face(Keyring(), person))["DF29"] == wrap("DF29", b"20330305")


@pytest.mark.parametrize("name", persona_names())
def test_pictures_are_what_the_card_holds(name: str, tmp_path: object) -> None:
    from io import BytesIO

    person = load_persona(name)
    portrait = Image.open(BytesIO(person.pictures["portrait"]))
    sheet = Image.open(BytesIO(person.pictures["name"]))

    assert (portrait.format, portrait.mode) == ("JPEG2000", "L")
    assert (sheet.format, sheet.mode) == ("PNG", "1")
    portrait.load()


def test_altered_face_keeps_the_old_signature() -> None:
    genuine = load_persona("hanako")
    forged: Persona = replace(genuine, tricks=frozenset(["face-altered"]))

    honest, other = (_fields(face(Keyring(), person)) for person in (genuine, forged))

    assert honest["DF28"] == other["DF28"]
    assert honest["DF23"] != other["DF23"]
