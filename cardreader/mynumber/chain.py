"""Who issued a certificate of the card, and for what: everything that can be judged without the back-end.

The root is found by its signature and not by its name, since three generations of the real roots share one.
What comes of it says that signature, dates and purpose are right; whether the certificate was revoked, only
a registered verifier can ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from cardreader.errors import Malformed
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.genuineness import Check, Finding, Reason, Verdict
from cardreader.profile_table.shapes import JpkiApplication, SigningKey

_UNREADABLE = (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)


def load_roots(files: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """Reads PEM files, each with one certificate or more.

    Raises:
        ValueError: A file is not of that form; the message names it.
        OSError: A file cannot be read.
    """
    return tuple(root for file in files for root in _roots_of(file))


def check_certificate(
    certificate: CardCertificate,
    application: JpkiApplication,
    roots: Sequence[x509.Certificate],
    now: datetime,
) -> Verdict:
    """Issuer, dates, key usage and policy of a certificate just read.

    Args:
        certificate: As the card gave it.
        application: Says what its policy and usage should be.
        roots: The configured ones; the root on the card itself proves nothing.
        now: With an offset.

    Raises:
        Malformed: An extension cannot be read.
    """
    own = x509.load_der_x509_certificate(certificate.der)
    key, other = application.authentication, application.signature
    if certificate.kind == "signature":
        key, other = other, key
    try:
        reasons: dict[Check, Reason] = {
            "issuer": _issuer(own, roots, now),
            "dates": Reason.DATES_INCLUDE_NOW if certificate.includes(now) else Reason.OUT_OF_DATE,
            "key-usage": _usage(own, key),
            "policy": _policy(own, key, other),
        }
    except _UNREADABLE as error:
        raise Malformed(f"{certificate.kind} certificate", "has extensions that make no sense") from error
    return Verdict(tuple(Finding(certificate.kind, check, reason) for check, reason in reasons.items()))


def _issuer(own: x509.Certificate, roots: Sequence[x509.Certificate], now: datetime) -> Reason:
    signers = [root for root in roots if _signed(root, own)]
    if any(root.not_valid_before_utc <= now <= root.not_valid_after_utc for root in signers):
        return Reason.ISSUER_SIGNED
    if signers:
        return Reason.ISSUER_OUT_OF_DATE
    named = _authority_key_id(own)
    if named is not None and any(_subject_key_id(root) == named for root in roots):
        return Reason.ISSUER_SIGNATURE_WRONG
    return Reason.ISSUER_NOT_CONFIGURED


def _signed(root: x509.Certificate, own: x509.Certificate) -> bool:
    try:
        own.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _usage(own: x509.Certificate, key: SigningKey) -> Reason:
    try:
        usage = own.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return Reason.KEY_USAGE_WRONG
    fits = usage.digital_signature and (usage.content_commitment or not key.commits)
    return Reason.KEY_USAGE_FITS if fits else Reason.KEY_USAGE_WRONG


def _policy(own: x509.Certificate, key: SigningKey, other: SigningKey) -> Reason:
    try:
        policies = own.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return Reason.POLICY_UNKNOWN
    named = {policy.policy_identifier.dotted_string for policy in policies}
    if key.policy in named:
        return Reason.POLICY_FITS
    return Reason.POLICY_OF_ANOTHER_KEY if other.policy in named else Reason.POLICY_UNKNOWN


def _authority_key_id(own: x509.Certificate) -> bytes | None:
    try:
        return own.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def _subject_key_id(root: x509.Certificate) -> bytes | None:
    try:
        return root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def _roots_of(file: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: holds no certificates in PEM") from error
