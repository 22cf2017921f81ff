"""The digest that names sealed bytes, in the form of the Content-Digest header (RFC 9530 section 2)."""

from __future__ import annotations

import base64
import hashlib


def content_digest(body: bytes) -> str:
    """`sha-256=:<base64>:` of the bytes as they are sent."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"
