from __future__ import annotations

from cardreader.iso7816.apdu import Command, Response
from cardreader.iso7816.masking import masked


def test_line_shows_header_lengths_and_status_alone() -> None:
    line = masked(Command(0x00, 0x20, 0x00, 0x80, b"4826"), Response(b"", 0x63C2))

    assert line == "00 20 00 80 Lc=4 Le=- -> 0 bytes 63C2"


def test_line_shows_no_byte_of_an_answer() -> None:
    line = masked(Command(0x00, 0xB0, 0x00, 0x00, le=256), Response(b"\xab" * 200, 0x9000))

    assert line == "00 B0 00 00 Lc=0 Le=256 -> 200 bytes 9000"
