from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.symbols import FORM, TICKET, IncompleteCode, joined, part_of, texts_of


def test_kinds_are_told_apart() -> None:
    assert part_of(texts_of(b"x")[0]).kind == FORM
    assert part_of(texts_of(b"x", TICKET)[0]).kind == TICKET
    with pytest.raises(IncompleteCode, match="belong together"):
        joined([texts_of(b"x" * 1000, TICKET)[0], texts_of(b"x" * 1000)[1]])


@given(st.binary(max_size=2000))
def test_scanner_that_types_small_or_full_width_letters_is_understood(sealed: bytes) -> None:
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
    texts = texts_of(sealed, TICKET)

    assert joined(text.lower() for text in texts) == sealed
    assert joined(text.translate(wide) for text in texts) == sealed


@given(st.text(max_size=60))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(IncompleteCode):
        part_of(text)


@pytest.mark.parametrize("spoiled", ["KIOSKT1/2/1/", "KIOSKT1/0/1/", "KIOSKT2/1/1/", "KIOSKT1/1/1"])
def test_header_that_cannot_be_is_refused(spoiled: str) -> None:
    with pytest.raises(IncompleteCode):
        part_of(f"{spoiled}0123456789ABCDEF/00")
