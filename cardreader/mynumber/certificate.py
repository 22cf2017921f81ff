"""The two X.509 certificates of the card, and the mathematics of a signature against one.

Chain, key usage and policy are judged in `chain`, the holder's data read in `holder`. Revocation is judged
nowhere here: only registered verifiers get that data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from cardreader.errors import Malformed
from cardreader.profile_table.shapes import KeyName


@dataclass(frozen=True, slots=True)
class CardCertificate:
    """One certificate as read from the card.

    Attributes:
        kind: `authentication` (利用者証明用) or `signature` (署名用, holds name and address).
        der: The certificate itself, for `x5c`.
        public_key: RSA, 2048 bits on this generation.
        not_before: First moment of its dates.
        not_after: Last moment of its dates.
    """

    kind: KeyName
    der: bytes = field(repr=False)
    public_key: rsa.RSAPublicKey = field(repr=False)
    not_before: datetime
    not_after: datetime

    def includes(self, now: datetime) -> bool:
        """Whether its own dates include that moment; `now` must carry an offset. No more is said by it."""
        return self.not_before <= now <= self.not_after

    def matches(self, data: bytes, signature: bytes) -> bool:
        """True when the signature over `data` (RS256) was made with this certificate's key."""
        return signature_matches(self.public_key, data, signature)


def parse(der: bytes, kind: KeyName) -> CardCertificate:
    """The certificate, or `Malformed`."""
    what = f"{kind} certificate"
    try:
        certificate = x509.load_der_x509_certificate(der)
        key = certificate.public_key()
        dates = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise Malformed(what, "is no X.509 certificate") from error
    if not isinstance(key, rsa.RSAPublicKey):
        raise Malformed(what, "does not hold an RSA key")
    return CardCertificate(kind, der, key, *dates)


def signature_matches(key: rsa.RSAPublicKey, data: bytes, signature: bytes) -> bool:
    """RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2)."""
    try:
        key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
