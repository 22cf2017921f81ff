"""What the checks of a card proved, each with its reason: a closed set, so that each can be explained.

Nothing here says anything of revocation: only registered verifiers may ask for that, and they stand behind
the counter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Genuineness: TypeAlias = Literal["verified", "unknown-issuer", "failed", "not-checked"]
Subject: TypeAlias = Literal["surface", "text", "card", "authentication", "signature"]
"""Whose check: one of the two applications with the holder's data, both together, or a certificate."""
Check: TypeAlias = Literal[
    "issuer", "record", "chip", "agreement", "expiry", "dates", "key-usage", "policy", "all"
]
_WORST_FIRST: tuple[Genuineness, ...] = ("failed", "unknown-issuer", "not-checked", "verified")


class Reason(Enum):
    """Why a check ended as it did; `value` is a code for machines, stable over releases."""

    ISSUER_SIGNED = "issuer-signed"
    """A configured key signed the certificate."""
    RECORD_SIGNED = "record-signed"
    """The key that the card's certificate names signed the record."""
    CHIP_SIGNED = "chip-signed"
    """The chip signed a fresh nonce with the key of the record: no copy of files can."""
    RECORDS_AGREE = "records-agree"
    """Birth date and sex are the same in both applications."""
    EXPIRY_AGREES = "expiry-agrees"
    """The last day on the face, which nothing signs, is the one of the card's own record (subject `card`), or
    lies in the year that 照合番号B names (subject `surface`)."""
    DATES_INCLUDE_NOW = "dates-include-now"
    KEY_USAGE_FITS = "key-usage-fits"
    POLICY_FITS = "policy-fits"

    ISSUER_NOT_CONFIGURED = "issuer-not-configured"
    """No configured key is the one that signed: nobody here can vouch for the certificate."""

    ISSUER_SIGNATURE_WRONG = "issuer-signature-wrong"
    """The certificate names a configured key, which did not sign it."""
    ISSUER_OUT_OF_DATE = "issuer-out-of-date"
    """The root that signed is itself past its dates."""
    DIGEST_DIFFERS = "digest-differs"
    """The data is not what was signed."""
    RECORD_SIGNATURE_WRONG = "record-signature-wrong"
    CHIP_KEY_SIGNATURE_WRONG = "chip-key-signature-wrong"
    """The key that the chip claims as its own was not signed by the issuer."""
    CHIP_REFUSED = "chip-refused"
    """The chip does not sign at all: files were copied without their key."""
    CHIP_SIGNATURE_WRONG = "chip-signature-wrong"
    """The chip signs with another key than the record's."""
    RECORDS_DIFFER = "records-differ"
    """The two applications describe two persons."""
    EXPIRY_DIFFERS = "expiry-differs"
    """The last day on the face is another one than the card's own record or 照合番号B says."""
    OUT_OF_DATE = "out-of-date"
    KEY_USAGE_WRONG = "key-usage-wrong"
    POLICY_OF_ANOTHER_KEY = "policy-of-another-key"
    """The certificate was issued for the card's other key."""

    CERTIFICATE_ABSENT = "certificate-absent"
    """The card has no card-verifiable certificate in that application."""
    CERTIFICATE_UNREADABLE = "certificate-unreadable"
    """Its file holds filler, or something of a form that nobody described."""
    SIGNATURES_ABSENT = "signatures-absent"
    """The card has no record of digests beside its text, or no signature in the record."""
    SIGNATURES_UNREADABLE = "signatures-unreadable"
    CHIP_KEY_ABSENT = "chip-key-absent"
    CHIP_KEY_UNREADABLE = "chip-key-unreadable"
    EXPIRY_UNKNOWN = "expiry-unknown"
    """The face names no last day, or the card's own record does not say it in digits."""
    POLICY_UNKNOWN = "policy-unknown"
    """No policy that the profile table knows; how well it knows them stands there."""
    NOT_ASKED = "not-asked"
    """The caller wanted no checks."""

    @property
    def result(self) -> Genuineness:
        """What this reason amounts to."""
        return _RESULTS.get(self, "failed")


_RESULTS: dict[Reason, Genuineness] = {
    Reason.ISSUER_SIGNED: "verified",
    Reason.RECORD_SIGNED: "verified",
    Reason.CHIP_SIGNED: "verified",
    Reason.RECORDS_AGREE: "verified",
    Reason.EXPIRY_AGREES: "verified",
    Reason.DATES_INCLUDE_NOW: "verified",
    Reason.KEY_USAGE_FITS: "verified",
    Reason.POLICY_FITS: "verified",
    Reason.ISSUER_NOT_CONFIGURED: "unknown-issuer",
    Reason.CERTIFICATE_ABSENT: "not-checked",
    Reason.CERTIFICATE_UNREADABLE: "not-checked",
    Reason.SIGNATURES_ABSENT: "not-checked",
    Reason.SIGNATURES_UNREADABLE: "not-checked",
    Reason.CHIP_KEY_ABSENT: "not-checked",
    Reason.CHIP_KEY_UNREADABLE: "not-checked",
    Reason.EXPIRY_UNKNOWN: "not-checked",
    Reason.POLICY_UNKNOWN: "not-checked",
    Reason.NOT_ASKED: "not-checked",
}
"""All others are failures: a reason that somebody forgets here must not pass for a good one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of one subject, and how it ended."""

    subject: Subject
    check: Check
    reason: Reason

    @property
    def result(self) -> Genuineness:
        return self.reason.result


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks of one act.

    Attributes:
        findings: In the order in which they were made.
    """

    findings: tuple[Finding, ...]

    @property
    def result(self) -> Genuineness:
        """The worst: failed, then unknown-issuer, then not-checked, then verified."""
        return worst(finding.result for finding in self.findings)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is that result and no better."""
        return tuple(finding.reason for finding in self.findings if finding.result == self.result)

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(self.findings + other.findings)


NOTHING_ASKED = Verdict((Finding("card", "all", Reason.NOT_ASKED),))


def worst(results: Iterable[Genuineness]) -> Genuineness:
    """Failed, then unknown-issuer, then not-checked, then verified; not-checked for no results at all."""
    return min(results, key=_WORST_FIRST.index, default="not-checked")
