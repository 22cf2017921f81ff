"""The files of the public personal authentication application (公的個人認証AP)."""

from __future__ import annotations

from cryptography.hazmat.primitives.serialization import Encoding

from cardreader.profile_table.shapes import Credential, JpkiApplication
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
from cardreader.simulator.persona import Persona

_CERTIFICATE_SIZE = 2048
_ABSENT = b"\x00"


def jpki_application(keys: Keyring, persona: Persona, table: JpkiApplication) -> Application:
    """Certificates, keys, PIN and password."""
    own, signing = table.authentication, table.signature
    pin, password = behind(own.credential.file), behind(signing.credential.file)
    user_access = pin if persona.kind == "phone" else FREE  # an Android token asks for its PIN first
    user = certificate(keys, persona, own.name, table)
    signer = certificate(keys, persona, signing.name, table)
    files: dict[int, Ef] = {
        signing.certificate: TransparentFile(filled(signer, _CERTIFICATE_SIZE), password),
        signing.authority_certificate: TransparentFile(_root(keys, persona, "signature")),
        table.token: TransparentFile(token_record(persona.token_label, table.label_size)),
        table.presence: TransparentFile(_mark(signer, table) + _mark(user, table) + b"\0"),
        0x09: TransparentFile(b"\xff" * 16, NEVER),
        own.certificate: TransparentFile(filled(user, _CERTIFICATE_SIZE), user_access),
        own.authority_certificate: TransparentFile(_root(keys, persona, "authentication")),
        own.file: KeyFile(keys.of_card(persona.id, "authentication") if user else None, pin),
        own.credential.file: credential(persona, own.credential),
        signing.file: KeyFile(keys.of_card(persona.id, "signature") if signer else None, password),
        signing.credential.file: credential(persona, signing.credential),
    }
    unidentified: dict[int, Ef] = {ef: ReferenceFile() for ef in (0x05, 0x10, 0x16, 0x19, 0x1C, 0x1E)}
    return Application(table.aid, unidentified | files, change_ins=0x24)


def credential(persona: Persona, table: Credential) -> CredentialFile:
    """The file of one of the holder's own secrets."""
    return CredentialFile(persona.secret(table.name), table.tries, persona.left(table.name, table.tries))


def token_record(label: str, label_size: int) -> bytes:
    """160 bytes: PKCS #11's CK_TOKEN_INFO, texts padded with blanks, numbers as 32-bit big-endian."""
    unknown = 0xFFFFFFFF
    numbers = (0x040D, 1, 0, 1, 0, 16, 6, unknown, unknown, unknown, unknown)
    return (
        _text(label, label_size)
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


def _mark(found: bytes, table: JpkiApplication) -> bytes:
    return bytes((table.present,)) if found else _ABSENT


def _root(keys: Keyring, persona: Persona, use: str) -> bytes:
    if use not in persona.certificates:
        return filled(b"", _CERTIFICATE_SIZE)
    root = root_certificate(keys, "signature" if use == "signature" else "authentication")
    return filled(root.public_bytes(Encoding.DER), _CERTIFICATE_SIZE)
