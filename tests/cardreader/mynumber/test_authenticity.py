from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from cardreader.errors import Malformed, UnexpectedStatus
from cardreader.iso7816 import tlv
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber import authenticity
from cardreader.mynumber.authenticity import AuthorityKey, load_authority_keys
from cardreader.mynumber.genuineness import Reason
from cardreader.mynumber.profile import parse_profile
from tests.fakes.card_desk import AUTHORITY_FILE
from tests.fakes.scripted_card import AnsweringConnection, ScriptedConnection

AUTHORITY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEY_FILE = 0x13
RECORDS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEY_ID = b"9000033\x08\x05001" + bytes(4)


def wrap(tag: str, value: bytes) -> bytes:
    """An object with a two-byte length, as any reader must take it."""
    return bytes.fromhex(tag) + b"\x82" + len(value).to_bytes(2, "big") + value


def key_object(key: rsa.RSAPrivateKey) -> bytes:
    numbers = key.public_key().public_numbers()
    return bytes.fromhex("9003010001") + b"\x91\x82\x01\x00" + numbers.n.to_bytes(256, "big")


def sign(key: rsa.RSAPrivateKey, data: bytes) -> bytes:
    return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def certificate(signer: rsa.RSAPrivateKey = AUTHORITY) -> authenticity.CardVerifiableCertificate:
    body = KEY_ID + bytes(16) + key_object(RECORDS)
    assert len(body) == 297
    return authenticity.parse_certificate(wrap("7F21", wrap("5F4E", body) + wrap("5F37", sign(signer, body))))


def authority(**changed: object) -> AuthorityKey:
    key_id = changed.get("key_id", KEY_ID)
    assert isinstance(key_id, bytes)
    return AuthorityKey("surface" if changed.get("surface") else "text", key_id, AUTHORITY.public_key())


@pytest.mark.parametrize(
    ("authorities", "signer", "reason"),
    [
        ([authority()], AUTHORITY, Reason.ISSUER_SIGNED),
        ([authority()], RECORDS, Reason.ISSUER_SIGNATURE_WRONG),
        ([], AUTHORITY, Reason.ISSUER_NOT_CONFIGURED),
        ([authority(key_id=bytes(16))], AUTHORITY, Reason.ISSUER_NOT_CONFIGURED),
        ([authority(surface=True)], AUTHORITY, Reason.ISSUER_NOT_CONFIGURED),
    ],
    ids=["right", "forged", "none-configured", "other-id", "other-application"],
)
def test_issuer_is_judged_by_the_configured_keys(
    authorities: list[AuthorityKey], signer: rsa.RSAPrivateKey, reason: Reason
) -> None:
    assert authenticity.check_issuer(certificate(signer), "text", authorities) is reason


FACTS = wrap("DF22", b"name") + wrap("DF23", b"address") + wrap("DF24", b"19480305") + wrap("DF25", b"2")
RECORD = tlv.parse(wrap("FF20", wrap("DF21", bytes(8)) + FACTS))


def integrity(digest: bytes, signer: rsa.RSAPrivateKey = RECORDS) -> tlv.Tlv:
    digests = wrap("DF31", bytes(32)) + wrap("DF32", digest)
    return tlv.parse(wrap("FF30", digests + wrap("DF33", sign(signer, digests))))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (integrity(hashlib.sha256(FACTS).digest()), Reason.RECORD_SIGNED),
        (integrity(hashlib.sha256(RECORD.value).digest()), Reason.DIGEST_DIFFERS),
        (integrity(hashlib.sha256(RECORD.raw).digest()), Reason.DIGEST_DIFFERS),
        (integrity(hashlib.sha256(FACTS).digest(), AUTHORITY), Reason.RECORD_SIGNATURE_WRONG),
    ],
    ids=["after-the-table", "with-the-table", "whole-file", "other-signer"],
)
def test_text_digest_starts_behind_the_offset_table(record: tlv.Tlv, reason: Reason) -> None:
    assert authenticity.check_text(RECORD, record, RECORDS.public_key()) is reason


def test_what_stands_before_the_offset_table_is_never_shown() -> None:
    """A forged name in front of the table leaves the digest right, so it must not be read."""
    forged = wrap("DF22", "偽名　太郎".encode()) + wrap("DF24", b"20080101")
    record = tlv.parse(wrap("FF20", forged + wrap("DF21", bytes(8)) + FACTS))
    proof = integrity(hashlib.sha256(FACTS).digest())
    assert authenticity.check_text(record, proof, RECORDS.public_key()) is Reason.RECORD_SIGNED
    profile = parse_profile(record)
    assert (profile.name, profile.address, profile.birth_date) == ("name", "address", date(1948, 3, 5))


@pytest.mark.parametrize("place", ["second-table", "appended"])
def test_object_that_was_added_behind_the_table_is_noticed(place: str) -> None:
    forged = wrap("DF22", "偽名　太郎".encode())
    body = wrap("DF21", bytes(8)) + forged + wrap("DF21", bytes(8)) + FACTS
    if place == "appended":
        body = wrap("DF21", bytes(8)) + FACTS + forged
    proof = integrity(hashlib.sha256(FACTS).digest())
    record = tlv.parse(wrap("FF20", body))
    assert authenticity.check_text(record, proof, RECORDS.public_key()) is Reason.DIGEST_DIFFERS


def test_record_without_a_table_is_not_held_for_signed() -> None:
    proof = integrity(hashlib.sha256(FACTS).digest())
    with pytest.raises(Malformed):
        authenticity.check_text(tlv.parse(wrap("FF20", FACTS)), proof, RECORDS.public_key())


def face(**changed: bytes) -> tlv.Tlv:
    """A card face signed as it is, with objects changed afterwards."""
    parts = {tag: wrap(tag, tag.encode()) for tag in ("DF22", "DF23", "DF24", "DF25", "DF26", "DF27")}
    groups = (("DF22", "DF23", "DF24"), ("DF25", "DF26"), ("DF27",))
    digests = b"".join(hashlib.sha256(b"".join(parts[t] for t in group)).digest() for group in groups)
    info = bytes.fromhex("3071300D060960864801650304020105000460") + digests
    numbers = RECORDS.private_numbers()
    padded = b"\x00\x01" + b"\xff" * (256 - 3 - len(info)) + b"\x00" + info
    raw = pow(int.from_bytes(padded, "big"), numbers.d, numbers.public_numbers.n).to_bytes(256, "big")
    parts |= {tag: wrap(tag, value) for tag, value in changed.items()}
    tail = {"DF28": wrap("DF28", raw), "DF29": wrap("DF29", b"20330305")}
    return tlv.parse(wrap("FF20", b"".join((parts | tail).values())))


@pytest.mark.parametrize("tag", ["DF22", "DF23", "DF24", "DF25", "DF26", "DF27"])
def test_every_signed_part_of_the_face_counts(tag: str) -> None:
    assert authenticity.check_face(face(), RECORDS.public_key()) is Reason.RECORD_SIGNED
    assert authenticity.check_face(face(**{tag: b"other"}), RECORDS.public_key()) is Reason.DIGEST_DIFFERS


def test_face_signed_by_another_key_failed() -> None:
    assert authenticity.check_face(face(), AUTHORITY.public_key()) is Reason.RECORD_SIGNATURE_WRONG


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("6982", Reason.CHIP_REFUSED),
        ("6A86", Reason.CHIP_REFUSED),
        ("00" * 256 + "9000", Reason.CHIP_SIGNATURE_WRONG),
    ],
    ids=["refused", "unknown", "zeros"],
)
def test_chip_that_cannot_sign_the_nonce_failed(answer: str, reason: Reason) -> None:
    card = chained(Wire(AnsweringConnection(lambda _: bytes.fromhex(answer))))

    assert authenticity.challenge(card, RECORDS.public_key(), KEY_FILE) is reason


def test_chip_without_a_default_key_is_asked_for_its_key_by_name() -> None:
    connection = AnsweringConnection(
        lambda apdu: bytes.fromhex("6A86") if apdu[3] == 0 else bytes(256) + b"\x90\x00"
    )
    authenticity.challenge(chained(Wire(connection)), RECORDS.public_key(), KEY_FILE)

    assert [apdu[:4].hex() for apdu in connection.sent] == ["802a0000", "802a0093"]
    assert connection.sent[0][4:] == connection.sent[1][4:]


def test_chip_that_diagnoses_itself_proves_nothing() -> None:
    card = chained(Wire(ScriptedConnection(["6F00"])))
    with pytest.raises(UnexpectedStatus):
        authenticity.challenge(card, RECORDS.public_key(), KEY_FILE)


def test_answer_without_a_signature_is_torn_and_says_nothing_of_the_chip() -> None:
    card = chained(Wire(ScriptedConnection(["9000"])))
    with pytest.raises(Malformed):
        authenticity.challenge(card, RECORDS.public_key(), KEY_FILE)


def test_nonce_is_fresh_each_time_and_signed_by_the_default_key() -> None:
    connection = ScriptedConnection(["00" * 256 + "9000"] * 2)
    for _ in range(2):
        authenticity.challenge(chained(Wire(connection)), RECORDS.public_key(), KEY_FILE)

    first, second = connection.sent
    assert first[:5] == second[:5] == bytes.fromhex("802A000033")
    assert first != second


@pytest.mark.parametrize("data", ["30020000", "7F210400000000", "7F2180", "7F21045F4E0100"])
def test_spoiled_certificate_is_malformed(data: str) -> None:
    with pytest.raises(Malformed):
        authenticity.parse_certificate(bytes.fromhex(data))


def test_key_without_sense_is_malformed() -> None:
    with pytest.raises(Malformed):
        authenticity.parse_key(bytes.fromhex("900101" + "910102"), "key")


def test_shipped_file_of_test_keys_is_read() -> None:
    keys = load_authority_keys([AUTHORITY_FILE])

    assert {key.application for key in keys} == {"text", "surface"}
    assert all(len(key.key_id) == 16 and key.key_id[:1] == b"9" for key in keys)


@pytest.mark.parametrize(
    "entry",
    [
        {"ap": "other", "key_id": "00" * 16, "e": 65537, "n": "b" * 512},
        {"ap": "text", "key_id": "00" * 15, "e": 65537, "n": "b" * 512},
        {"ap": "text", "key_id": "00" * 16, "e": 65537},
        {"ap": "text", "key_id": "00" * 16, "e": 65537, "n": "none"},
    ],
    ids=["application", "key-id", "modulus-missing", "modulus"],
)
def test_wrong_entry_names_its_file(entry: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "spoiled.json"
    file.write_text(json.dumps([entry]))

    with pytest.raises(ValueError, match=r"spoiled\.json"):
        load_authority_keys([file])
