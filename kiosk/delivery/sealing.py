"""Sealing: what only the back-end can open again (backend contract, "Sealing"; RFC 7516)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, TypeAlias

from joserfc import jwe
from joserfc.jwk import ECKey

from kiosk.delivery.backend import Sealed
from kiosk.delivery.digest import content_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.keys import PublicKey

ALGORITHM = "ECDH-ES+A256KW"
ENCRYPTION = "A256GCM"

ContentType: TypeAlias = Literal["application/json", "JWT"]
"""`JWT` exactly where the plaintext is a JWS by the card's 署名用 key."""


def seal(
    plaintext: bytes, application_id: ApplicationId, key: PublicKey, content: ContentType = "application/json"
) -> Sealed:
    """JWE compact serialisation of the plaintext for one public key, with its digest.

    Every call makes other bytes (fresh ephemeral key): seal once, keep the bytes, send the same bytes.
    """
    header = {"alg": ALGORITHM, "enc": ENCRYPTION, "kid": key.kid, "cty": content}
    recipient = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": key.x, "y": key.y})
    compact = jwe.encrypt_compact(header, plaintext, recipient, algorithms=[ALGORITHM, ENCRYPTION])
    body = compact.encode("ascii")
    return Sealed(application_id, body, content_digest(body))


def seal_document(document: Mapping[str, object], application_id: ApplicationId, key: PublicKey) -> Sealed:
    """Seals the application JSON (UTF-8, as short as it gets)."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return seal(text.encode("utf-8"), application_id, key)


def seal_signed(jws: str, application_id: ApplicationId, key: PublicKey) -> Sealed:
    """Seals an application that the card signed (compact JWS)."""
    return seal(jws.encode("ascii"), application_id, key, "JWT")
