from __future__ import annotations

import pytest

from cardreader.iso7816.apdu import Command


@pytest.mark.parametrize(
    ("command", "wire"),
    [
        (Command(0x00, 0x20, 0x00, 0x80), "00200080"),
        (Command(0x00, 0xB0, 0x01, 0x02, le=4), "00B0010204"),
        (Command(0x00, 0xB0, 0x00, 0x00, le=256), "00B0000000"),
        (Command(0x00, 0xA4, 0x02, 0x0C, b"\x00\x18"), "00A4020C020018"),
        (Command(0x80, 0x2A, 0x00, 0x80, b"\x30", le=256), "802A0080013000"),
        (Command(0x00, 0xDB, 0x00, 0x00, bytes(255)), "00DB0000FF" + "00" * 255),
    ],
    ids=["case-1", "case-2", "case-2-full", "case-3", "case-4", "longest"],
)
def test_command_is_spelt_as_the_standard_says(command: Command, wire: str) -> None:
    assert command.encode() == bytes.fromhex(wire)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Command(0, 0, 0, 0, bytes(256)),
        lambda: Command(0, 0, 0, 0, le=0),
        lambda: Command(0, 0, 0, 0, le=257),
        lambda: Command(0, 0, 256, 0),
    ],
    ids=["data", "no-length", "length", "byte"],
)
def test_command_that_does_not_fit_the_short_form_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=r"short command|one byte"):
        make()


def test_printed_command_shows_no_data() -> None:
    assert "1234" not in repr(Command(0x00, 0x20, 0x00, 0x80, b"1234"))
    assert "49" not in repr(Command(0x00, 0x20, 0x00, 0x80, b"1234"))
