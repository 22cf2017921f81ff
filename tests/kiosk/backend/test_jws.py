"""The card's signatures: one algorithm, the certificate's own key, and the way to a root."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.backend.contract import Contract
from kiosk.backend.jws import Chain, Roots, SignatureWrong, verify
from tests.fakes.sealed_applications import Authority, Signer, segment

CONTRACT = Contract()
TYP = "kiosk-challenge+jwt"
NOW = datetime.now(UTC)


def payload_of(text: str) -> bytes:
    return verify(text, header_schema="ChallengeHeader", contract=CONTRACT).payload


def test_signature_of_the_certificates_key_gives_its_payload(signer: Signer) -> None:
    signed = verify(signer.jws(b"payload", TYP), header_schema="ChallengeHeader", contract=CONTRACT)
    assert signed.payload == b"payload"
    assert signed.certificates == (signer.certificate,)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"alg": "none"}, id="no algorithm"),
        pytest.param({"alg": "HS256"}, id="key as a password"),
        pytest.param({"alg": "PS256"}, id="another padding"),
        pytest.param({"alg": "RS512"}, id="another hash"),
        pytest.param({"typ": "kiosk-application+jws"}, id="made for something else"),
        pytest.param({"crit": ["exp"], "exp": 1}, id="crit"),
        pytest.param({"b64": False, "crit": ["b64"]}, id="payload not encoded"),
        pytest.param({"jwk": {"kty": "RSA", "n": "AQ", "e": "AQAB"}}, id="key in the header"),
        pytest.param({"jku": "https://elsewhere.invalid/"}, id="key elsewhere"),
        pytest.param({"x5u": "https://elsewhere.invalid/"}, id="certificate elsewhere"),
        pytest.param({"x5c": []}, id="no certificate"),
        pytest.param({"x5c": ["AAAA"]}, id="no DER"),
        pytest.param({"x5c": "AAAA"}, id="no list"),
    ],
)
def test_header_beside_the_contract_is_wrong(signer: Signer, changed: dict[str, object]) -> None:
    with pytest.raises(SignatureWrong):
        payload_of(signer.jws(b"{}", TYP, **changed))


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "e30.e30.", "日本.e30.e30", "....", "e30.e30.e30.e30"])
def test_text_that_is_no_signature_is_wrong(text: str) -> None:
    with pytest.raises(SignatureWrong):
        payload_of(text)


@pytest.mark.parametrize("part", [1, 2])
def test_signature_over_something_else_is_wrong(signer: Signer, part: int) -> None:
    parts, others = signer.jws(b"mine", TYP).split("."), signer.jws(b"other", TYP).split(".")
    parts[part] = others[part]
    with pytest.raises(SignatureWrong):
        payload_of(".".join(parts))


def test_certificate_of_another_card_is_wrong(authority: Authority, signer: Signer) -> None:
    with pytest.raises(SignatureWrong):
        payload_of(Signer(signer.key, authority.signer().certificate).jws(b"{}", TYP))


def test_short_key_is_wrong(signer: Signer) -> None:
    short = rsa.generate_private_key(65537, 1024)
    with pytest.raises(SignatureWrong):
        payload_of(Signer(short, issued(short.public_key(), "short", short, "short")).jws(b"{}", TYP))


def test_certificate_of_another_kind_of_key_is_wrong(signer: Signer) -> None:
    curve = ec.generate_private_key(ec.SECP256R1())
    der = issued(curve.public_key(), "curve", curve, "curve").public_bytes(Encoding.DER)
    header = {"alg": "RS256", "typ": TYP, "x5c": [base64.b64encode(der).decode("ascii")]}
    with pytest.raises(SignatureWrong):
        payload_of(f"{segment(json.dumps(header).encode())}.e30.AAAA")


def test_without_roots_nothing_is_judged(signer: Signer) -> None:
    assert Roots(()).judge((signer.certificate,), NOW) is Chain.NOT_JUDGED


@pytest.mark.parametrize(
    ("days", "chain"),
    [(0, Chain.TRUSTED), (-10_000, Chain.UNTRUSTED), (10_000, Chain.UNTRUSTED)],
    ids=["valid", "before it was valid", "after it had ended"],
)
def test_certificate_is_judged_on_the_day_of_the_signature(
    tmp_path: Path, authority: Authority, signer: Signer, days: int, chain: Chain
) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(authority.pem)
    at = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=days)
    assert Roots([root]).judge((signer.certificate,), at) is chain


@pytest.mark.parametrize(
    ("authority_between", "chain"), [(True, Chain.TRUSTED), (False, Chain.UNTRUSTED)], ids=["CA", "no CA"]
)
def test_way_leads_through_authorities_only(tmp_path: Path, authority_between: bool, chain: Chain) -> None:
    top, middle, leaf = (rsa.generate_private_key(65537, 2048) for _ in range(3))
    root = tmp_path / "root.pem"
    root.write_bytes(
        issued(top.public_key(), "top", top, "top", is_authority=True).public_bytes(Encoding.PEM)
    )
    between = issued(middle.public_key(), "middle", top, "top", is_authority=authority_between)
    end = issued(leaf.public_key(), "leaf", middle, "middle")
    assert Roots([root]).judge((end, between), NOW) is chain
    assert Roots([root]).judge((end,), NOW) is Chain.UNTRUSTED


def issued(
    key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey,
    subject: str,
    issuer_key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    issuer: str,
    *,
    is_authority: bool = False,
) -> x509.Certificate:
    names = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]) for name in (issuer, subject)]
    builder = x509.CertificateBuilder(
        issuer_name=names[0],
        subject_name=names[1],
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=NOW - timedelta(days=1),
        not_valid_after=NOW + timedelta(days=1),
    )
    basic = x509.BasicConstraints(ca=is_authority, path_length=None)
    return builder.add_extension(basic, critical=True).sign(issuer_key, hashes.SHA256())
