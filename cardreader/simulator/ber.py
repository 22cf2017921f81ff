"""Writes BER-TLV objects (ISO/IEC 8825-1), for card files only; deliberately not the client's own code."""

from __future__ import annotations


def wrap(tag: str | int, value: bytes) -> bytes:
    """One object in its shortest definite form.

    Args:
        tag: The tag's bytes in hex, `DF21` or `A1`, or as the number that they make.
        value: At most 65535 bytes.
    """
    size = len(value)
    if size > 0xFFFF:
        raise ValueError(f"{size} bytes do not fit a card file")
    if size < 0x80:
        length = bytes([size])
    elif size < 0x100:
        length = bytes([0x81, size])
    else:
        length = b"\x82" + size.to_bytes(2, "big")
    return bytes.fromhex(tag if isinstance(tag, str) else f"{tag:02X}") + length + value


def with_offsets(outer: str | int, table: str | int, fields: tuple[bytes, ...]) -> bytes:
    """An outer object that begins with a table of where its fields begin.

    The table holds one big-endian 16-bit offset per field, counted from the first byte of the file, so it
    depends on how long the outer header is, which depends on the fields.
    """
    body = sum(len(field) for field in fields)
    head = len(wrap(table, bytes(2 * len(fields))))
    start = len(wrap(outer, bytes(head + body))) - body
    offsets: list[int] = []
    for field in fields:
        offsets.append(start)
        start += len(field)
    listed = b"".join(offset.to_bytes(2, "big") for offset in offsets)
    return wrap(outer, wrap(table, listed) + b"".join(fields))
