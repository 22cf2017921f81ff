"""The Content-Digest header (RFC 9530): a dictionary (RFC 8941) of algorithm and bytes between colons."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from http import HTTPStatus

from kiosk.backend.problems import Problem

_SHA_256 = re.compile(r"(?:^|,)[ \t]*sha-256=:([A-Za-z0-9+/]{43}=):[ \t]*(?=,|$)")


def digest_of(body: bytes) -> str:
    """SHA-256 of `body` in the header's form: `sha-256=:…:`."""
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def check_digest(header: str | None, body: bytes) -> str:
    """The body's digest, once the header agrees.

    Raises:
        Problem: 400, the header has no sha-256 or another one.
    """
    found = _SHA_256.search(header or "")
    if found is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "content-digest-missing")
    digest = digest_of(body)
    if f"sha-256=:{found[1]}:" != digest:
        raise Problem(HTTPStatus.BAD_REQUEST, "content-digest-mismatch")
    return digest
