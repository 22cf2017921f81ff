from __future__ import annotations

import pytest

from cardreader.pcsc.t0 import for_t0


@pytest.mark.parametrize(
    ("apdu", "sent"),
    [
        ("00200080", "0020008000"),
        ("00B0000000", "00B0000000"),
        ("00A4020C020018", "00A4020C020018"),
        ("802A0080013000", "802A00800130"),
        ("00DB0000FF" + "11" * 255 + "00", "00DB0000FF" + "11" * 255),
    ],
    ids=["case-1", "case-2", "case-3", "case-4", "longest-case-4"],
)
def test_command_takes_the_form_of_the_character_protocol(apdu: str, sent: str) -> None:
    assert for_t0(bytes.fromhex(apdu)) == bytes.fromhex(sent)
