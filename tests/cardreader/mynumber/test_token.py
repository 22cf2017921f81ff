from __future__ import annotations

import pytest

from cardreader.errors import Malformed
from cardreader.mynumber.token import Token, parse_token
from cardreader.profile_table.shapes import Carrier

REST = b"J-LIS".ljust(32) + bytes(96)


@pytest.mark.parametrize(
    ("label", "carrier"),
    [
        ("JPKIAPICCTOKEN2", "card"),
        ("JPKIAPICCTOKEN", "card"),
        ("JPKIAPGPSETOKEN", "android"),
        ("JPKIAPIOSTOKEN", "iphone"),
        ("SOMETHINGELSE", "unknown"),
    ],
)
@pytest.mark.parametrize("padding", [b" ", b"\0", b"\xff"], ids=["spaces", "nul", "ff"])
def test_label_tells_what_holds_the_keys_however_it_is_padded(
    label: str, carrier: Carrier, padding: bytes
) -> None:
    assert parse_token(label.encode("ascii").ljust(32, padding) + REST) == Token(label, carrier)


@pytest.mark.parametrize("size", [15, 20, 32, 160])
def test_files_of_any_length_give_their_label(size: int) -> None:
    assert parse_token((b"JPKIAPICCTOKEN2".ljust(32) + REST)[:size]).label == "JPKIAPICCTOKEN2"


@pytest.mark.parametrize(
    "data", [b"", b" " * 160, b"\xff" * 160, b"JPKI\x07".ljust(32), "札".encode().ljust(32)]
)
def test_label_that_is_no_text_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_token(data)
