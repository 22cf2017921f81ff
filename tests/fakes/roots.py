"""Root and card certificates made on the spot, shaped as those of JPKI are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from cardreader.mynumber.certificate import CardCertificate, parse
from cardreader.profile_table.shapes import KeyName

ONE_NAME = x509.Name(
    [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "JPKI of nobody"),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "JPKI for digital signature"),
    ]
)
"""All generations of the real roots share one name too."""
DATES = datetime(2024, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC)
ARC = "1.2.392.200149.8.5.5."


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """The same key for the same name, for as long as the tests run."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def root(
    generation: str, *, dates: tuple[datetime, datetime] = DATES, name: x509.Name = ONE_NAME
) -> x509.Certificate:
    """The self-signed root of that generation."""
    own = key(generation)
    builder = _builder(name, name, own, dates)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(
        x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False
    )
    return builder.sign(own, hashes.SHA256())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a card's certificate shall say.

    Attributes:
        usage: digitalSignature and nonRepudiation; None leaves the extension out.
        policy: Dotted; None leaves the extension out.
        names: otherName entries, number behind `ARC` (or a whole dotted identifier) and DER value.
        says_issuer: Whether it names its issuer's key, and which one if not the signer's.
    """

    kind: KeyName = "signature"
    signer: str = "second"
    usage: tuple[bool, bool] | None = (True, True)
    policy: str | None = "1.2.392.200149.8.5.1.1.20"
    names: tuple[tuple[str, bytes], ...] = ()
    says_issuer: str | None = None
    dates: tuple[datetime, datetime] = DATES


def certificate(wanted: Wanted = Wanted()) -> CardCertificate:
    """The certificate as read from a card."""
    builder = _builder(x509.Name([]), ONE_NAME, key("card"), wanted.dates)
    for extension in _extensions(wanted):
        builder = builder.add_extension(extension, critical=False)
    made = builder.sign(key(wanted.signer), hashes.SHA256())
    return parse(made.public_bytes(Encoding.DER), wanted.kind)


def utf8(text: str) -> bytes:
    """A DER UTF8String of fewer than 128 bytes."""
    value = text.encode("utf-8")
    return bytes((0x0C, len(value))) + value


def _extensions(wanted: Wanted) -> list[x509.ExtensionType]:
    found: list[x509.ExtensionType] = []
    if wanted.usage is not None:
        signs, commits = wanted.usage
        found.append(
            x509.KeyUsage(signs, commits, False, False, False, not (signs or commits), False, False, False)
        )
    if wanted.policy is not None:
        policy = x509.PolicyInformation(x509.ObjectIdentifier(wanted.policy), None)
        found.append(x509.CertificatePolicies([policy]))
    if wanted.names:
        found.append(x509.SubjectAlternativeName([_other_name(*name) for name in wanted.names]))
    if wanted.says_issuer is not None:
        issuer = key(wanted.says_issuer).public_key()
        found.append(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer))
    return found


def _other_name(number: str, value: bytes) -> x509.OtherName:
    dotted = number if "." in number else f"{ARC}{number}"
    return x509.OtherName(x509.ObjectIdentifier(dotted), value)


def _builder(
    subject: x509.Name, issuer: x509.Name, own: rsa.RSAPrivateKey, dates: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(own.public_key())
        .serial_number(7)
        .not_valid_before(dates[0])
        .not_valid_after(dates[1])
    )
