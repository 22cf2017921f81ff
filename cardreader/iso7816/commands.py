"""The few interindustry commands the card needs, each a function over a processor."""

from __future__ import annotations

import logging
from collections.abc import Callable

from cardreader.errors import Malformed, UnexpectedStatus
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import MAX_LE, Command, Response
from cardreader.iso7816.processors import Processor

log = logging.getLogger(__name__)

MAX_OFFSET = 0x7FFF
"""READ BINARY has a 15-bit offset (ISO/IEC 7816-4 section 7.2.3): nothing longer can be read so."""


def select_application(card: Processor, aid: bytes) -> int:
    """Selects by full name and without Le; the status word is the answer.

    The first command after a power-up was seen to answer 6F00, so a SELECT is asked once more then.
    """
    command = Command(0x00, 0xA4, 0x04, 0x0C, aid)
    status = card.send(command).status
    return card.send(command).status if status == sw.SELF_DIAGNOSIS else status


def select_file(card: Processor, file_id: int) -> int:
    """Selects an elementary file of the current application; the status word is the answer."""
    return card.send(Command(0x00, 0xA4, 0x02, 0x0C, file_id.to_bytes(2, "big"))).status


def ask_tries(card: Processor) -> Response:
    """The empty VERIFY on the current PIN file: tells the tries left and costs none."""
    return card.send(Command(0x00, 0x20, 0x00, 0x80))


def verify(card: Processor, secret: memoryview) -> int:
    """Presents a secret to the current PIN file, once; the status word is the answer.

    The bytes are copied into the command: best effort ends where Python and the driver copy.
    """
    return card.send(Command(0x00, 0x20, 0x00, 0x80, bytes(secret))).status


def sign(card: Processor, digest_info: bytes, key_reference: int) -> bytes:
    """PERFORM SECURITY OPERATION: COMPUTE DIGITAL SIGNATURE over a whole DigestInfo.

    Args:
        card: Where the key is current (`key_reference` 0x80) or the application has a default key (0x00).
        digest_info: DER DigestInfo; the card pads it (RFC 8017 section 9.2).
        key_reference: P2.
    """
    command = Command(0x80, 0x2A, 0x00, key_reference, digest_info, le=MAX_LE)
    return expect_ok(command, card.send(command)).data


def read_record(card: Processor, number: int) -> Response:
    """One record of the current file."""
    return card.send(Command(0x00, 0xB2, number, 0x04, le=MAX_LE))


def read_object(card: Processor, what: str, *, announce: Callable[[int], None] | None = None) -> bytes:
    """The one BER-TLV object at the start of the current file, without the padding behind it.

    The length comes from the object's own header. Files are longer than their object (padded with FF) and
    reads near the end may be short; both are normal.

    Args:
        card: Where the file is current.
        what: The object's name for messages.
        announce: Told once, early, how many further commands the rest will take.
    """
    data = _read_chunk(card, 0)
    start = _start_of_object(data, what)
    total = start + tlv.read_header(data, start).total
    if total > MAX_OFFSET:
        raise Malformed(what, f"claims {total} bytes")
    if announce is not None:
        announce(max(0, -(-(total - len(data)) // MAX_LE)))
    while len(data) < total:
        chunk = _read_chunk(card, len(data))
        if not chunk:
            raise Malformed(what, f"ends after {len(data)} of {total} bytes")
        data += chunk
    return data[start:total]


def read_head(card: Processor, length: int) -> bytes:
    """Up to `length` (at most 256) bytes from the start of the current file."""
    return _read_chunk(card, 0, length)


def expect_ok(command: Command, response: Response) -> Response:
    """The response when it is 9000, else `UnexpectedStatus` with the header alone."""
    if response.status != sw.OK:
        raise UnexpectedStatus(command.header, response.status)
    return response


def _start_of_object(data: bytes, what: str) -> int:
    """0, or a few bytes more: a report (never confirmed) says that some cards prepend two bytes to FF20."""
    if data[:1] in (b"\xff", b"\x30", b"\x7f"):
        return 0
    found = data.find(b"\xff\x20", 0, 6)
    if found > 0:
        log.info("%s starts after %d unknown bytes", what, found)
    return max(found, 0)


def _read_chunk(card: Processor, offset: int, length: int = MAX_LE) -> bytes:
    command = Command(0x00, 0xB0, offset >> 8, offset & 0xFF, le=length)
    response = card.send(command)
    if response.status in (sw.BEYOND_END, sw.END_OF_FILE):
        return response.data
    data = expect_ok(command, response).data
    if len(data) > length:
        raise Malformed("answer", f"{len(data)} bytes for {length} asked")
    return data
