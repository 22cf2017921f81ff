"""The only place where an APDU becomes text: header, lengths, status word; never a byte of data."""

from __future__ import annotations

from cardreader.iso7816.apdu import Command, Response


def masked(command: Command, response: Response) -> str:
    """One log line, such as `00 20 00 80 Lc=4 Le=- -> 0 bytes 9000`."""
    sent = command.header.hex(" ").upper()
    expected = "-" if command.le is None else str(command.le)
    return f"{sent} Lc={len(command.data)} Le={expected} -> {len(response.data)} bytes {response.status:04X}"
