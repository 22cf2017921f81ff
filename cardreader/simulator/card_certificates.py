"""Card-verifiable certificates (tag 7F21): who certified the key that signs a card's records."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import KeyTags
from cardreader.simulator.ber import wrap
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.rsa_keys import RsaKey

Level: TypeAlias = Literal["text", "surface", "issuer"]

AUTHORITIES: Final[tuple[tuple[Level, str, str], ...]] = (
    ("text", "authority-text", "9000033"),
    ("surface", "authority-face", "9000023"),
    ("issuer", "authority-issuer", "9000020"),
)
"""Application, key name and number of each authority. Real ones begin with 5, J-LIS's test cards' with 6."""

_SIGNERS: Final[dict[Level, str]] = {
    "text": "records-text",
    "surface": "records-face",
    "issuer": "records-issuer",
}


def key_id(number: str, serial: int) -> bytes:
    """16 bytes: 7 digits of the authority, 08 05, 3 digits, 4 bytes of serial number."""
    return number.encode("ascii") + b"\x08\x05" + b"001" + serial.to_bytes(4, "big")


def records_key(keys: Keyring, level: Level) -> RsaKey:
    """What signs that application's records."""
    return keys.shared(_SIGNERS[level])


def card_certificate(keys: Keyring, level: Level, tags: KeyTags = GENERATION_1.face.keys) -> bytes:
    """The authority's word for that key: ids and key, and the signature over their bytes."""
    name, number = next((name, number) for known, name, number in AUTHORITIES if known == level)
    certified = key_id(number, 0) + key_id(number, 1) + records_key(keys, level).public_object(tags)
    signature = keys.shared(name).sign_message(certified)
    return wrap(tags.certificate, wrap(tags.body, certified) + wrap(tags.signature, signature))
