"""The sealed application as QR codes, so that the desk need not type it again.

Each symbol holds `KIOSK1/<part>/<of>/<digest>/` and a piece of base45 (RFC 9285), all in alphanumeric mode.
Decoders do not tell about structured append, hence a header of our own; `digest` is the first 16 hex
digits of the SHA-256 of the whole, and tells parts of two papers apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import pairwise

import base45
import segno

PREFIX = "KIOSK1"
BYTES_A_SYMBOL = 900
"""900 bytes and a header are 1379 characters: version 25-M holds 1451 (ISO/IEC 18004, table 7)."""
DIGEST_DIGITS = 16


class IncompleteCode(ValueError):
    """The symbols read do not make one whole."""


def texts_of(sealed: bytes) -> tuple[str, ...]:
    """What each symbol says; parts of nearly the same length."""
    count = max(1, -(-len(sealed) // BYTES_A_SYMBOL))
    edges = [len(sealed) * part // count for part in range(count + 1)]
    pieces = [sealed[start:end] for start, end in pairwise(edges)]
    digest = _digest(sealed)
    return tuple(
        f"{PREFIX}/{part}/{len(pieces)}/{digest}/{base45.b45encode(piece).decode('ascii')}"
        for part, piece in enumerate(pieces, start=1)
    )


def symbols(sealed: bytes) -> tuple[tuple[bytes, ...], ...]:
    """One matrix a symbol: rows of modules, 1 is dark, no quiet zone; all symbols of one size."""
    texts = texts_of(sealed)
    version = max(segno.make_qr(text, error="m", mode="alphanumeric").version for text in texts)
    return tuple(
        tuple(
            bytes(row)
            for row in segno.make_qr(
                text, error="m", mode="alphanumeric", version=version, boost_error=False
            ).matrix
        )
        for text in texts
    )


def joined(texts: Iterable[str]) -> bytes:
    """The sealed bytes from symbols read in any order, also twice. Raises IncompleteCode."""
    parts: dict[int, bytes] = {}
    whole: set[tuple[str, int]] = set()
    for text in texts:
        part, of, digest, piece = _read(text)
        parts[part] = piece
        whole.add((digest, of))
    if len(whole) != 1:
        raise IncompleteCode("these symbols do not belong together")
    (digest, of) = whole.pop()
    if set(parts) != set(range(1, of + 1)):
        raise IncompleteCode(f"{len(parts)} of {of} symbols were read")
    sealed = b"".join(parts[number] for number in sorted(parts))
    if _digest(sealed) != digest:
        raise IncompleteCode("the digest is another")
    return sealed


def _read(text: str) -> tuple[int, int, str, bytes]:
    try:
        prefix, part, of, digest, piece = text.split("/", 4)
        decoded = int(part), int(of), digest, bytes(base45.b45decode(piece))
    except ValueError as error:
        raise IncompleteCode("not a symbol of a paper form") from error
    if prefix != PREFIX:
        raise IncompleteCode("not a symbol of a paper form")
    return decoded


def _digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()[:DIGEST_DIGITS].upper()
