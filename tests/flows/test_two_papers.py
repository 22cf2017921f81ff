"""Forced delays try to give one resident the paper of another: the guard holds, and the measure sees it go.

Two residents share one paper service, and everything that a fault above it could mix: where the document lies
that is printed next, and where the sealed bytes lie that are drawn. Each puts theirs there, waits until the
other has done so, too, and takes what lies there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import pypdfium2
import pytest
import zxingcpp

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Progress, Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper import service as paper_service
from kiosk.paper.document import Document, Printed
from kiosk.paper.service import PaperService
from kiosk.paper.symbols import IncompleteCode, joined
from tests.fakes.papers import application, catalogue, library
from tests.fakes.printed import squeezed, text_of
from tests.fakes.printer import FakePrinter

NAMES = ("壱岐　一葉", "弐宮　双葉")
PATIENCE_S = 20.0
T = TypeVar("T")


@dataclass(frozen=True)
class Sealed:
    application_id: ApplicationId
    body: bytes


class Shared:
    """One place for two, as a fault would have it."""

    def __init__(self) -> None:
        self._lies_here: object = None
        self._both = threading.Barrier(2, timeout=PATIENCE_S)

    def swap(self, own: T) -> T:
        """What lies there after both have put theirs: one of the two gets the other's."""
        self._both.wait()
        self._lies_here = own
        self._both.wait()
        found = self._lies_here
        assert isinstance(found, type(own))
        return found


class Tray(FakePrinter):
    """Knows for whom each sheet came out: by the progress of who waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.for_whom: list[tuple[Progress, bytes]] = []

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        self.for_whom.append((progress, document.pdf))
        return super().print(document, progress)


class Resident:
    """Fills a form in, has it drawn and printed."""

    def __init__(self, number: int, paper: PaperService) -> None:
        done = application()
        self.visit = VisitId(f"visit-{number}")
        self.application = replace(
            done,
            application_id=ApplicationId(f"0193-{number}"),
            applicant=replace(done.applicant, name=NAMES[number]),
        )
        self.sealed = Sealed(self.application.application_id, f"sealed {number} ".encode() * 20)
        self.progress = Stoppable()
        self.refused: list[str] = []
        self._paper = paper

    def go(self, sealed_place: Shared, document_place: Shared) -> None:
        """What is refused is done again with what is really theirs, as a visit would go on."""
        drawn = self._kept_or(self._draw(sealed_place.swap(self.sealed)), lambda: self._draw(self.sealed))
        self._kept_or(self._print(document_place.swap(drawn)), lambda: self._print(drawn))

    def _draw(self, sealed: Sealed) -> Result[Document]:
        return self._paper.fill(self.application, sealed, visit=self.visit)

    def _print(self, document: Document) -> Result[Printed]:
        whose = self.application.application_id
        return self._paper.print(document, visit=self.visit, application=whose, progress=self.progress)

    def _kept_or(self, result: Result[T], again: Callable[[], Result[T]]) -> T:
        if isinstance(result, Err):
            self.refused.append(result.failure.code.kind)
            result = again()
        assert isinstance(result, Ok)
        return result.value

    def is_theirs(self, pdf: bytes) -> bool:
        """Name, id and sealed bytes on the sheet are this resident's."""
        said = text_of(pdf)
        name, own_id = self.application.applicant.name, self.application.application_id
        return squeezed(name) in said and own_id in said and sealed_on(pdf) == self.sealed.body


def sealed_on(pdf: bytes) -> bytes:
    read = [
        found.text
        for page in pypdfium2.PdfDocument(pdf)
        for found in zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil().convert("L"))
    ]
    try:
        return joined(read)
    except IncompleteCode:
        return b""


def two_residents() -> tuple[list[Resident], list[str]]:
    """Both at once; and for whom a wrong sheet came out."""
    tray = Tray()
    paper = PaperService(library(), catalogue(), printer=tray)
    residents = [Resident(number, paper) for number in range(2)]
    places = (Shared(), Shared())
    threads = [threading.Thread(target=one.go, args=places) for one in residents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S * 3)
    owners = {id(one.progress): one for one in residents}
    sheets = [(owners[id(progress)], pdf) for progress, pdf in tray.for_whom]
    assert {owner.visit for owner, _ in sheets} == {one.visit for one in residents}, "everybody got a sheet"
    return residents, [owner.visit for owner, pdf in sheets if not owner.is_theirs(pdf)]


def test_two_at_once_each_get_their_own_paper() -> None:
    residents, wrong = two_residents()
    assert wrong == []
    refused = [kind for one in residents for kind in one.refused]
    assert refused == ["paper-of-another-visit"] * 2, "both mixtures were tried"


@pytest.mark.parametrize("gone", ["belongs", "carries"])
def test_the_measure_sees_a_comparison_that_is_taken_out(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_service, gone, lambda *compared: True)
    _, wrong = two_residents()
    assert wrong
