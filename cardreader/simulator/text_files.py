"""The files of the application that gives the holder's data as text (券面事項入力補助AP)."""

from __future__ import annotations

import hashlib

from cardreader.simulator.ber import with_offsets, wrap
from cardreader.simulator.card_certificates import card_certificate, key_id, records_key
from cardreader.simulator.file_system import (
    NEVER,
    Application,
    CredentialFile,
    KeyFile,
    TransparentFile,
    behind,
    filled,
)
from cardreader.simulator.jpki_files import credential
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import LIMITS, Persona

AID = bytes.fromhex("D3921000310001010408")
_PIN, _NUMBER_A, _NUMBER_B, _KEY = 0x11, 0x14, 0x15, 0x13


def text_application(keys: Keyring, persona: Persona) -> Application:
    """Number, the four facts, what proves them, and the secrets that open them."""
    number, facts = number_file(persona.individual_number), four_facts(persona)
    shown = four_facts(persona, altered="text-altered" in persona.tricks)
    record = integrity_record(keys, number, facts)
    if "signature-altered" in persona.tricks:
        record = record[:-1] + bytes([record[-1] ^ 1])
    own = keys.of_card(persona.id, "text")
    anyone = behind(_PIN, _NUMBER_A, _NUMBER_B)
    certified = wrap("DF51", own.public_object())
    signed = wrap("DF52", records_key(keys, "text").sign_message(certified))
    return Application(
        AID,
        {
            0x01: TransparentFile(number, behind(_PIN, _NUMBER_A)),
            0x02: TransparentFile(filled(shown, 512), behind(_PIN, _NUMBER_B)),
            0x03: TransparentFile(filled(record, 512), anyone),
            0x04: TransparentFile(filled(card_certificate(keys, "text"), 768)),
            0x05: TransparentFile(filled(_basic_information(persona), 256)),
            0x06: TransparentFile(filled(wrap("A1", own.public_object()), 512), anyone),
            0x07: TransparentFile(filled(wrap("FF50", certified + signed), 768), anyone),
            0x08: TransparentFile(b"\xff" * 16, NEVER),
            _PIN: credential(persona, "card-text-pin"),
            0x12: CredentialFile(b"", 0, 0),
            _KEY: KeyFile(keys.of_card("spare", "text") if "copied" in persona.tricks else own),
            _NUMBER_A: number_a(persona),
            _NUMBER_B: number_b(persona),
        },
        default_key=_KEY,
        change_ins=0x24,
    )


def number_file(digits: str) -> bytes:
    """個人番号: 17 bytes, of which the last two are filler and belong to what is signed."""
    return wrap("FF10", digits.encode("ascii")) + b"\xff\xff"


def four_facts(persona: Persona, *, altered: bool = False) -> bytes:
    """基本4情報: offsets, name, address, birth date (Gregorian), sex; `altered` changes the birth year."""
    birth = f"{persona.birth_date:%Y%m%d}"
    if altered:
        birth = f"{persona.birth_date.year + 4}{birth[4:]}"
    fields = (
        wrap("DF22", persona.name.encode()),
        wrap("DF23", persona.address.encode()),
        wrap("DF24", birth.encode("ascii")),
        wrap("DF25", persona.sex.encode("ascii")),
    )
    return with_offsets("FF20", "DF21", fields)


def integrity_record(keys: Keyring, number: bytes, facts: bytes) -> bytes:
    """Digests of the whole number file and of the facts after their offset table, signed together."""
    after_table = facts[facts.index(b"\xdf\x22") :]
    digests = wrap("DF31", hashlib.sha256(number).digest())
    digests += wrap("DF32", hashlib.sha256(after_table).digest())
    signature = records_key(keys, "text").sign_message(digests)
    return wrap("FF30", digests + wrap("DF33", signature))


def number_a(persona: Persona) -> CredentialFile:
    """照合番号A: the individual number itself."""
    return CredentialFile(
        persona.individual_number.encode("ascii"), LIMITS["number-a"], persona.left("number-a")
    )


def number_b(persona: Persona) -> CredentialFile:
    """照合番号B, which each application counts for itself."""
    return CredentialFile(persona.number_b.encode("ascii"), LIMITS["number-b"], persona.left("number-b"))


def _basic_information(persona: Persona) -> bytes:
    opaque = hashlib.shake_256(f"{persona.id}/text".encode()).digest(128)
    shape = wrap("DF41", bytes.fromhex("01030E01")) + wrap("DF42", key_id("9000033", 1))
    return wrap("FF40", shape + wrap("DF43", opaque))
