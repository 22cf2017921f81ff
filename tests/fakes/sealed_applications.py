"""Applications of invented people, sealed as the contract says, without a line of the kiosk's client."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from joserfc import jwe
from joserfc.jwk import ECKey

from kiosk.basics.ids import uuid7

KIOSK = "oji-01"
OFFICE = "王子区民事務所"
ALGORITHMS = ["ECDH-ES+A256KW", "A256GCM"]
Json = dict[str, object]


def new_id() -> str:
    return uuid7(datetime.now(UTC))


def person(**changed: object) -> Json:
    six: Json = {
        "name": "見本 花子",
        "name_kana": "ミホン　ハナコ",
        "birth_date": "1948-03-05",
        "gender": "female",
        "address": "東京都北区見本町一丁目２番３号",
        "phone": None,
    }
    return six | changed


def identity(method: str = "none", evidence: object = None) -> Json:
    return {"method": method, "at": "2026-11-23T10:14:00+09:00", "evidence": evidence}


def application(application_id: str, **changed: object) -> Json:
    whole: Json = {
        "schema": "kiosk-application/1",
        "application_id": application_id,
        "procedure": {"id": "juminhyo", "version": "2026.11"},
        "completed_at": "2026-11-23T10:15:00+09:00",
        "kiosk": {"id": KIOSK, "office": OFFICE},
        "language": "ja",
        "applicant": person(),
        "representative": None,
        "answers": {"copies": 2, "show_honseki": False},
        "identity": [identity()],
        "assistance": {"mode": "self", "staff_id": None},
    }
    return whole | changed


def header(key: ECKey, **changed: object) -> Json:
    usual: Json = {
        "alg": ALGORITHMS[0],
        "enc": ALGORITHMS[1],
        "kid": key.thumbprint(),
        "cty": "application/json",
    }
    return usual | changed


def seal(plaintext: bytes, key: ECKey, **changed: object) -> bytes:
    """JWE compact serialisation; `changed` are members of the protected header."""
    registry = jwe.JWERegistry(algorithms=None, strict_check_header=False)
    registry.max_ciphertext_length = 1 << 24
    return jwe.encrypt_compact(header(key, **changed), plaintext, key, registry=registry).encode("ascii")


def sealed(content: object, key: ECKey, **changed: object) -> bytes:
    return seal(json.dumps(content, ensure_ascii=False).encode("utf-8"), key, **changed)


def content_digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def segment(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


@dataclass(frozen=True)
class Signer:
    """An invented card: an RSA key and the certificate an invented authority issued for it."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def jws(self, payload: bytes, typ: str, /, **changed: object) -> str:
        """Compact JWS, RS256, certificate in `x5c`."""
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        head: Json = {"alg": "RS256", "typ": typ, "x5c": [base64.b64encode(der).decode("ascii")]}
        signed = f"{segment(json.dumps(head | changed).encode())}.{segment(payload)}"
        signature = self.key.sign(signed.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{segment(signature)}"

    def proof(self, challenge: Mapping[str, object], own_id: str, /, **changed: object) -> str:
        """What the contract calls the evidence of `jpki-authentication`."""
        payload: Json = {
            "challenge_id": challenge["challenge_id"],
            "nonce": challenge["nonce"],
            "kiosk_id": KIOSK,
            "application_id": own_id,
            "iat": int(datetime.now(UTC).timestamp()),
        }
        return self.jws(json.dumps(payload | changed).encode(), "kiosk-challenge+jwt")

    def signed_application(self, content: Json) -> bytes:
        return self.jws(rfc8785.dumps(_plain(content)), "kiosk-application+jws").encode("ascii")


class Authority:
    """An invented CA, as one that issues cards' certificates."""

    def __init__(self, name: str = "Invented card CA") -> None:
        self._key = rsa.generate_private_key(65537, 2048)
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._sign(self._name, self._key.public_key(), authority=True)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def signer(self, *, until: datetime | None = None) -> Signer:
        """A card with a certificate of this CA; `until` is its last moment."""
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented person")])
        return Signer(key, self._sign(name, key.public_key(), until=until))

    def _sign(
        self,
        subject: x509.Name,
        key: rsa.RSAPublicKey,
        *,
        authority: bool = False,
        until: datetime | None = None,
    ) -> x509.Certificate:
        end = until or datetime.now(UTC) + timedelta(days=900)
        builder = x509.CertificateBuilder(
            issuer_name=self._name,
            subject_name=subject,
            public_key=key,
            serial_number=x509.random_serial_number(),
            not_valid_before=datetime(2020, 1, 1, tzinfo=UTC),
            not_valid_after=end,
        )
        basic = x509.BasicConstraints(ca=authority, path_length=None)
        return builder.add_extension(basic, critical=True).sign(self._key, hashes.SHA256())


_Plain = None | bool | int | float | str | list["_Plain"] | dict[str, "_Plain"]


def _plain(content: object) -> dict[str, _Plain]:
    plain: dict[str, _Plain] = json.loads(json.dumps(content))
    return plain
