"""Command and response APDUs in short form (ISO/IEC 7816-4 section 5.1).

Short APDUs serve everything a counter client needs, and old readers fail on extended ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_DATA = 255
MAX_LE = 256


@dataclass(frozen=True, slots=True)
class Command:
    """One command APDU.

    Attributes:
        data: Command data, at most 255 bytes; never printed, since it may be a secret.
        le: Expected length, 1 to 256 bytes; None where no data is expected.
        file: Elementary file that it is about, where it is about one; header and data are then those for
            the current file, and `Addressing` sees to it.
    """

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)
    le: int | None = None
    file: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.cla | self.ins | self.p1 | self.p2 <= 0xFF:
            raise ValueError("each part of the header is one byte")
        if len(self.data) > MAX_DATA:
            raise ValueError("a short command carries at most 255 bytes")
        if self.le is not None and not 1 <= self.le <= MAX_LE:
            raise ValueError("a short command expects 1 to 256 bytes")

    @property
    def header(self) -> bytes:
        """CLA INS P1 P2."""
        return bytes((self.cla, self.ins, self.p1, self.p2))

    def encode(self) -> bytes:
        """The bytes on the wire: header, then Lc and data, then Le (00 means 256), as far as present."""
        body = bytes((len(self.data),)) + self.data if self.data else b""
        tail = b"" if self.le is None else bytes((self.le & 0xFF,))
        return self.header + body + tail


@dataclass(frozen=True, slots=True)
class Response:
    """Answer data (never printed) and status word."""

    data: bytes = field(repr=False)
    status: int
