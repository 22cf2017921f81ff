from __future__ import annotations

import io

import pypdf
import pypdfium2
import pytest
from pypdf.generic import DictionaryObject
from reportlab.pdfbase import pdfmetrics

from kiosk.paper.fonts import BOLD, REGULAR, Fonts
from kiosk.paper.layout import form_pages
from kiosk.paper.marks import MM_PER_POINT, Box, Page, Rule, Symbol, Text
from kiosk.paper.pdf import Pen
from kiosk.paper.style import STANDARD
from tests.fakes.sample_form import NAME, form

RARE = "葛\U000e0100城 辻\U000e0100 辺\U000e0102 𠮷田 髙橋 か\u3099 \U0001f600 ABC 123"


@pytest.fixture(scope="module")
def pen() -> Pen:
    return Pen(Fonts())


def page(*marks: Text | Box | Rule | Symbol) -> Page:
    return Page(100, 100, marks)


def extracted(pdf: bytes) -> str:
    return "\n".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf))


def objects(pdf: bytes) -> list[DictionaryObject]:
    """Every dictionary of the file."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return [one for one in found if isinstance(one, DictionaryObject)]


OTHERS = "Người nộp đơn 주민등록표 काठमाडौं क्षेत्रको प्रमाणपत्र गर्\u200dयो"


@pytest.mark.parametrize(
    "text",
    [RARE, NAME, "".join(chr(code) for code in range(0x4E00, 0x4F80)), OTHERS],
    ids=["rare", "name", "three subsets", "other scripts"],
)
def test_text_can_be_copied_out_as_it_was_put_in(pen: Pen, text: str) -> None:
    rows = [Text(5, 10 + row * 6, text[row * 16 : row * 16 + 16], 10) for row in range(24)]
    pdf = pen.draw((page(*rows),), title="")
    assert "".join(extracted(pdf).split()) == "".join(text.split())
    other = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "".join(other.split()) == "".join(text.split())


def test_same_pages_are_the_same_bytes_whatever_was_drawn_before(pen: Pen) -> None:
    pages = (page(Text(5, 10, RARE, 12), Text(5, 20, "太字", 12, bold=True)),)
    first = Pen(Fonts()).draw(pages, title="題")
    pen.draw((page(Text(5, 10, "まったくべつの𠮷", 12)),), title="")
    assert pen.draw(pages, title="題") == first


def test_fonts_are_embedded_subsets(pen: Pen) -> None:
    pdf = pen.draw((page(Text(5, 10, "区民", 12), Text(5, 20, "区民", 12, bold=True)),), title="題")
    embedded = [font for font in objects(pdf) if "/FontDescriptor" in font]
    names = {str(font.get("/BaseFont")).split("+")[1] for font in embedded}
    assert names == {"BIZUDGothic-Regular", "BIZUDGothic-Bold"}
    assert all("/ToUnicode" in font for font in embedded)
    assert sum("/FontFile2" in one for one in objects(pdf)) == len(embedded)
    assert b"Helvetica" not in pdf
    assert len(pdf) < 40_000


def test_title_and_language_are_set_and_nothing_else_is_told(pen: Pen) -> None:
    pdf = pen.draw((page(Text(5, 10, NAME, 12)),), title="申請書", mark="visit 7 application 8")
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert [str(one["/Lang"]) for one in objects(pdf) if "/Lang" in one] == ["ja-JP"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.keywords) == ("申請書", "visit 7 application 8")
    assert {str(value) for key, value in reader.metadata.items() if key not in ("/Title", "/Keywords")} <= {
        "Madoguchi Kiosk", "", "/False", "D:20000101000000+00'00'",
    }  # fmt: skip


def test_rare_kanji_leave_no_trace_in_the_process(pen: Pen) -> None:
    pen.draw((page(Text(5, 10, RARE, 12)),), title="")
    left = [
        name for name in pdfmetrics.getRegisteredFontNames() if f"{name}.ttf" in (REGULAR, BOLD, "ipamjm.ttf")
    ]
    assert left == []


def test_marks_stand_where_they_were_put(pen: Pen) -> None:
    pdf = pen.draw(
        (page(Box(10, 20, 30, 10, 0, 0.0), Rule(50, 50, 90, 50, 2), Symbol(60, 70, 20, (b"\1\0", b"\0\1"))),),
        title="",
    )
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=10 * MM_PER_POINT).to_pil().convert("L")
    probes = {(25, 25): 0, (25, 35): 255, (70, 50): 0, (70, 55): 255, (65, 75): 0, (75, 75): 255, (75, 85): 0}
    assert {at: image.getpixel((at[0] * 10, at[1] * 10)) for at in probes} == probes


def test_form_is_drawn_whole(pen: Pen) -> None:
    text = extracted(pen.draw(form_pages(form(), Fonts(), STANDARD), title="見本"))
    for words in ("見本の申請書", NAME.replace("\u3000", " "), "03-0000-0000", "受付印", "申請ID 0000"):
        assert words in text
