"""The X.509 certificates on a simulated card, shaped as the JPKI profile is (公的個人認証サービス).

Their root is not the real one and does not look like it: its organisation is not JPKI.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta, timezone
from typing import TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import HolderNames, JpkiApplication, KeyName
from cardreader.simulator.ber import wrap
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.persona import Certificate, Persona
from cardreader.simulator.rsa_keys import EXPONENT, RsaKey

Use: TypeAlias = KeyName

_JST = timezone(timedelta(hours=9))
_OF_ROOTS = Certificate(date(2020, 1, 1), date(2049, 12, 31))
_UNITS: dict[Use, str] = {
    "authentication": "Simulated cards, user authentication",
    "signature": "Simulated cards, digital signature",
}
_ERA_STARTS = (date(1868, 1, 25), date(1912, 7, 30), date(1926, 12, 25), date(1989, 1, 8), date(2019, 5, 1))


def root_certificate(keys: Keyring, use: Use) -> x509.Certificate:
    """The self-signed root of that hierarchy; the same bytes each time."""
    key = keys.shared(f"root-{use}")
    name = _root_name(use)
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    builder = _builder(name, name, key, _OF_ROOTS, f"root-{use}")
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage, critical=True)
    return builder.sign(_library_key(key), hashes.SHA256())


def certificate(
    keys: Keyring, persona: Persona, use: KeyName, table: JpkiApplication = GENERATION_1.jpki
) -> bytes:
    """The card holder's certificate in DER, empty where the card has none."""
    holds = table.authentication if use == "authentication" else table.signature
    dates = persona.certificates.get(use)
    if dates is None:
        return b""
    subject = _subject(persona, use)
    key = keys.of_card(persona.id, use)
    builder = _builder(subject, _root_name(use), key, dates, f"{persona.id}/{use}")
    builder = builder.add_extension(_usage(commits=holds.commits), critical=True)
    policy = x509.PolicyInformation(x509.ObjectIdentifier(holds.policy), None)
    builder = builder.add_extension(x509.CertificatePolicies([policy]), critical=True)
    if use == "signature":
        builder = builder.add_extension(_four_facts(persona, table.holder), critical=False)
    builder = builder.add_extension(_revocation_list(use), critical=False)
    issuer = _library_key(keys.shared(f"root-{use}"))
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key())
    builder = builder.add_extension(identifier, critical=False)
    return builder.sign(issuer, hashes.SHA256()).public_bytes(Encoding.DER)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: RsaKey, dates: Certificate, seed: str
) -> x509.CertificateBuilder:
    public = _library_key(key).public_key()
    serial = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") | 1
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(serial)
        .not_valid_before(datetime.combine(dates.valid_from, time(0, 0, 0), _JST))
        .not_valid_after(datetime.combine(dates.valid_to, time(23, 59, 59), _JST))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _root_name(use: Use) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Madoguchi test cards"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _UNITS[use]),
        ]
    )


def _subject(persona: Persona, use: Use) -> x509.Name:
    """An opaque common name; a signature certificate also says prefecture and municipality."""
    opaque = hashlib.sha256(f"{persona.id}/{use}".encode()).hexdigest()[:26].upper()
    places = ("Tokyo-to", "Kita-ku") if use == "signature" else ()
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
            *(x509.NameAttribute(NameOID.LOCALITY_NAME, place) for place in places),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{opaque}{persona.municipality}"),
        ]
    )


def _usage(*, commits: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=commits,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _four_facts(persona: Persona, names: HolderNames) -> x509.SubjectAlternativeName:
    """Name, birth date, sex and address in the order seen, and then what was substituted."""
    era = sum(start <= persona.birth_date for start in _ERA_STARTS)
    values = (
        (names.name, persona.name),
        (names.birth_date, f"{era}{persona.birth}"),
        (names.sex, persona.sex),
        (names.address, persona.address),
        (names.name_substitutes, "0" * len(persona.name)),
        (names.address_substitutes, "0" * len(persona.address)),
    )
    return x509.SubjectAlternativeName(
        [
            x509.OtherName(x509.ObjectIdentifier(f"{names.arc}.{number}"), wrap("0C", value.encode()))
            for number, value in values
        ]
    )


def _revocation_list(use: Use) -> x509.CRLDistributionPoints:
    """A directory name, as in the real ones; nothing can be fetched from it."""
    name = x509.Name(
        [*_root_name(use), x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "CRL Distribution Points")]
    )
    return x509.CRLDistributionPoints([x509.DistributionPoint([x509.DirectoryName(name)], None, None, None)])


def _library_key(key: RsaKey) -> rsa.RSAPrivateKey:
    private = pow(EXPONENT, -1, (key.p - 1) * (key.q - 1))
    public = rsa.RSAPublicNumbers(EXPONENT, key.modulus)
    exponents = rsa.rsa_crt_dmp1(private, key.p), rsa.rsa_crt_dmq1(private, key.q)
    numbers = rsa.RSAPrivateNumbers(key.p, key.q, private, *exponents, rsa.rsa_crt_iqmp(key.p, key.q), public)
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)
