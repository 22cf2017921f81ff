"""Reading what the QR codes on a paper form say (`KIOSK1/<part>/<of>/<digest>/<base45>`), one text a symbol.

This is the back-end's own reader of the format; the paper's writer is not looked at. Scanners type like a
keyboard, and type in full width where the input method was left on: this is taken, too.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, product

import base45

_SYMBOL = re.compile(r"KIOSK1/([1-9][0-9]?)/([1-9][0-9]?)/([0-9A-F]{16})/([0-9A-Z $%*+\-./:]+)")
_START = re.compile(r"(?=KIOSK1/)")
_TRIES = 4096
"""How many ways of lost spaces are tried; six symbols with three ways each are 729."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol of a paper form.

    Attributes:
        digest: First 16 hex digits of the whole's SHA-256; symbols of one paper have the same.
        piece: A part of the sealed bytes.
    """

    part: int
    of: int
    digest: str
    piece: bytes


def split(pasted: str) -> tuple[tuple[Symbol, ...], int]:
    """All symbols in a pasted text, and how many lines were none.

    Symbols are told apart by lines, or by their own beginning where the scanner sent nothing between them.
    """
    symbols: list[Symbol] = []
    others = 0
    for line in re.split(r"[\r\n\t]+", unicodedata.normalize("NFKC", pasted).upper()):
        for text in _START.split(line):
            if not text.strip():
                continue
            symbol = _read(text)
            if symbol is None:
                others += 1
            else:
                symbols.append(symbol)
    return tuple(symbols), others


def whole(pieces: Mapping[int, bytes], of: int, digest: str) -> bytes | None:
    """The sealed bytes of a complete set, once they are what `digest` says; None otherwise.

    A space at the end of a symbol is easily lost on the way through a clipboard. Each piece is then
    shorter by what those spaces stood for, which the digest tells.
    """
    if set(pieces) != set(range(1, of + 1)):
        return None
    ways = product(*(_ways(pieces[part]) for part in sorted(pieces)))
    for way in islice(ways, _TRIES):
        sealed = b"".join(way)
        if hashlib.sha256(sealed).hexdigest()[:16].upper() == digest:
            return sealed
    return None


def _read(text: str) -> Symbol | None:
    match = _SYMBOL.fullmatch(text) or _SYMBOL.fullmatch(text.strip())
    if match is None or int(match[1]) > int(match[2]):
        return None
    for lost in ("", " ", "  "):
        try:
            piece = bytes(base45.b45decode(match[4] + lost))
        except ValueError:
            continue
        return Symbol(int(match[1]), int(match[2]), match[3], piece)
    return None


def _ways(piece: bytes) -> list[bytes]:
    """The piece as it was read, and as it was before one or two spaces at its end were lost."""
    text = base45.b45encode(piece).decode("ascii")
    found = [piece]
    for lost in (" ", "  "):
        try:
            found.append(bytes(base45.b45decode(text + lost)))
        except ValueError:
            continue
    return found
