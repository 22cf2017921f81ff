from __future__ import annotations

import random
from functools import cache

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.paper.fonts import Fonts
from kiosk.paper.layout import form_pages
from kiosk.paper.pdf import Pen
from kiosk.paper.qr import symbols
from kiosk.paper.style import STANDARD
from kiosk.paper.symbols import IncompleteCode, joined, texts_of
from tests.fakes.sample_form import form
from tests.fakes.scans import read_from


@given(st.binary(max_size=6000), st.randoms())
def test_parts_in_any_order_give_the_sealed_bytes_back(sealed: bytes, order: random.Random) -> None:
    texts = list(texts_of(sealed))
    order.shuffle(texts)
    assert joined(texts) == sealed


def test_part_read_twice_does_no_harm() -> None:
    texts = texts_of(b"x" * 2000)
    assert joined([*texts, texts[0]]) == b"x" * 2000


def test_missing_part_is_told() -> None:
    with pytest.raises(IncompleteCode, match="2 of 3"):
        joined(texts_of(b"x" * 2000)[:2])


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["something else"],
        ["KIOSK2/1/1/0123456789ABCDEF/00"],
        [*texts_of(b"one" * 400)[:1], *texts_of(b"two" * 400)[1:]],
        [texts_of(b"one")[0][:-1] + "0"],
    ],
    ids=["none", "foreign", "other version", "two papers", "spoiled"],
)
def test_what_is_no_whole_paper_is_refused(texts: list[str]) -> None:
    with pytest.raises(IncompleteCode):
        joined(texts)


@pytest.mark.parametrize(("size", "count"), [(1500, 2), (5200, 6)], ids=["plain", "signed by the card"])
def test_application_needs_about_as_many_symbols_as_planned(size: int, count: int) -> None:
    found = symbols(random.Random(1).randbytes(size))
    assert len(found) == count
    assert len({len(one) for one in found}) == 1


SEALED = random.Random(2).randbytes(4100)


@cache
def printed() -> bytes:
    """A form with the symbols of SEALED, as a PDF."""
    fonts = Fonts()
    return Pen(fonts).draw(form_pages(form(), fonts, STANDARD, symbols(SEALED)), title="見本")


@pytest.mark.parametrize("dpi", [200, 300])
def test_symbols_on_rendered_pages_read_back_as_the_sealed_bytes(dpi: int) -> None:
    read: list[str] = []
    for page in pypdfium2.PdfDocument(printed()):
        image = page.render(scale=dpi / 72).to_pil().convert("L")
        read += [found.text for found in zxingcpp.read_barcodes(image)]
    assert joined(reversed(read)) == SEALED


@pytest.mark.parametrize(
    ("dpi", "turn"),
    [(200, -2.0), (200, 178.5), (300, 0.7)],
    ids=["200 dpi left", "200 dpi upside down", "300 dpi right"],
)
def test_symbols_are_read_back_from_a_bad_scan_in_any_order(dpi: int, turn: float) -> None:
    read = read_from(printed(), dpi, turn)
    random.Random(4).shuffle(read)
    assert joined(read) == SEALED


def test_a_scan_that_is_too_bad_is_not_taken_for_whole() -> None:
    image = Image.effect_noise((1600, 2300), 120.0)
    read = [found.text for found in zxingcpp.read_barcodes(image)]
    with pytest.raises(IncompleteCode):
        joined(read)
