"""Compact JWS (RFC 7515) whose RS256 signature a card makes: the card signs only a DigestInfo."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable

from cardreader.errors import Malformed
from cardreader.mynumber.certificate import CardCertificate

_SHA256_PREFIX = bytes.fromhex("3031300D060960864801650304020105000420")
"""DER DigestInfo of SHA-256 up to the hash (RFC 8017 section 9.2, note 1)."""


def digest_info(data: bytes) -> bytes:
    """What the card is given to sign for RS256: 51 bytes of DER around SHA-256 of `data`."""
    return _SHA256_PREFIX + hashlib.sha256(data).digest()


def compact(typ: str, payload: bytes, certificate: CardCertificate, sign: Callable[[bytes], bytes]) -> str:
    """The JWS with header `alg`, `typ`, `x5c`.

    Args:
        typ: Media type of the payload, such as `kiosk-challenge+jwt`.
        payload: Signed as it is.
        certificate: Whose key the card signs with; goes into `x5c` as standard base64 of DER.
        sign: DigestInfo in, raw signature out.

    Raises:
        Malformed: What came back is not a signature by that certificate's key. Some drivers hand out zeros
            where the card answered 61xx, so nothing leaves unverified.
    """
    header = {"alg": "RS256", "typ": typ, "x5c": [base64.b64encode(certificate.der).decode("ascii")]}
    head = _base64url(json.dumps(header, separators=(",", ":")).encode("ascii"))
    signing_input = b".".join((head, _base64url(payload)))
    signature = sign(digest_info(signing_input))
    if not certificate.matches(signing_input, signature):
        raise Malformed("signature", "does not match the certificate")
    return b".".join((signing_input, _base64url(signature))).decode("ascii")


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")
