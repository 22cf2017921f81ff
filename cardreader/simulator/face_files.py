"""The files of the application that gives the card's face as pictures (券面事項確認AP)."""

from __future__ import annotations

import hashlib

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
from cardreader.simulator.persona import LIMITS, Persona
from cardreader.simulator.pictures import picture
from cardreader.simulator.rsa_keys import digest_info
from cardreader.simulator.text_files import number_a, number_b

AID = bytes.fromhex("D3921000310001010402")
_BIRTH, _NUMBER_B, _NUMBER_A, _KEY = 0x11, 0x12, 0x13, 0x1A


def face_application(keys: Keyring, persona: Persona) -> Application:
    """Age record, face, number as a picture, and the check numbers that open them."""
    own = keys.of_card(persona.id, "face")
    return Application(
        AID,
        {
            0x01: TransparentFile(filled(_age_record(keys, persona), 768), behind(_BIRTH)),
            0x02: TransparentFile(filled(face(keys, persona), 4096), behind(_NUMBER_B, _NUMBER_A)),
            0x03: TransparentFile(filled(_basic_information(persona), 512)),
            0x04: TransparentFile(filled(card_certificate(keys, "surface"), 768)),
            0x05: TransparentFile(filled(_number_picture(keys, persona), 1024), behind(_NUMBER_A)),
            0x06: TransparentFile(b"\xff" * 16, behind(_NUMBER_B, _NUMBER_A)),
            _BIRTH: CredentialFile(
                persona.birth_key.encode("ascii"), LIMITS["birth-date"], persona.left("birth-date")
            ),
            _NUMBER_B: number_b(persona),
            _NUMBER_A: number_a(persona),
            _KEY: KeyFile(keys.of_card("spare", "face") if "copied" in persona.tricks else own),
        },
        default_key=_KEY,
    )


def face(keys: Keyring, persona: Persona) -> bytes:
    """Birth, sex, key, name, address, portrait, signature over three digests, expiry, security code."""
    birth = wrap("DF22", _day(persona))
    sex = wrap("DF23", persona.sex.encode("ascii"))
    key = wrap("DF24", keys.of_card(persona.id, "face").public_object())
    name, address = wrap("DF25", picture(persona, "name")), wrap("DF26", picture(persona, "address"))
    portrait = wrap("DF27", picture(persona, "portrait"))
    signature = _face_signature(keys, (birth + sex + key, name + address, portrait))
    if "signature-altered" in persona.tricks:
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    if "face-altered" in persona.tricks:
        sex = wrap("DF23", b"2" if persona.sex == "1" else b"1")
    expiry = wrap("DF29", f"{persona.expires_on:%Y%m%d}".encode("ascii"))
    code = wrap("DF2A", picture(persona, "code"))
    signed = wrap("DF28", signature)
    return with_offsets("FF20", "DF21", (birth, sex, key, name, address, portrait, signed, expiry, code))


def _face_signature(keys: Keyring, groups: tuple[bytes, bytes, bytes]) -> bytes:
    """One DigestInfo that holds three SHA-256 digests, one after the other."""
    digests = b"".join(hashlib.sha256(group).digest() for group in groups)
    return records_key(keys, "surface").sign_verbatim(digest_info(digests))


def _age_record(keys: Keyring, persona: Persona) -> bytes:
    signed = wrap("DF11", _day(persona)) + wrap("DF12", keys.of_card(persona.id, "face").public_object())
    return wrap("FF10", signed + wrap("DF13", records_key(keys, "surface").sign_message(signed)))


def _number_picture(keys: Keyring, persona: Persona) -> bytes:
    key = wrap("DF42", keys.of_card(persona.id, "face").public_object())
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
    return f"{persona.birth_date:%Y%m%d}".encode("ascii")
