"""Makes a whole card of a persona: applications, what the issuer's level tells, and the answer to reset."""

from __future__ import annotations

from cardreader.simulator.ber import wrap
from cardreader.simulator.card_certificates import card_certificate, key_id
from cardreader.simulator.face_files import face_application
from cardreader.simulator.file_system import Application, CardContent, Ef, RecordFile, ReferenceFile
from cardreader.simulator.jpki_files import credential, jpki_application
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import Persona
from cardreader.simulator.text_files import text_application

_POWER_ON_AID = bytes.fromhex("A0000001510000")
_CONTACT_ATR = bytes.fromhex("3BE000FF8131FE4514")
_CONTACTLESS_ATR = bytes.fromhex("3B888001000005E0B381A1007F")
_TRANSIT_ATR = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
"""What a PC/SC reader makes of a common contactless ticket (PC/SC part 3, section 3.1.3.2.3)."""


def issue(persona: Persona) -> CardContent:
    """The card's content as it leaves the factory."""
    keys = Keyring()
    atr = _CONTACT_ATR if persona.interface == "contact" else _CONTACTLESS_ATR
    match persona.kind:
        case "other-card":
            return CardContent(_TRANSIT_ATR, (), b"", {})
        case "phone":
            return CardContent(atr, (jpki_application(keys, persona),), _POWER_ON_AID, {})
        case "my-number-card":
            objects = _issuer_objects(keys, persona)
            return CardContent(atr, _applications(keys, persona), _POWER_ON_AID, objects)


def _applications(keys: Keyring, persona: Persona) -> tuple[Application, ...]:
    return (
        jpki_application(keys, persona),
        text_application(keys, persona),
        face_application(keys, persona),
        _register_application(persona),
        _common_application(persona),
    )


def _register_application(persona: Persona) -> Application:
    """住基AP: a record file of one 16-byte key reference, and its PIN."""
    files: dict[int, Ef] = {
        0x02: RecordFile((key_id("9000010", 1),)),
        0x1C: credential(persona, "resident-pin"),
    }
    return Application(bytes.fromhex("D3921000310001010401"), files, change_ins=0x32)


def _common_application(persona: Persona) -> Application:
    """共通カードAP: serial number, municipality and expiry in one free record."""
    digits = f"{persona.serial}{persona.municipality}{persona.expires_on:%Y%m%d}"
    files: dict[int, Ef] = {
        0x01: RecordFile((wrap("01", digits.encode("ascii")),)),
        0x19: ReferenceFile(),
        0x1C: credential(persona, "resident-pin"),
    }
    return Application(bytes.fromhex("D3921000310001010100"), files, change_ins=0x32)


def _issuer_objects(keys: Keyring, persona: Persona) -> dict[int, bytes]:
    """By tag; how far the real card wraps them is not known, here each is a whole object."""
    certificate = card_certificate(keys, "issuer")
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
