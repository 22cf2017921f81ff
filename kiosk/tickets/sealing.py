"""Sealing a ticket with the fleet key of the day: AES-256-GCM (NIST SP 800-38D), at most a few hundred a key.

A sealed ticket is `version (1) | key id (4) | day (2) | nonce (12) | ciphertext and tag (16)`, the day
counted from 2020-01-01, big-endian. What stands before the nonce is bound to the rest as associated data.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.tickets.fleet_keys import FleetKey

VERSION: Final = 1
CONTEXT: Final = b"madoguchi-ticket/1"
_HEADER: Final = struct.Struct(">B4sH")
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_EPOCH: Final = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class _Header:
    """What a sealed ticket says of itself before it is opened."""

    version: int
    key_id: bytes
    day: date


def sealed_with(key: FleetKey, plaintext: bytes) -> bytes:
    """The plaintext, sealed; every call makes other bytes."""
    header = _HEADER.pack(VERSION, key.id_bytes, (key.day - _EPOCH).days)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return header + nonce + AESGCM(key.key.view()).encrypt(nonce, plaintext, CONTEXT + header)


def opened(sealed: bytes, keys: Iterable[FleetKey], today: date) -> Result[bytes]:
    """The plaintext of a ticket of today and of this fleet; otherwise why not."""
    header = _header(sealed)
    if header is None or header.version != VERSION:
        return _altered()
    if header.day != today:
        return Err(Failure(Code.TICKET_02))
    key = next((one for one in keys if one.day == today and one.id_bytes == header.key_id), None)
    if key is None:
        return Err(Failure(Code.TICKET_03))
    start, body = _HEADER.size, _HEADER.size + _NONCE_BYTES
    try:
        cipher = AESGCM(key.key.view())
        return Ok(cipher.decrypt(sealed[start:body], sealed[body:], CONTEXT + sealed[:start]))
    except InvalidTag:
        return _altered()


def _header(sealed: bytes) -> _Header | None:
    if len(sealed) < _HEADER.size + _NONCE_BYTES + _TAG_BYTES:
        return None
    version, key_id, days = _HEADER.unpack_from(sealed)
    return _Header(version, key_id, _EPOCH + timedelta(days=days))


def _altered() -> Err:
    """Not as it was sealed: another format, or changed on the way."""
    return Err(Failure(Code.TICKET_04))
