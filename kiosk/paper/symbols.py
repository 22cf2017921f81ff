"""What the QR codes on a paper say: sealed bytes in parts, each with a header of our own.

Each symbol holds `<kind>/<part>/<of>/<digest>/` and a piece of base45 (RFC 9285), all in alphanumeric mode.
Decoders do not tell about structured append, hence a header of our own; `digest` is the first 16 hex
digits of the SHA-256 of the whole, and tells parts of two papers apart.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import base45

FORM: Final = "KIOSK1"
"""A sealed application, for the desk."""
TICKET: Final = "KIOSKT1"
"""A sealed visit that goes on later, for a kiosk."""
BYTES_A_SYMBOL = 900
"""900 bytes and a header are 1380 characters: version 25-M holds 1451 (ISO/IEC 18004, table 7)."""
DIGEST_DIGITS = 16
_SYMBOL = re.compile(
    rf"({FORM}|{TICKET})/([1-9]\d?)/([1-9]\d?)/([0-9A-F]{{{DIGEST_DIGITS}}})/([0-9A-Z $%*+./:-]*)"
)


class IncompleteCode(ValueError):
    """The symbols read do not make one whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one symbol says.

    Attributes:
        kind: `FORM` or `TICKET`.
        part: From 1.
        digest: Of the whole.
    """

    kind: str
    part: int
    of: int
    digest: str
    piece: bytes

    @property
    def whole(self) -> tuple[str, int, str]:
        """Equal for parts that belong together."""
        return self.kind, self.of, self.digest


def texts_of(sealed: bytes, kind: str = FORM) -> tuple[str, ...]:
    """What each symbol says; parts of nearly the same length."""
    count = max(1, -(-len(sealed) // BYTES_A_SYMBOL))
    edges = [len(sealed) * part // count for part in range(count + 1)]
    pieces = [sealed[start:end] for start, end in pairwise(edges)]
    digest = _digest(sealed)
    return tuple(
        f"{kind}/{part}/{len(pieces)}/{digest}/{base45.b45encode(piece).decode('ascii')}"
        for part, piece in enumerate(pieces, start=1)
    )


def part_of(text: str) -> Part:
    """One symbol as a scanner types it, full width and small letters included. Raises IncompleteCode."""
    match = _SYMBOL.fullmatch(unicodedata.normalize("NFKC", text).upper().strip())
    if match is None or int(match[2]) > int(match[3]):
        raise IncompleteCode("not a symbol of ours")
    try:
        piece = bytes(base45.b45decode(match[5]))
    except ValueError as error:
        raise IncompleteCode("not a whole symbol") from error
    return Part(match[1], int(match[2]), int(match[3]), match[4], piece)


def joined(texts: Iterable[str]) -> bytes:
    """The sealed bytes from symbols read in any order, also twice. Raises IncompleteCode."""
    read = [part_of(text) for text in texts]
    if len({part.whole for part in read}) != 1:
        raise IncompleteCode("these symbols do not belong together")
    pieces, of = {part.part: part.piece for part in read}, read[0].of
    if set(pieces) != set(range(1, of + 1)):
        raise IncompleteCode(f"{len(pieces)} of {of} symbols were read")
    sealed = b"".join(pieces[number] for number in sorted(pieces))
    if _digest(sealed) != read[0].digest:
        raise IncompleteCode("the digest is another")
    return sealed


def _digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()[:DIGEST_DIGITS].upper()
