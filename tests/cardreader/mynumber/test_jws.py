from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from cardreader.errors import Malformed
from cardreader.mynumber import jws
from cardreader.mynumber.certificate import CardCertificate

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SOMEDAY = datetime(2026, 1, 1, tzinfo=UTC)
CERTIFICATE = CardCertificate("authentication", b"DER", KEY.public_key(), SOMEDAY, SOMEDAY)


def signed(digest_info: bytes) -> bytes:
    """What a card does: pads the DigestInfo it gets and signs."""
    return KEY.sign(digest_info[-32:], padding.PKCS1v15(), Prehashed(hashes.SHA256()))


def test_digest_info_is_51_bytes_around_the_hash() -> None:
    info = jws.digest_info(b"abc")

    assert len(info) == 51
    assert info.startswith(bytes.fromhex("3031300D0609608648016503040201"))
    assert info.endswith(hashlib.sha256(b"abc").digest())


def test_signature_is_returned_in_three_parts() -> None:
    compact = jws.compact("x", b"{}", CERTIFICATE, signed)

    assert compact.split(".")[:2] == ["eyJhbGciOiJSUzI1NiIsInR5cCI6IngiLCJ4NWMiOlsiUkVWUyJdfQ", "e30"]
    assert "=" not in compact


@pytest.mark.parametrize(
    "signature", [b"", bytes(256), bytes(255), b"\xff" * 256], ids=["empty", "zeros", "short", "ones"]
)
def test_signature_that_does_not_verify_never_leaves(signature: bytes) -> None:
    with pytest.raises(Malformed, match="signature"):
        jws.compact("x", b"{}", CERTIFICATE, lambda info: signature)
