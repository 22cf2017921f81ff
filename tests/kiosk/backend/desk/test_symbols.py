"""What scanners and clipboards make of the paper's symbols, read by the back-end's own reader."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.desk.symbols import split, whole
from kiosk.paper.symbols import texts_of

SEALED = random.Random(7).randbytes(2500)
DIGEST = hashlib.sha256(SEALED).hexdigest()[:16].upper()


def read(pasted: str) -> bytes | None:
    symbols, _ = split(pasted)
    pieces = {one.part: one.piece for one in symbols}
    return whole(pieces, symbols[0].of, symbols[0].digest) if symbols else None


@given(st.binary(min_size=1, max_size=4000), st.randoms())
def test_what_the_paper_writes_is_read_in_any_order(sealed: bytes, chance: random.Random) -> None:
    texts = list(texts_of(sealed))
    chance.shuffle(texts)
    assert read("\r\n".join([*texts, texts[0]])) == sealed


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param("\n\n".join(texts_of(SEALED)), id="empty lines"),
        pytest.param("".join(texts_of(SEALED)), id="nothing between"),
        pytest.param("\t".join(texts_of(SEALED)), id="tabs"),
        pytest.param("\n".join(texts_of(SEALED)).lower(), id="lower case"),
        pytest.param(
            "\n".join(texts_of(SEALED)).translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
            id="full width",
        ),
    ],
)
def test_whatever_the_scanner_sends_it_is_read(pasted: str) -> None:
    assert read(pasted) == SEALED


@pytest.mark.parametrize(
    "text",
    [
        "hello", "KIOSK1/3/2/0123456789ABCDEF/AB", "KIOSK2/1/2/0123456789ABCDEF/AB",
        "KIOSK1/0/2/0123456789ABCDEF/AB",
        "KIOSK1/1/2/0123/AB", "KIOSK1/1/2/0123456789ABCDEF/:::", "KIOSK1/1/2/0123456789ABCDEF/",
    ],
)  # fmt: skip
def test_anything_else_is_counted_as_no_symbol(text: str) -> None:
    assert split(text) == ((), 1)


def test_piece_of_another_paper_makes_no_whole() -> None:
    symbols, _ = split("\n".join(texts_of(SEALED)))
    pieces = {one.part: one.piece for one in symbols} | {1: b"other"}
    assert whole(pieces, symbols[0].of, DIGEST) is None
    del pieces[1]
    assert whole(pieces, symbols[0].of, DIGEST) is None
