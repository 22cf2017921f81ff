"""The pictures on a card: drawn beforehand for shipped personas, an empty sheet where a persona has none."""

from __future__ import annotations

import struct
import zlib
from typing import Literal, TypeAlias

from cardreader.simulator.people import PEOPLE
from cardreader.simulator.persona import Persona

Picture: TypeAlias = Literal["name", "address", "code", "number", "portrait"]
_SIZES: dict[Picture, tuple[int, int]] = {
    "name": (400, 48),
    "address": (400, 96),
    "code": (80, 32),
    "number": (240, 32),
}


def picture(persona: Persona, what: Picture) -> bytes:
    """PNG with one bit a pixel; for `portrait` JPEG 2000 in shades of grey."""
    if what in persona.pictures:
        return persona.pictures[what]
    if what == "portrait":
        return (PEOPLE / "portrait-adult.jp2").read_bytes()
    return empty_sheet(*_SIZES[what])


def empty_sheet(width: int, height: int) -> bytes:
    """A white PNG of one bit a pixel (W3C PNG, third edition)."""
    row = b"\0" + b"\xff" * -(-width // 8)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(row * height, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
