"""Makes a whole card of a persona: applications, what the issuer's level tells, and the answer to reset."""

from __future__ import annotations

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, CommonApplication
from cardreader.simulator.ber import wrap
from cardreader.simulator.card_certificates import card_certificate, key_id
from cardreader.simulator.face_files import face_application
from cardreader.simulator.file_system import (
    Application,
    CardContent,
    CredentialFile,
    Ef,
    RecordFile,
    ReferenceFile,
)
from cardreader.simulator.jpki_files import jpki_application
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import LIMITS, Persona
from cardreader.simulator.text_files import text_application

_POWER_ON_AID = bytes.fromhex("A0000001510000")
_REGISTER_AID = bytes.fromhex("D3921000310001010401")  # 2+; no client of ours has any use for it
_RESIDENT_PIN = 0x1C  # 1
_CONTACT_ATR = bytes.fromhex("3BE000FF8131FE4514")
_CONTACTLESS_ATR = bytes.fromhex("3B888001000005E0B381A1007F")
_TRANSIT_ATR = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
"""What a PC/SC reader makes of a common contactless ticket (PC/SC part 3, section 3.1.3.2.3)."""


def issue(persona: Persona, table: CardProfile = GENERATION_1) -> CardContent:
    """The card's content as it leaves the factory, of that generation."""
    keys = Keyring()
    atr = _CONTACT_ATR if persona.interface == "contact" else _CONTACTLESS_ATR
    match persona.kind:
        case "other-card":
            return CardContent(_TRANSIT_ATR, (), b"", {})
        case "phone":
            return CardContent(atr, (jpki_application(keys, persona, table.jpki),), _POWER_ON_AID, {})
        case "my-number-card":
            objects = _issuer_objects(keys, persona, table)
            return CardContent(atr, _applications(keys, persona, table), _POWER_ON_AID, objects)


def _applications(keys: Keyring, persona: Persona, table: CardProfile) -> tuple[Application, ...]:
    return (
        jpki_application(keys, persona, table.jpki),
        text_application(keys, persona, table.text),
        face_application(keys, persona, table.face),
        _register_application(persona),
        _common_application(persona, table.common),
    )


def _register_application(persona: Persona) -> Application:
    """住基AP: a record file of one 16-byte key reference, and its PIN."""
    files: dict[int, Ef] = {
        0x02: RecordFile((key_id("9000010", 1),)),
        _RESIDENT_PIN: _resident_pin(persona),
    }
    return Application(_REGISTER_AID, files, change_ins=0x32)


def _common_application(persona: Persona, table: CommonApplication) -> Application:
    """共通カードAP: serial number, municipality and expiry in one free record."""
    digits = f"{persona.serial}{persona.municipality}{persona.expires_on:%Y%m%d}"
    files: dict[int, Ef] = {
        table.record: RecordFile((wrap(table.record_tag, digits.encode("ascii")),)),
        0x19: ReferenceFile(),
        _RESIDENT_PIN: _resident_pin(persona),
    }
    return Application(table.aid, files, change_ins=0x32)


def _resident_pin(persona: Persona) -> CredentialFile:
    """住民基本台帳用暗証番号, which only the municipality asks for."""
    name = "resident-pin"
    return CredentialFile(persona.secret(name), LIMITS[name], persona.left(name, LIMITS[name]))


def _issuer_objects(keys: Keyring, persona: Persona, table: CardProfile) -> dict[int, bytes]:
    """By tag; how far the real card wraps them is not known, here each is a whole object."""
    certificate = card_certificate(keys, "issuer", table.face.keys)
    return {
        0x0042: wrap("42", b"9000010"),
        0x0045: wrap("45", persona.serial.encode("ascii")),
        0x0066: wrap("66", wrap("06", bytes.fromhex("2A864886FC6B01"))),
        0x00F0: wrap("F0", persona.municipality.encode("ascii")),
        0x00F2: wrap("F2", f"{persona.expires_on:%Y%m%d}".encode("ascii")),
        0x00F7: wrap("F7", key_id("9000020", 1)),
        0x00F8: wrap("F8", certificate),
        0x7F21: certificate,
        0x5F51: wrap("5F51", _CONTACT_ATR[1:]),
    }
