"""The files of the application that gives the card's face as pictures (券面事項確認AP)."""

from __future__ import annotations

import hashlib

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import Credential, FaceApplication
from cardreader.simulator.ber import with_offsets, wrap
from cardreader.simulator.card_certificates import card_certificate, key_id, records_key
from cardreader.simulator.file_system import (
    Application,
    CredentialFile,
    KeyFile,
    TransparentFile,
    behind,
    filled,
)
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import Persona
from cardreader.simulator.pictures import picture
from cardreader.simulator.rsa_keys import digest_info
from cardreader.simulator.text_files import check_number_b, number_a

_NUMBER, _NUMBER_A = 0x05, 0x13
"""What the table has no place for, because no client may ask for it; 2+."""


def face_application(keys: Keyring, persona: Persona, table: FaceApplication) -> Application:
    """Age record, face, number as a picture, and the check numbers that open them."""
    own, birth_date, number_b = keys.of_card(persona.id, "face"), table.birth_date, table.number_b
    anyone = behind(number_b.file, _NUMBER_A)
    return Application(
        table.aid,
        {
            table.age: TransparentFile(
                filled(_age_record(keys, persona, table), 768), behind(birth_date.file)
            ),
            table.record: TransparentFile(filled(face(keys, persona, table), 4096), anyone),
            0x03: TransparentFile(filled(_basic_information(persona), 512)),
            table.key_certificate: TransparentFile(
                filled(card_certificate(keys, "surface", table.keys), 768)
            ),
            _NUMBER: TransparentFile(filled(_number_picture(keys, persona, table), 1024), behind(_NUMBER_A)),
            0x06: TransparentFile(b"\xff" * 16, anyone),
            birth_date.file: _birth_key(persona, birth_date),
            number_b.file: check_number_b(persona, number_b),
            _NUMBER_A: number_a(persona),
            table.chip_key: KeyFile(keys.of_card("spare", "face") if "copied" in persona.tricks else own),
        },
        default_key=table.chip_key,
    )


def _birth_key(persona: Persona, table: Credential) -> CredentialFile:
    """生年月日: the six digits with which 照合番号B begins."""
    left = persona.left(table.name, table.tries)
    return CredentialFile(persona.birth_key.encode("ascii"), table.tries, left)


def face(keys: Keyring, persona: Persona, table: FaceApplication = GENERATION_1.face) -> bytes:
    """Birth, sex, key, name, address, portrait, signature over three digests, expiry, security code."""
    tags = table.tags
    birth = wrap(tags.birth_date, _day(persona))
    sex = wrap(tags.sex, persona.sex.encode("ascii"))
    key = wrap(tags.key, keys.of_card(persona.id, "face").public_object(table.keys))
    name = wrap(tags.name, picture(persona, "name"))
    address = wrap(tags.address, picture(persona, "address"))
    portrait = wrap(tags.photo, picture(persona, "portrait"))
    signature = _face_signature(keys, (birth + sex + key, name + address, portrait))
    if "signature-altered" in persona.tricks:
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    if "face-altered" in persona.tricks:
        sex = wrap(tags.sex, b"2" if persona.sex == "1" else b"1")
    expiry = wrap(tags.expires_on, f"{persona.expires_on:%Y%m%d}".encode("ascii"))
    code = wrap(tags.security_code, picture(persona, "code"))
    signed = wrap(tags.signature, signature)
    fields = (birth, sex, key, name, address, portrait, signed, expiry, code)
    return with_offsets(tags.record, tags.offsets, fields)


def _face_signature(keys: Keyring, groups: tuple[bytes, bytes, bytes]) -> bytes:
    """One DigestInfo that holds three SHA-256 digests, one after the other."""
    digests = b"".join(hashlib.sha256(group).digest() for group in groups)
    return records_key(keys, "surface").sign_verbatim(digest_info(digests))


def _age_record(keys: Keyring, persona: Persona, table: FaceApplication) -> bytes:
    tags, own = table.age_tags, keys.of_card(persona.id, "face")
    signed = wrap(tags.birth_date, _day(persona)) + wrap(tags.key, own.public_object(table.keys))
    signature = records_key(keys, "surface").sign_message(signed)
    if "signature-altered" in persona.tricks:
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    return wrap(tags.record, signed + wrap(tags.signature, signature))


def _number_picture(keys: Keyring, persona: Persona, table: FaceApplication) -> bytes:
    key = wrap("DF42", keys.of_card(persona.id, "face").public_object(table.keys))
    signed = wrap("DF41", picture(persona, "number")) + key
    return wrap("FF40", signed + wrap("DF43", records_key(keys, "surface").sign_message(signed)))


def _basic_information(persona: Persona) -> bytes:
    opaque = hashlib.shake_256(f"{persona.id}/face".encode()).digest(272)
    return wrap(
        "FF30",
        wrap("DF31", bytes.fromhex("06030E01"))
        + wrap("DF32", key_id("9000023", 1))
        + wrap("DF33", b"01")
        + wrap("DF34", persona.municipality.encode("ascii"))
        + wrap("DF35", opaque),
    )


def _day(persona: Persona) -> bytes:
    return persona.birth.encode("ascii")
