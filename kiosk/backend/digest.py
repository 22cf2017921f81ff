"""The Content-Digest header (RFC 9530): a dictionary (RFC 8941) of algorithm and bytes between colons."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from http import HTTPStatus

from kiosk.backend.problems import Problem

_KEY = r"[a-z*][a-z0-9_.*-]*"
_BYTES = r":[A-Za-z0-9+/]*={0,2}:"
_ITEM = (
    rf"(?:{_BYTES}"
    r'|"(?:[ !#-\[\]-~]|\\["\\])*"'
    r"|\?[01]|-?[0-9]{1,15}(?:\.[0-9]{1,3})?|[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]*)"
)
_PARAMETERS = rf"(?:;[ ]*{_KEY}(?:={_ITEM})?)*"
_MEMBER = re.compile(rf"(?P<key>{_KEY})(?:=(?P<value>{_ITEM}))?{_PARAMETERS}")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


def digest_of(body: bytes) -> str:
    """SHA-256 of `body` in the header's form: `sha-256=:…:`."""
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def check_digest(header: str | None, body: bytes) -> str:
    """The body's digest, once the header agrees.

    Raises:
        Problem: 400, the header has no sha-256 or another one.
    """
    given = _members((header or "").strip(" \t")).get("sha-256") or ""
    if re.fullmatch(_BYTES, given) is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "content-digest-missing")
    if not hmac.compare_digest(_decoded(given), hashlib.sha256(body).digest()):
        raise Problem(HTTPStatus.BAD_REQUEST, "content-digest-mismatch")
    return digest_of(body)


def _members(header: str) -> dict[str, str | None]:
    """What each key says, of a repeated one the last (RFC 8941, 4.2.2); empty where it is no dictionary.

    Parameters say nothing about a digest. There are no inner lists in this header.
    """
    found: dict[str, str | None] = {}
    at = 0
    while member := _MEMBER.match(header, at):
        found[member["key"]] = member["value"]
        if member.end() == len(header):
            return found
        comma = _COMMA.match(header, member.end())
        if comma is None:
            break
        at = comma.end()
    return {}


def _decoded(item: str) -> bytes:
    """The bytes between the colons; padding may be left out (RFC 8941, 4.2.7). Never as long as a digest
    where they are no base64.
    """
    text = item.strip(":").rstrip("=")
    return b"" if len(text) % 4 == 1 else b64decode(text + "=" * (-len(text) % 4))
