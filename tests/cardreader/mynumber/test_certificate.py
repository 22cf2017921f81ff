from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

import cardreader.simulator as simulator
from cardreader.errors import Malformed
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.applications import GENERATION_1
from cardreader.mynumber.auth_cert import AuthCertSession
from cardreader.mynumber.certificate import CardCertificate, parse
from tests.fakes.card_desk import Desk

FIRST = datetime(2026, 4, 1, tzinfo=UTC)
LAST = datetime(2031, 3, 5, tzinfo=UTC)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def made(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = KEY) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(FIRST)
        .not_valid_after(LAST)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    ("now", "valid"),
    [
        (FIRST - timedelta(seconds=1), False),
        (FIRST, True),
        (LAST, True),
        (LAST + timedelta(seconds=1), False),
    ],
)
def test_certificate_is_valid_within_its_own_dates(now: datetime, valid: bool) -> None:
    assert parse(made(), "signature").is_valid_at(now) is valid


def test_signature_by_its_key_matches_and_any_other_does_not() -> None:
    certificate = parse(made(), "authentication")
    signature = KEY.sign(b"data", PKCS1v15(), hashes.SHA256())

    assert certificate.matches(b"data", signature)
    assert not certificate.matches(b"date", signature)
    assert not certificate.matches(b"data", bytes(256))


@pytest.mark.parametrize("der", [b"", b"\x30\x82\x01\x00", made()[:-20], b"\xff" * 300])
def test_bytes_that_are_no_certificate_are_malformed(der: bytes) -> None:
    with pytest.raises(Malformed, match="signature certificate"):
        parse(der, "signature")


def test_key_of_another_kind_is_malformed() -> None:
    with pytest.raises(Malformed, match="RSA"):
        parse(made(ec.generate_private_key(ec.SECP256R1())), "signature")


def on_card() -> CardCertificate:
    session = AuthCertSession(chained(Wire(Desk().reader.connect())), GENERATION_1.jpki)
    certificate = session.certificate()
    assert certificate is not None
    return certificate


def test_issuer_is_found_by_its_key() -> None:
    pem = (Path(simulator.__file__).parent / "authorities.pem").read_bytes()
    authorities = x509.load_pem_x509_certificates(pem)
    stranger = x509.load_der_x509_certificate(made())

    assert on_card().issued_by(authorities)
    assert not on_card().issued_by([stranger])
    assert not on_card().issued_by([])
