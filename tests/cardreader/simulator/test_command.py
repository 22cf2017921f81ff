from __future__ import annotations

import pytest

from cardreader.simulator.command import Command, parse


@pytest.mark.parametrize(
    ("apdu", "data", "le", "extended"),
    [
        pytest.param("00200080", None, None, False, id="case 1"),
        pytest.param("00B0000010", None, 16, False, id="case 2 short"),
        pytest.param("00B0000000", None, 256, False, id="case 2 short, as much as there is"),
        pytest.param("00200080 02 3132", b"12", None, False, id="case 3 short"),
        pytest.param("802A0080 02 3132 00", b"12", 256, False, id="case 4 short"),
        pytest.param("00B00000 00 0100", None, 256, True, id="case 2 extended"),
        pytest.param("00B00000 00 0000", None, 65536, True, id="case 2 extended, as much as there is"),
        pytest.param("00200080 00 0002 3132", b"12", None, True, id="case 3 extended"),
        pytest.param("802A0080 00 0002 3132 0000", b"12", 65536, True, id="case 4 extended"),
    ],
)
def test_lengths_are_taken_apart(apdu: str, data: bytes | None, le: int | None, *, extended: bool) -> None:
    raw = bytes.fromhex(apdu)

    assert parse(raw) == Command(raw[0], raw[1], raw[2], raw[3], data, le, extended)


@pytest.mark.parametrize(
    "apdu",
    [
        "",
        "00A404",
        "00A4040C0AD392",
        "00A4020C0200180000",
        "00A4020C0000",
        "00A4020C0000020018AA",
        "00A4020C00000000",
    ],
)
def test_lengths_that_contradict_each_other_are_no_command(apdu: str) -> None:
    assert parse(bytes.fromhex(apdu)) is None


def test_command_shows_no_data() -> None:
    command = parse(bytes.fromhex("00200080 04 31323334"))

    assert "1234" not in repr(command)
    assert "data" not in repr(command)
