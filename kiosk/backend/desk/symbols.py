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

import base45

_SYMBOL = re.compile(r"KIOSK1/([1-9][0-9]?)/([1-9][0-9]?)/([0-9A-F]{16})/([0-9A-Z $%*+\-./:]+)")
MOST_SYMBOLS = 99
_START = re.compile(r"(?=KIOSK1/)")


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
    """The sealed bytes of a complete set, once they are what `digest` says; None otherwise."""
    if set(pieces) != set(range(1, of + 1)):
        return None
    sealed = b"".join(pieces[part] for part in sorted(pieces))
    return sealed if hashlib.sha256(sealed).hexdigest()[:16].upper() == digest else None


def _read(text: str) -> Symbol | None:
    # Spaces around are the clipboard's: base45 never ends with one (the last digit is at most 32).
    match = _SYMBOL.fullmatch(text.strip())
    if match is None or int(match[1]) > int(match[2]):
        return None
    try:
        piece = bytes(base45.b45decode(match[4]))
    except ValueError:
        return None
    return Symbol(int(match[1]), int(match[2]), match[3], piece)
