"""The fewest commands, and with them the fewest bytes, that an act on a card can take.

Derived from the protocol, with short APDUs alone (ISO/IEC 7816-4), and from what the house demands on top.

- Opening an application is one SELECT by its 10-byte name, without Le: 15 bytes there, 2 back.
- A file of L bytes takes one READ BINARY for every 256 of them: 5 bytes there, data and 2 back. The first
  names the file by short identifier, which also makes it current, so no SELECT is needed. Its length stands
  inside the object, so the first READ asks for 256 (the file's padding is sent where the object is shorter:
  asking for the header first would cost a whole command to save less than it costs). What is left is asked
  for to the byte.
- A secret is one VERIFY by short identifier: 5 bytes and the secret there, 2 back. The house demands the
  empty VERIFY before it, which tells the tries left: 4 there, 2 back.
- A signature is one PERFORM SECURITY OPERATION with a DigestInfo of 51 bytes, by the key's short identifier:
  57 there, 258 back.
- The record with the card's last day takes one READ RECORD by short identifier in its own application. The
  house demands it before signing, and so the three bytes that say which certificates there are.
- The face ends in a picture of the security code, which nobody wants: its place stands in the offsets at the
  beginning, so reading ends there.
- The house demands that another application is selected at the end: one SELECT, and none where reading ended
  in one that knows no secret of ours.

Genuineness of the text takes three more files (the card-verifiable certificate, the digests with their
signature, the chip's own signed key) and one signature over a nonce; that of the face takes one file and one
signature; where both are read, the last day on the face is compared with the card's own record, which is the
application selected at the end. Nothing that these files hold can be known without reading them, and none is
read twice. Of the certificates nothing more is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add

from cardreader.simulator.file_system import Application, TransparentFile
from cardreader.simulator.issuing import issue
from cardreader.simulator.persona import Persona

LE = 256
JPKI, TEXT, FACE = "D392F000260100000001", "D3921000310001010408", "D3921000310001010402"


@dataclass(frozen=True, slots=True)
class Cost:
    """Commands, and bytes of commands and answers together, status words included."""

    apdus: int
    bytes: int

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.apdus + other.apdus, self.bytes + other.bytes)


SELECT = Cost(1, 15 + 2)
ASK = Cost(1, 4 + 2)
SIGN = Cost(1, 57 + 258)
RECORD = Cost(1, 5 + 30 + 2)
PRESENCE = Cost(1, 5 + 3 + 2)
LOG_OUT = SELECT


class Least:
    """The least cost of every act on one persona's card."""

    def __init__(self, persona: Persona) -> None:
        self._applications = {
            application.aid.hex().upper(): application for application in issue(persona).applications
        }

    def text(self, digits: int, *, checked: bool) -> Cost:
        """基本4情報 by a secret of so many digits."""
        genuine = (self._file(TEXT, 0x04), self._file(TEXT, 0x03), self._file(TEXT, 0x07), SIGN)
        return _sum(SELECT, _secret(digits), self._file(TEXT, 0x02), *(genuine if checked else ()), LOG_OUT)

    def face(self, *, checked: bool) -> Cost:
        """The face with its photo by 照合番号B."""
        genuine = (self._file(FACE, 0x04), SIGN)
        face = self._file(FACE, 0x02, without=0xDF2A)
        return _sum(SELECT, _secret(14), face, *(genuine if checked else ()), LOG_OUT)

    def both(self, *, checked: bool) -> Cost:
        """Face and text by 照合番号B in one go, with one log-out."""
        both = self.face(checked=checked) + self.text(14, checked=checked)
        once = Cost(both.apdus - LOG_OUT.apdus, both.bytes - LOG_OUT.bytes)
        return once + RECORD if checked else once

    def certificate(self) -> Cost:
        """The authentication certificate alone."""
        return _sum(SELECT, self._file(JPKI, 0x0A), LOG_OUT)

    def sign(self, certificate: int, characters: int) -> Cost:
        """One signature, with the certificate that goes along."""
        expiry = SELECT + RECORD
        asked = SELECT + PRESENCE + self._file(JPKI, certificate) + _secret(characters)
        return _sum(expiry, asked, SIGN, LOG_OUT)

    def _file(self, aid: str, ef: int, without: int | None = None) -> Cost:
        """All of a file's object, or what stands before a last part of it that is not wanted."""
        content = _content(self._applications[aid], ef)
        wanted = _object_length(content)
        if without is not None:
            wanted = content.rindex(without.to_bytes(2, "big"), 0, wanted)
        first = min(LE, len(content))
        rest = max(0, wanted - first)
        reads = 1 + -(-rest // LE)
        return Cost(reads, reads * (5 + 2) + first + rest)


def _secret(characters: int) -> Cost:
    return ASK + Cost(1, 5 + characters + 2)


def _sum(*costs: Cost) -> Cost:
    return reduce(add, costs)


def _content(application: Application, ef: int) -> bytes:
    file = application.files[ef]
    assert isinstance(file, TransparentFile)
    return file.content


def _object_length(content: bytes) -> int:
    """Header and value of the BER-TLV object at the start; counted here apart from the client's parser."""
    at = 2 if content[0] & 0x1F == 0x1F else 1
    first = content[at]
    more = first & 0x7F if first & 0x80 else 0
    length = int.from_bytes(content[at + 1 : at + 1 + more], "big") if more else first
    return at + 1 + more + length
