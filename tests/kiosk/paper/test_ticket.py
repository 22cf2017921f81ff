"""The ticket as it is rendered: its codes are read back, its words are whole, and it names nobody."""

from __future__ import annotations

import random
from datetime import datetime

import pypdfium2
import pytest
import zxingcpp

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.bootstrap import Services
from kiosk.paper.document import A4_MEDIA, Document
from kiosk.paper.fonts import Fonts
from kiosk.paper.marks import A4, Symbol, Text
from kiosk.paper.qr import symbols
from kiosk.paper.service import PaperService
from kiosk.paper.symbols import TICKET, joined
from kiosk.paper.ticket import MARGIN, ticket_of, ticket_pages
from kiosk.settings import demo_settings

AT = datetime(2026, 11, 24, 10, 15, tzinfo=JST)
SERVICES = Services(demo_settings())
KIOSK = ("oji-01", "王子区民事務所")
VISIT = VisitId("visit-1")


def paper() -> PaperService:
    return SERVICES.paper


def drawn(sealed: bytes, language: str = "ja") -> Document:
    made = paper().ticket(sealed, language, at=AT, kiosk=KIOSK, application=ApplicationId("a"), visit=VISIT)
    assert isinstance(made, Ok)
    return made.value


def words_on(document: Document) -> str:
    pages = pypdfium2.PdfDocument(document.pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", "")


@pytest.mark.parametrize(("size", "codes", "pages"), [(300, 1, 1), (1500, 2, 1), (4200, 5, 2)])
def test_codes_are_read_back_from_the_rendered_sheet(size: int, codes: int, pages: int) -> None:
    sealed = random.Random(size).randbytes(size)
    document = drawn(sealed)

    read = [
        found.text
        for page in pypdfium2.PdfDocument(document.pdf)
        for found in zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil().convert("L"))
    ]

    assert (len(read), document.pages, document.media) == (codes, pages, A4_MEDIA)
    assert joined(reversed(read)) == sealed


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
def test_sheet_says_what_it_is_worth_and_until_when(language: str) -> None:
    said = words_on(drawn(b"sealed", language))

    for expected in {
        "ja": ("続きの券", "令和8年11月24日", "拾った人", "係の人に言ってください"),
        "ja-easy": ("続きの券", "令和8年11月24日", "拾った人"),
        "en": ("Ticket to go on later", "2026-11-24", "Whoever finds it", "続きの券"),
    }[language]:
        assert expected.replace(" ", "") in said.replace(" ", "")


def test_language_without_letters_on_paper_is_drawn_in_japanese_and_summed_up_in_its_own() -> None:
    document = drawn(b"sealed", "ne")

    assert "続きの券" in words_on(document)
    assert "A4" in document.summary
    assert "続" not in document.summary


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
def test_nothing_runs_over_the_edge(language: str) -> None:
    words = SERVICES.catalogue.words(language)
    ticket = ticket_of(words, SERVICES.catalogue.words("ja"), at=AT, office=KIOSK[1], kiosk=KIOSK[0])
    fonts = Fonts()
    (page,) = ticket_pages(ticket, symbols(b"x" * 1500, TICKET), fonts)

    for mark in page.marks:
        if isinstance(mark, Text):
            assert mark.y <= A4[1] - MARGIN, mark.text
            assert mark.x + fonts.width(mark.text, mark.size, bold=mark.bold) <= A4[0] - MARGIN + 0.5, (
                mark.text
            )
        if isinstance(mark, Symbol):
            assert 15 < mark.x < mark.x + mark.size < A4[0] - 15


def test_ticket_of_another_visit_is_not_released() -> None:
    sheet = drawn(b"sealed")
    refused = paper().print(
        sheet, visit=VisitId("visit-2"), application=sheet.application_id, progress=Stoppable()
    )

    assert isinstance(refused, Err)
    assert refused.failure.code.kind == "paper-of-another-visit"
