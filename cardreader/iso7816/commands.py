"""The few interindustry commands the card needs, each a function over a processor."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

from cardreader.errors import ANSWER, Malformed, UnexpectedStatus
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import MAX_LE, Command, Response
from cardreader.iso7816.processors import Processor

log = logging.getLogger(__name__)

Announce: TypeAlias = Callable[[int], None]
Enough: TypeAlias = Callable[[bytes], int | None]

_HEADER_SIZE = 7
"""Enough for tag and length, even behind two strange bytes."""
_SMALLEST_CHUNK = 16
"""Bytes of one READ that a reading may come down to; the narrowest block of T=1 is twice that."""
_PATIENCE = 64
"""READs beyond those, for a card that hesitates."""
_TOO_FAR = frozenset((sw.BEYOND_END, sw.END_OF_FILE, sw.WRONG_LENGTH))

MAX_OFFSET = 0x7FFF
"""READ BINARY has a 15-bit offset (ISO/IEC 7816-4 section 7.2.3): nothing longer can be read so."""


def select_application(card: Processor, aid: bytes) -> int:
    """Selects by full name and without Le; the status word is the answer.

    The first command after a power-up was seen to answer 6F00, so a SELECT is asked once more then.
    """
    command = Command(0x00, 0xA4, 0x04, 0x0C, aid)
    status = card.send(command).status
    return card.send(command).status if status == sw.SELF_DIAGNOSIS else status


def ask_tries(card: Processor, file: int) -> Response:
    """The empty VERIFY on a PIN file: tells the tries left and costs none."""
    return card.send(Command(0x00, 0x20, 0x00, 0x80, file=file))


def verify(card: Processor, file: int, secret: memoryview) -> int:
    """Presents a secret to a PIN file, once; the status word is the answer.

    The bytes are copied into the command: best effort ends where Python and the driver copy.
    """
    return card.send(Command(0x00, 0x20, 0x00, 0x80, bytes(secret), file=file)).status


def sign(card: Processor, digest_info: bytes, key: int | None) -> bytes:
    """PERFORM SECURITY OPERATION: COMPUTE DIGITAL SIGNATURE over a whole DigestInfo.

    Args:
        card: Where the key's application is selected.
        digest_info: DER DigestInfo; the card pads it (RFC 8017 section 9.2).
        key: The key's file; None for the application's default key (P2 = 00).

    Raises:
        Malformed: 9000 without a signature: a torn answer, which says nothing of the key.
    """
    reference = 0x00 if key is None else 0x80
    command = Command(0x80, 0x2A, 0x00, reference, digest_info, le=MAX_LE, file=key)
    signature = expect_ok(command, card.send(command)).data
    if not signature:
        raise Malformed(ANSWER, "no signature in it")
    return signature


def read_record(card: Processor, file: int, number: int) -> Response:
    """One record of a file; `NOT_FOUND` also where there is no such file."""
    return card.send(Command(0x00, 0xB2, number, 0x04, le=MAX_LE, file=file))


def find_object(
    card: Processor, file: int, what: str, *, announce: Announce | None = None, enough: Enough | None = None
) -> bytes | None:
    """The one BER-TLV object at the start of a file, without the padding behind it; None without the file.

    The length comes from the object's own header. Files are longer than their object (padded with FF) and
    reads near the end may be short; both are normal. What is left after the first 256 bytes is asked for to
    the byte.

    Args:
        card: Where the file's application is selected.
        file: Its id.
        what: The object's name for messages.
        announce: Told once, early, how many further commands the rest will take.
        enough: Told the object's first bytes, how many of it are wanted where that is not all.
    """
    first = _beginning(card, file)
    if first is None:
        return None
    start, total = _extent(first, what, enough)
    if announce is not None:
        announce(max(0, -(-(total - len(first)) // MAX_LE)))
    return _read_on(card, file, what, first, total)[start:total]


def read_object(
    card: Processor, file: int, what: str, *, announce: Announce | None = None, enough: Enough | None = None
) -> bytes:
    """As `find_object`, of a file that must be there (else `UnexpectedStatus`)."""
    found = find_object(card, file, what, announce=announce, enough=enough)
    if found is None:
        raise UnexpectedStatus(_read(file, 0, MAX_LE).header, sw.NOT_FOUND)
    return found


def read_head(card: Processor, file: int, length: int) -> bytes | None:
    """Up to `length` (at most 256) bytes from the start of a file; None where there is no such file."""
    response = card.send(_read(file, 0, length))
    return None if response.status == sw.NOT_FOUND else _chunk(_read(file, 0, length), response)


def expect_ok(command: Command, response: Response) -> Response:
    """The response when it is 9000, else `UnexpectedStatus` with the header alone."""
    if response.status != sw.OK:
        raise UnexpectedStatus(command.header, response.status)
    return response


def _beginning(card: Processor, file: int) -> bytes | None:
    """The first bytes of a file, usually 256; None where there is no such file.

    A short file gives what it has, as far as is known; one that refuses to be asked for more than it has
    is asked for the header alone, which says the length.
    """
    response = card.send(_read(file, 0, MAX_LE))
    if response.status in _TOO_FAR and not response.data:
        return read_head(card, file, _HEADER_SIZE)
    return None if response.status == sw.NOT_FOUND else _chunk(_read(file, 0, MAX_LE), response)


def _start_of_object(data: bytes, what: str) -> int:
    """0, or a few bytes more: a report (never confirmed) says that some cards prepend two bytes to FF20."""
    if data[:1] == b"\xff":
        return 0
    found = data.find(b"\xff\x20", 0, _HEADER_SIZE - 1)
    if found > 0:
        log.info("%s starts after %d unknown bytes", what, found)
    return max(found, 0)


def _extent(data: bytes, what: str, enough: Enough | None) -> tuple[int, int]:
    """From where to where the wanted bytes of the file's object lie."""
    start = _start_of_object(data, what)
    total = tlv.read_header(data, start).total
    if start + total > MAX_OFFSET:
        raise Malformed(what, f"claims {start + total} bytes")
    wanted = None if enough is None else enough(data[start:])
    return start, start + (wanted if wanted is not None and 0 < wanted < total else total)


def _read_on(card: Processor, file: int, what: str, data: bytes, total: int) -> bytes:
    """The rest of the file. A card that drips would hold the counter for minutes: it is given up on."""
    left = _PATIENCE + (total - len(data)) // _SMALLEST_CHUNK
    while len(data) < total:
        if not left:
            raise Malformed(what, f"comes in crumbs: {len(data)} of {total} bytes so far")
        left -= 1
        command = _read(file, len(data), min(MAX_LE, total - len(data)))
        chunk = _chunk(command, card.send(command))
        if not chunk:
            raise Malformed(what, f"ends after {len(data)} of {total} bytes")
        data += chunk
    return data


def _read(file: int, offset: int, length: int) -> Command:
    return Command(0x00, 0xB0, offset >> 8, offset & 0xFF, le=length, file=file)


def _chunk(command: Command, response: Response) -> bytes:
    if response.status in (sw.BEYOND_END, sw.END_OF_FILE):
        return response.data
    data = expect_ok(command, response).data
    if command.le is not None and len(data) > command.le:
        raise Malformed(ANSWER, f"{len(data)} bytes for {command.le} asked")
    return data
