"""The card's signatures: compact JWS, RS256, certificate in `x5c` (contract, "What the card signs").

The mathematics is checked here, and where roots are configured the way from the certificate to one of them
on the day of the signature. Revocation is not asked about: only a connection to J-LIS could answer.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from kiosk.backend.contract import Contract

_LONGEST_WAY = 5


class SignatureWrong(ValueError):
    """The text is no signature of this kind, or does not fit its certificate."""


class Chain(Enum):
    """Where the certificate comes from."""

    NOT_JUDGED = "no roots are configured"
    TRUSTED = "leads to a configured root, all valid on that day"
    UNTRUSTED = "leads to none, or was not valid on that day"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that fits its certificate.

    Attributes:
        payload: What was signed.
        certificates: As in `x5c`, leaf first.
    """

    payload: bytes
    certificates: tuple[x509.Certificate, ...]


def verify(text: str, *, header_schema: str, contract: Contract) -> Signed:
    """The payload and certificates of a compact JWS whose signature fits its leaf certificate.

    Raises:
        SignatureWrong: Anything else.
    """
    try:
        registry = _registry(len(text))
        token = jws.extract_compact(text.encode("ascii"), registry=registry)
        header = token.headers()
        if contract.faults(header_schema, header):
            raise SignatureWrong("the header is not as the contract says")
        certificates = _certificates(header)
        if not jws.validate_compact(token, _key_of(certificates[0]), registry=registry):
            raise SignatureWrong("the signature does not fit")
    except (JoseError, TypeError, KeyError, ValueError) as error:
        raise SignatureWrong("the signature does not fit") from error
    return Signed(token.payload, certificates)


class Roots:
    """The authorities that issue cards' certificates, from PEM files."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._roots = [root for path in files for root in x509.load_pem_x509_certificates(path.read_bytes())]

    def judge(self, certificates: tuple[x509.Certificate, ...], at: datetime) -> Chain:
        """Follows the chain from the leaf; `at` is when the card signed."""
        if not self._roots:
            return Chain.NOT_JUDGED
        current, others = certificates[0], certificates[1:]
        for _ in range(_LONGEST_WAY):
            if not _valid(current, at):
                return Chain.UNTRUSTED
            if any(_issued(root, current) and _valid(root, at) for root in self._roots):
                return Chain.TRUSTED
            issuer = next(
                (other for other in others if _is_authority(other) and _issued(other, current)), None
            )
            if issuer is None:
                return Chain.UNTRUSTED
            current = issuer
        return Chain.UNTRUSTED


def _registry(length: int) -> jws.JWSRegistry:
    """Without joserfc's limits: a certificate in the header exceeds them, and the body's size is limited."""
    registry = jws.JWSRegistry(algorithms=["RS256"], strict_check_header=False)
    registry.max_header_length = registry.max_payload_length = length
    return registry


def _certificates(header: Mapping[str, object]) -> tuple[x509.Certificate, ...]:
    chain = header["x5c"]
    assert isinstance(chain, list)  # by the header's schema
    return tuple(x509.load_der_x509_certificate(b64decode(text, validate=True)) for text in chain)


def _key_of(certificate: x509.Certificate) -> RSAKey:
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey) or key.key_size < 2048:
        raise SignatureWrong("the certificate's key is no RSA key of 2048 bits or more")
    return RSAKey.import_key(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def _issued(issuer: x509.Certificate, subject: x509.Certificate) -> bool:
    try:
        subject.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _valid(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False
