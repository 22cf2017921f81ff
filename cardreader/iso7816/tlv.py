"""BER-TLV as the card uses it: one- and two-byte tags, definite lengths up to three length bytes.

Rules of ISO/IEC 8825-1 section 8.1. The indefinite form (length byte 80) and anything that reaches past
its container is an error: a length from a card is never believed beyond the bytes that are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cardreader.errors import Malformed

INDEFINITE = 0x80
MAX_LENGTH_BYTES = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Tag and length in front of a value.

    Attributes:
        tag: One- or two-byte tag as an integer, such as 0x30 or 0xFF20.
        size: Bytes that tag and length take.
        length: Bytes of the value.
    """

    tag: int
    size: int
    length: int

    @property
    def total(self) -> int:
        return self.size + self.length


@dataclass(frozen=True, slots=True)
class Tlv:
    """One object; `raw` is the whole of it as stored, `value` its content. Neither is ever printed."""

    tag: int
    value: bytes = field(repr=False)
    raw: bytes = field(repr=False)

    def children(self) -> tuple[Tlv, ...]:
        """The objects inside the value, in stored order."""
        return parse_all(self.value)

    def child(self, tag: int) -> Tlv:
        """The first object with that tag inside the value, or `Malformed`."""
        return find(self.children(), tag)


def read_header(data: bytes, offset: int = 0) -> Header:
    """The header that starts at `offset`. Does not ask whether the value is there as well."""
    tag, position = _tag(data, offset)
    length, position = _length(data, position)
    return Header(tag, position - offset, length)


def parse(data: bytes, offset: int = 0) -> Tlv:
    """The object that starts at `offset`; what follows it is left alone."""
    header = read_header(data, offset)
    end = offset + header.total
    if end > len(data):
        raise Malformed("tlv", f"value of {header.length} bytes reaches past its container")
    return Tlv(header.tag, data[offset + header.size : end], data[offset:end])


def parse_beginning(data: bytes) -> Tlv:
    """The object that starts `data` and may reach past its end: as much of it as is there."""
    header = read_header(data)
    return Tlv(header.tag, data[header.size : header.total], data[: header.total])


def parse_all(data: bytes) -> tuple[Tlv, ...]:
    """All objects of `data`, which must be filled exactly."""
    return tuple(_objects(data))


def find(objects: tuple[Tlv, ...], tag: int) -> Tlv:
    """The first with that tag, or `Malformed`."""
    for item in objects:
        if item.tag == tag:
            return item
    raise Malformed("tlv", f"object {tag:X} is missing")


def _objects(data: bytes) -> Iterator[Tlv]:
    offset = 0
    while offset < len(data):
        item = parse(data, offset)
        yield item
        offset += len(item.raw)


def _tag(data: bytes, offset: int) -> tuple[int, int]:
    first = _byte(data, offset)
    if first & 0x1F != 0x1F:
        return first, offset + 1
    second = _byte(data, offset + 1)
    if second & 0x80:
        raise Malformed("tlv", "tag of more than two bytes")
    return first << 8 | second, offset + 2


def _length(data: bytes, offset: int) -> tuple[int, int]:
    first = _byte(data, offset)
    if first < INDEFINITE:
        return first, offset + 1
    count = first & 0x7F
    if count == 0:
        raise Malformed("tlv", "indefinite length")
    if count > MAX_LENGTH_BYTES:
        raise Malformed("tlv", f"length of {count} bytes")
    body = data[offset + 1 : offset + 1 + count]
    if len(body) < count:
        raise Malformed("tlv", "ends inside its length")
    return int.from_bytes(body, "big"), offset + 1 + count


def _byte(data: bytes, offset: int) -> int:
    if offset >= len(data):
        raise Malformed("tlv", "ends inside its header")
    return data[offset]
