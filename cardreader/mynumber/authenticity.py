"""Is this data the issuer's, and this chip the one it was written to?

Passive: a card-verifiable certificate, signed by one of the configured authority keys, names the key that
signed the record. Active: the chip signs a fresh nonce with the key that the record names, which a copy of
the files cannot do. (Algorithms known from one analysis of test cards, existence from several.)
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from cardreader.errors import Malformed, UnexpectedStatus
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.certificate import signature_matches
from cardreader.mynumber.genuineness import Reason
from cardreader.mynumber.jws import digest_info
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import FaceTags, KeyTags, TextTags

ApplicationName: TypeAlias = Literal["text", "surface"]

KEY_ID_SIZE = 16
_KEYS = GENERATION_1.face.keys
_NONCE_SIZE = 32
_CERTIFICATE = "card-verifiable certificate"
_DEEPEST_KEY = 3
"""Containers around a key, at most."""
_FACE_DIGEST_PREFIX = bytes.fromhex("3071300D060960864801650304020105000460")
"""DigestInfo header that announces three SHA-256 values, 96 bytes, under the identifier of one."""


@dataclass(frozen=True, slots=True)
class AuthorityKey:
    """One key that signs card-verifiable certificates.

    Attributes:
        application: In which application it counts.
        key_id: 16 bytes, as the certificates name it.
    """

    application: ApplicationName
    key_id: bytes
    public_key: rsa.RSAPublicKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardVerifiableCertificate:
    """Says which key signs the records of this card.

    Attributes:
        issuer_id: Key id of the authority.
        subject_key: The key that signed the records.
        body: The signed bytes.
        signature: By the authority.
    """

    issuer_id: bytes
    subject_key: rsa.RSAPublicKey = field(repr=False)
    body: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def load_authority_keys(files: Iterable[Path]) -> tuple[AuthorityKey, ...]:
    """Reads JSON lists `[{"ap", "key_id", "e", "n"}]`; numbers `n` and `key_id` in hexadecimal.

    Raises:
        ValueError: A file is not of that form; the message names it.
        OSError: A file cannot be read.
    """
    return tuple(key for file in files for key in _keys_of(file))


def parse_key(data: bytes, what: str, tags: KeyTags = _KEYS) -> rsa.RSAPublicKey:
    """The RSA key stored as two objects, exponent and modulus."""
    objects = tlv.parse_all(data)
    exponent = int.from_bytes(tlv.find(objects, tags.exponent).value, "big")
    modulus = int.from_bytes(tlv.find(objects, tags.modulus).value, "big")
    try:
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise Malformed(what, "is no RSA key") from error


def key_inside(container: tlv.Tlv, tags: KeyTags = _KEYS) -> rsa.RSAPublicKey:
    """The key anywhere in the container: how deep it lies there is not known of all cards.

    Raises:
        Malformed: There is none.
    """
    found = _key_below(container.value, tags, _DEEPEST_KEY)
    if found is None:
        raise Malformed("chip's key", "is not where it should be")
    return found


def find_evidence(card: Processor, file: int, what: str) -> bytes | None:
    """The object of a file that only proves something; None where it is not there, or not for this secret.

    Not every card may have such files, and what opens them is known from one card only.
    """
    try:
        return commands.find_object(card, file, what)
    except UnexpectedStatus as error:
        if sw.is_refusal(error.status):
            return None
        raise


def read_certificate(card: Processor, file: int, tags: KeyTags = _KEYS) -> CardVerifiableCertificate | Reason:
    """The certificate of the application, or why there is none to check anything by."""
    try:
        data = find_evidence(card, file, _CERTIFICATE)
        return Reason.CERTIFICATE_ABSENT if data is None else parse_certificate(data, tags)
    except Malformed as error:
        return unreadable(error, Reason.CERTIFICATE_UNREADABLE)


def unreadable(error: Malformed, reason: Reason) -> Reason:
    """The reason, where a file holds something odd; an answer that makes no sense stays an error."""
    if error.is_answer:
        raise error
    return reason


def parse_certificate(data: bytes, tags: KeyTags = _KEYS) -> CardVerifiableCertificate:
    """The card-verifiable certificate."""
    outer = tlv.parse(data)
    if outer.tag != tags.certificate:
        raise Malformed(_CERTIFICATE, f"starts with object {outer.tag:X}")
    body = outer.child(tags.body).value
    key = parse_key(body[2 * KEY_ID_SIZE :], _CERTIFICATE, tags)
    return CardVerifiableCertificate(body[:KEY_ID_SIZE], key, body, outer.child(tags.signature).value)


def check_issuer(
    certificate: CardVerifiableCertificate, application: ApplicationName, authorities: Sequence[AuthorityKey]
) -> Reason:
    """Whether a configured authority signed the certificate."""
    for authority in authorities:
        if authority.application == application and authority.key_id == certificate.issuer_id:
            good = signature_matches(authority.public_key, certificate.body, certificate.signature)
            return Reason.ISSUER_SIGNED if good else Reason.ISSUER_SIGNATURE_WRONG
    return Reason.ISSUER_NOT_CONFIGURED


def check_text(
    record: tlv.Tlv, integrity: tlv.Tlv, key: rsa.RSAPublicKey, tags: TextTags = GENERATION_1.text.tags
) -> Reason:
    """The text record against its integrity record.

    The text's digest is SHA-256 over what stands in the record *after* the offset table, not over the file.
    The number's digest covers the physical file of the 12-digit number, which is never read; only the
    signature over that digest is checked here.
    """
    record.child(tags.offsets)  # without a table nothing is known to be signed
    digest = hashlib.sha256(b"".join(item.raw for item in signed_text(record, tags))).digest()
    if integrity.child(tags.text_digest).value != digest:
        return Reason.DIGEST_DIFFERS
    return check_signed(integrity, key)


def signed_text(record: tlv.Tlv, tags: TextTags = GENERATION_1.text.tags) -> tuple[tlv.Tlv, ...]:
    """The objects that the digest covers: all after the first offset table, or all where there is none.

    Nothing else of the record may be shown: an object put in front of the table would not be noticed.
    """
    children = record.children()
    table = next((at for at, item in enumerate(children) if item.tag == tags.offsets), -1)
    return children[table + 1 :]


def check_signed(container: tlv.Tlv, key: rsa.RSAPublicKey) -> Reason:
    """A container whose last object is the signature over all objects before it, as stored."""
    *signed, signature = container.children() or (container,)
    data = b"".join(item.raw for item in signed)
    good = signature_matches(key, data, signature.value)
    return Reason.RECORD_SIGNED if good else Reason.RECORD_SIGNATURE_WRONG


def ends_in_signature(container: tlv.Tlv, key: rsa.RSAPublicKey) -> bool:
    """Whether the last object has the size of a signature by that key."""
    return len(container.children()[-1].value) * 8 == key.key_size


def check_face(record: tlv.Tlv, key: rsa.RSAPublicKey, tags: FaceTags = GENERATION_1.face.tags) -> Reason:
    """The card face: one signature over three digests of groups of whole objects.

    The last day of validity and the security code are not signed.
    """
    digests = b"".join(
        hashlib.sha256(b"".join(record.child(tag).raw for tag in group)).digest() for group in tags.signed
    )
    try:
        recovered = key.recover_data_from_signature(
            record.child(tags.signature).value, padding.PKCS1v15(), None
        )
    except InvalidSignature:
        return Reason.RECORD_SIGNATURE_WRONG
    return Reason.RECORD_SIGNED if recovered == _FACE_DIGEST_PREFIX + digests else Reason.DIGEST_DIFFERS


def challenge(card: Processor, key: rsa.RSAPublicKey, file: int) -> Reason:
    """Lets the current application's own key sign a fresh nonce; a refusal counts as failed too.

    A chip that has a fault of its own (6F00) proves nothing, and that is an error.

    Args:
        card: Where the application is selected.
        key: The public half, from a record that was verified.
        file: Where the private half lies; asked by its name where the card knows no default key.
    """
    nonce = secrets.token_bytes(_NONCE_SIZE)
    for asked in (None, file):
        try:
            signature = commands.sign(card, digest_info(nonce), asked)
        except UnexpectedStatus as error:
            if error.status == sw.SELF_DIAGNOSIS:
                raise
            continue
        return Reason.CHIP_SIGNED if signature_matches(key, nonce, signature) else Reason.CHIP_SIGNATURE_WRONG
    return Reason.CHIP_REFUSED


def _key_below(data: bytes, tags: KeyTags, depth: int) -> rsa.RSAPublicKey | None:
    try:
        objects = tlv.parse_all(data)
    except Malformed:
        return None
    if {tags.exponent, tags.modulus} <= {item.tag for item in objects}:
        return parse_key(data, "chip's key", tags)
    below = (_key_below(item.value, tags, depth - 1) for item in objects if depth)
    return next((key for key in below if key is not None), None)


def _keys_of(file: Path) -> tuple[AuthorityKey, ...]:
    try:
        entries = json.loads(file.read_text("utf-8"))
        if not isinstance(entries, list):
            raise TypeError("a list")  # noqa: TRY301 - one place says what is wrong with the file
        return tuple(_authority_key(entry) for entry in entries)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file}: is no list of card authority keys") from error


def _authority_key(entry: dict[str, str | int]) -> AuthorityKey:
    key_id = bytes.fromhex(str(entry["key_id"]))
    if len(key_id) != KEY_ID_SIZE:
        raise ValueError("key_id")
    numbers = rsa.RSAPublicNumbers(int(entry["e"]), int(str(entry["n"]), 16))
    return AuthorityKey(_application(entry["ap"]), key_id, numbers.public_key())


def _application(name: str | int) -> ApplicationName:
    if name == "text":
        return "text"
    if name == "surface":
        return "surface"
    raise ValueError("ap")
