from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from cardreader.errors import Malformed
from cardreader.mynumber.certificate import parse

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
    ("now", "included"),
    [
        (FIRST - timedelta(seconds=1), False),
        (FIRST, True),
        (LAST, True),
        (LAST + timedelta(seconds=1), False),
    ],
)
def test_dates_of_a_certificate_include_their_ends(now: datetime, included: bool) -> None:
    assert parse(made(), "signature").includes(now) is included


def test_signature_by_its_key_matches_and_any_other_does_not() -> None:
    certificate = parse(made(), "authentication")
    signature = KEY.sign(b"data", PKCS1v15(), hashes.SHA256())

    assert certificate.matches(b"data", signature)
    assert not certificate.matches(b"date", signature)
    assert not certificate.matches(b"data", bytes(256))


@pytest.mark.parametrize(
    "der",
    [b"", b"\x30\x82\x01\x00", made()[:-20], b"\xff" * 300],
    ids=["empty", "a head alone", "cut off", "filler"],
)
def test_bytes_that_are_no_certificate_are_malformed(der: bytes) -> None:
    with pytest.raises(Malformed, match="signature certificate"):
        parse(der, "signature")


def test_key_of_another_kind_is_malformed() -> None:
    with pytest.raises(Malformed, match="RSA"):
        parse(made(ec.generate_private_key(ec.SECP256R1())), "signature")
