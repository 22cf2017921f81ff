"""The files of the application that gives the holder's data as text (券面事項入力補助AP)."""

from __future__ import annotations

import hashlib

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import Credential, TextApplication, TextTags
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

_NUMBER, _NUMBER_A = 0x01, 0x14
"""What the table has no place for, because no client may ask for it; 2+."""


def text_application(
    keys: Keyring, persona: Persona, table: TextApplication = GENERATION_1.text
) -> Application:
    """Number, the four facts, what proves them, and the secrets that open them."""
    number, facts = number_file(persona.individual_number), four_facts(persona, table.tags)
    shown = four_facts(persona, table.tags, altered="text-altered" in persona.tricks)
    record = integrity_record(keys, number, facts, table.tags)
    if "signature-altered" in persona.tricks:
        record = record[:-1] + bytes([record[-1] ^ 1])
    own = keys.of_card(persona.id, "text")
    pin, number_b = table.pin, table.number_b
    anyone = behind(pin.file, _NUMBER_A, number_b.file)
    certified = wrap("DF51", own.public_object(table.keys))
    signed = wrap("DF52", records_key(keys, "text").sign_message(certified))
    return Application(
        table.aid,
        {
            _NUMBER: TransparentFile(number, behind(pin.file, _NUMBER_A)),
            table.record: TransparentFile(filled(shown, 512), behind(pin.file, number_b.file)),
            table.integrity: TransparentFile(filled(record, 512), anyone),
            table.key_certificate: TransparentFile(filled(card_certificate(keys, "text", table.keys), 768)),
            0x05: TransparentFile(filled(_basic_information(persona), 256)),
            0x06: TransparentFile(filled(wrap("A1", own.public_object(table.keys)), 512), anyone),
            table.internal_key: TransparentFile(
                filled(wrap(table.tags.signed_key, certified + signed), 768), anyone
            ),
            0x08: TransparentFile(b"\xff" * 16, NEVER),
            pin.file: credential(persona, pin),
            0x12: CredentialFile(b"", 0, 0),
            table.chip_key: KeyFile(keys.of_card("spare", "text") if "copied" in persona.tricks else own),
            _NUMBER_A: number_a(persona),
            number_b.file: check_number_b(persona, number_b),
        },
        default_key=table.chip_key,
        change_ins=0x24,
    )


def number_file(digits: str) -> bytes:
    """個人番号: 17 bytes, of which the last two are filler and belong to what is signed."""
    return wrap("FF10", digits.encode("ascii")) + b"\xff\xff"


def four_facts(persona: Persona, tags: TextTags = GENERATION_1.text.tags, *, altered: bool = False) -> bytes:
    """基本4情報: offsets, name, address, birth date (Gregorian), sex; `altered` changes the birth year."""
    birth = persona.birth
    if altered:
        birth = f"{persona.birth_date.year + 4}{birth[4:]}"
    fields = (
        wrap(tags.name, persona.name.encode()),
        wrap(tags.address, persona.address.encode()),
        wrap(tags.birth_date, birth.encode("ascii")),
        wrap(tags.sex, persona.sex.encode("ascii")),
    )
    return with_offsets(tags.record, tags.offsets, fields)


def integrity_record(
    keys: Keyring, number: bytes, facts: bytes, tags: TextTags = GENERATION_1.text.tags
) -> bytes:
    """Digests of the whole number file and of the facts after their offset table, signed together."""
    after_table = facts[facts.index(tags.name.to_bytes(2, "big")) :]
    digests = wrap(tags.number_digest, hashlib.sha256(number).digest())
    digests += wrap(tags.text_digest, hashlib.sha256(after_table).digest())
    signature = records_key(keys, "text").sign_message(digests)
    return wrap(tags.integrity, digests + wrap(tags.integrity_signature, signature))


def number_a(persona: Persona) -> CredentialFile:
    """照合番号A: the individual number itself."""
    return CredentialFile(
        persona.individual_number.encode("ascii"),
        LIMITS["number-a"],
        persona.left("number-a", LIMITS["number-a"]),
    )


def check_number_b(persona: Persona, table: Credential) -> CredentialFile:
    """照合番号B, which each application counts for itself."""
    return CredentialFile(
        persona.number_b.encode("ascii"), table.tries, persona.left(table.name, table.tries)
    )


def _basic_information(persona: Persona) -> bytes:
    opaque = hashlib.shake_256(f"{persona.id}/text".encode()).digest(128)
    shape = wrap("DF41", bytes.fromhex("01030E01")) + wrap("DF42", key_id("9000033", 1))
    return wrap("FF40", shape + wrap("DF43", opaque))
