from __future__ import annotations

from datetime import date

import pytest

from cardreader.errors import Malformed
from cardreader.iso7816 import tlv
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.card_face import CardFaceSession, parse_face
from cardreader.mynumber.genuineness import Reason
from cardreader.profile_table.generation_1 import GENERATION_1
from tests.fakes.card_desk import NUMBER_B, Desk, secret
from tests.fakes.scripted_card import ScriptedConnection

PARTS = {
    "DF22": b"19480305",
    "DF23": b"2",
    "DF25": b"name",
    "DF26": b"address",
    "DF27": b"photo",
    "DF29": b"20330305",
    "DF2A": b"code",
}


def record(**changed: bytes | None) -> tlv.Tlv:
    parts = {tag: value for tag, value in (PARTS | changed).items() if value is not None}
    body = b"".join(bytes.fromhex(tag) + bytes((len(value),)) + value for tag, value in parts.items())
    return tlv.parse(b"\xff\x20" + bytes((len(body),)) + body)


def test_face_has_pictures_and_last_day_and_forgets_the_security_code() -> None:
    face = parse_face(record())

    assert (face.name_image, face.address_image, face.photo) == (b"name", b"address", b"photo")
    assert (face.birth_date, face.sex, face.expires_on) == (date(1948, 3, 5), "female", date(2033, 3, 5))
    assert not any(getattr(face, name) == b"code" for name in face.__slots__)
    assert repr(face) == "CardFace(…)"


@pytest.mark.parametrize("tag", ["DF22", "DF23", "DF25", "DF26", "DF27", "DF29"])
def test_face_that_lacks_a_part_is_malformed(tag: str) -> None:
    with pytest.raises(Malformed, match=tag):
        parse_face(record(**{tag: None}))


def test_remaining_commands_are_announced() -> None:
    desk, announced = Desk(), list[int]()
    session = CardFaceSession(chained(Wire(desk.reader.connect())), GENERATION_1.face)
    session.verify_number_b(secret(NUMBER_B))
    before = len(desk.reader.journal)

    session.read(announced.append)

    assert announced == [len(desk.reader.journal) - before - 1]


def test_file_with_another_object_is_malformed() -> None:
    card = chained(Wire(ScriptedConnection(["9000", "FF3002DF219000"])))

    with pytest.raises(Malformed, match="FF30"):
        CardFaceSession(card, GENERATION_1.face).read()


def test_card_without_the_certificate_is_not_checked() -> None:
    card = chained(Wire(ScriptedConnection(["9000", "6A82", "6A82"])))

    assert CardFaceSession(card, GENERATION_1.face).check(record(), ()).reasons == (
        Reason.CERTIFICATE_ABSENT,
    )
