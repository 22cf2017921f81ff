"""The files of the public personal authentication application (公的個人認証AP)."""

from __future__ import annotations

from cryptography.hazmat.primitives.serialization import Encoding

from cardreader.simulator.certificates import certificate, root_certificate
from cardreader.simulator.file_system import (
    FREE,
    NEVER,
    Application,
    CredentialFile,
    Ef,
    KeyFile,
    ReferenceFile,
    TransparentFile,
    behind,
    filled,
)
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import LIMITS, Persona, SecretName

AID = bytes.fromhex("D392F000260100000001")
_CERTIFICATE_SIZE = 2048
_PRESENT, _ABSENT = b"\x8f", b"\x00"


def jpki_application(keys: Keyring, persona: Persona) -> Application:
    """Certificates, keys, PIN and password."""
    pin, password = behind(0x18), behind(0x1B)
    user_access = pin if persona.kind == "phone" else FREE  # an Android token asks for its PIN first
    user, signer = certificate(keys, persona, "authentication"), certificate(keys, persona, "signature")
    files: dict[int, Ef] = {
        0x01: TransparentFile(filled(signer, _CERTIFICATE_SIZE), password),
        0x02: TransparentFile(_root(keys, persona, "signature")),
        0x06: TransparentFile(token_record(persona.token_label)),
        0x08: TransparentFile(_mark(signer) + _mark(user) + b"\0"),
        0x09: TransparentFile(b"\xff" * 16, NEVER),
        0x0A: TransparentFile(filled(user, _CERTIFICATE_SIZE), user_access),
        0x0B: TransparentFile(_root(keys, persona, "authentication")),
        0x17: KeyFile(keys.of_card(persona.id, "authentication") if user else None, pin),
        0x18: credential(persona, "authentication-pin"),
        0x1A: KeyFile(keys.of_card(persona.id, "signature") if signer else None, password),
        0x1B: credential(persona, "signature-password"),
    }
    unidentified: dict[int, Ef] = {ef: ReferenceFile() for ef in (0x05, 0x10, 0x16, 0x19, 0x1C, 0x1E)}
    return Application(AID, files | unidentified, change_ins=0x24)


def credential(persona: Persona, name: SecretName) -> CredentialFile:
    """The file of one of the holder's own secrets."""
    secret = persona.secrets.get(name, "").encode("ascii")
    return CredentialFile(secret, LIMITS[name], persona.left(name))


def token_record(label: str) -> bytes:
    """160 bytes: PKCS #11's CK_TOKEN_INFO, texts padded with blanks, numbers as 32-bit big-endian."""
    unknown = 0xFFFFFFFF
    numbers = (0x040D, 1, 0, 1, 0, 16, 6, unknown, unknown, unknown, unknown)
    return (
        _text(label, 32)
        + _text("Simulated card", 32)
        + _text("", 16)
        + _text("", 16)
        + b"".join(number.to_bytes(4, "big") for number in numbers)
        + b"03"
        + b"01"
        + b"9" * 16
    )


def _text(content: str, size: int) -> bytes:
    return content.encode("ascii").ljust(size)[:size]


def _mark(found: bytes) -> bytes:
    return _PRESENT if found else _ABSENT


def _root(keys: Keyring, persona: Persona, use: str) -> bytes:
    if use not in persona.certificates:
        return filled(b"", _CERTIFICATE_SIZE)
    root = root_certificate(keys, "signature" if use == "signature" else "authentication")
    return filled(root.public_bytes(Encoding.DER), _CERTIFICATE_SIZE)
