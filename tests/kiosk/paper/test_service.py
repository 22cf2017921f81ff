from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

import pypdf
import pytest

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper.document import A4_MEDIA, Document, PrinterState
from kiosk.paper.fonts import Fonts
from kiosk.paper.service import PaperService
from kiosk.words.furigana import plain
from tests.conftest import ExpectedLog
from tests.fakes.papers import AT, ID, VISIT, application, catalogue, lacking_letter, library
from tests.fakes.printer import FakePrinter


@dataclass(frozen=True)
class SealedSample:
    body: bytes = b"eyJhbGciOi." * 150
    application_id: ApplicationId = ID


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def paper(printer: FakePrinter) -> PaperService:
    return PaperService(library(), catalogue(), printer=printer)


def document(result: Result[Document]) -> Document:
    assert isinstance(result, Ok)
    return result.value


def kind(result: Result[object]) -> str:
    assert isinstance(result, Err)
    return result.failure.code.kind


def text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_form_holds_what_was_applied_for(paper: PaperService) -> None:
    done = application()
    found = document(paper.fill(done, SealedSample(), visit=VISIT))
    assert (found.visit, found.application_id) == (VISIT, ID)
    assert found.pages == len(pypdf.PdfReader(io.BytesIO(found.pdf)).pages)
    said = text(found.pdf)
    assert "住民票の写し等交付請求書" in said
    assert done.applicant.name in said
    assert ID in said
    assert "申請データ" in said


def test_form_without_sealed_bytes_has_no_code(paper: PaperService) -> None:
    assert "申請データ" not in text(document(paper.fill(application(), None, visit=VISIT)).pdf)


def test_same_application_is_the_same_bytes(paper: PaperService) -> None:
    first = document(paper.fill(application(), SealedSample(), visit=VISIT))
    other = PaperService(library(), catalogue())
    assert document(other.fill(application(), SealedSample(), visit=VISIT)).pdf == first.pdf


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "じゅうみん"), ("en", "pages: 2"), ("fr", "じゅうみん")]
)
def test_summary_is_for_the_residents_ear(paper: PaperService, language: str, said: str) -> None:
    done = replace(application(), language=language)
    assert said in document(paper.fill(done, SealedSample(), visit=VISIT)).summary


@pytest.mark.parametrize(("language", "label"), [("ja", "使いみち"), ("en", "Purpose"), ("ne", "जन्ममिति")])
def test_all_that_stands_on_the_form_is_there_for_the_ear(
    paper: PaperService, language: str, label: str
) -> None:
    done = replace(application(), language=language)
    contents = document(paper.fill(done, SealedSample(), visit=VISIT)).contents
    assert any(label in plain(one) for one, _ in contents), contents
    assert all(value for _, value in contents)
    names = [value for _, value in contents if done.applicant.name_kana and done.applicant.name_kana in value]
    assert names


def test_large_print_copy_holds_the_same_words(paper: PaperService) -> None:
    done = application()
    said = "".join(text(document(paper.large_print(done, visit=VISIT)).pdf).split())
    assert "".join(done.applicant.name.split()) in said


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ja", "受付のひかえ"),
        ("ja-easy", "ひかえ"),
        ("en", "Receipt"),
        ("zh-Hans", "受理凭条"),
        ("ko", "접수증"),
        ("vi", "Giấy biên nhận"),
        ("ne", "रसिद"),
        ("fr", "受付のひかえ"),
    ],
)
def test_slip_is_one_page_with_the_number_in_both_languages(
    paper: PaperService, language: str, title: str
) -> None:
    done = replace(application(), language=language)
    found = document(paper.slip(done, "K-0123", visit=VISIT))
    assert found.pages == 1
    said = text(found.pdf)
    assert said.count("K-0123") == 1
    assert title in said
    assert ("受付のひかえ" in said) is (language != "ja-easy")


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ko", "vi", "ne"])
def test_form_and_letter_speak_the_visitors_language_too(paper: PaperService, language: str) -> None:
    own, japanese = catalogue().words(language), catalogue().words("ja")
    done = lacking_letter(application("juminhyo", "proxy"))
    filled = document(paper.fill(replace(done, language=language), None, visit=VISIT))
    said = "".join(text(filled.pdf).split())
    for key in ("paper.person.address", "paper.letter.title", "paper.signature.label"):
        assert "".join(plain(own(key)).split()) in said
        assert plain(japanese(key)) in said


def test_document_of_the_visit_is_printed_as_it_was_shown(paper: PaperService, printer: FakePrinter) -> None:
    found = document(paper.fill(application(), None, visit=VISIT))
    assert isinstance(paper.print(found, visit=VISIT, application=ID, progress=Stoppable()), Ok)
    assert printer.printed == [found]


@pytest.mark.parametrize(
    ("visit", "whose"),
    [("visit-2", ID), (VISIT, "0193-other"), ("visit", ID)],
    ids=["visit", "application", "beginning of it"],
)
def test_document_of_another_visit_is_refused(
    paper: PaperService, printer: FakePrinter, visit: str, whose: str
) -> None:
    found = document(paper.fill(application(), None, visit=VISIT))
    for release in (paper.print, paper.print_slip):
        result = release(found, visit=VisitId(visit), application=ApplicationId(whose), progress=Stoppable())
        assert kind(result) == "paper-of-another-visit"
    assert printer.printed == []


def test_file_of_another_visit_in_a_document_of_ours_is_refused(
    paper: PaperService, printer: FakePrinter
) -> None:
    theirs = document(paper.fill(application(), None, visit=VisitId("visit-2")))
    mixed = replace(theirs, visit=VISIT)
    result = paper.print(mixed, visit=VISIT, application=ID, progress=Stoppable())
    assert kind(result) == "paper-of-another-visit"
    assert printer.printed == []


def test_sealed_bytes_of_another_application_are_not_drawn(paper: PaperService) -> None:
    theirs = SealedSample(application_id=ApplicationId("0193-other"))
    for fill in (paper.fill, paper.fill_again):
        assert kind(fill(application(), theirs, visit=VISIT)) == "paper-of-another-visit"
    assert kind(paper.sealed_sheet(ID, theirs, visit=VISIT)) == "paper-of-another-visit"


def test_every_file_says_whose_it_is(paper: PaperService) -> None:
    drawn = (
        paper.fill(application(), SealedSample(), visit=VISIT),
        paper.fill_again(application(), None, visit=VISIT),
        paper.large_print(application(), visit=VISIT),
        paper.slip(application(), "0417", visit=VISIT),
        paper.sealed_sheet(ID, SealedSample(), visit=VISIT),
        paper.desk_slip(
            "guardian", "juminhyo", "vi", at=AT, kiosk=("oji-01", "王子"), application=ID, visit=VISIT
        ),
        paper.ticket(b"sealed", "ja", at=AT, kiosk=("oji-01", "王子"), application=ID, visit=VISIT),
    )
    for one in drawn:
        metadata = pypdf.PdfReader(io.BytesIO(document(one).pdf)).metadata
        assert metadata is not None
        assert metadata.keywords == f"visit {VISIT} application {ID}"


def test_state_is_the_printers(paper: PaperService, printer: FakePrinter) -> None:
    printer.set_state(PrinterState.JAM)
    assert paper.state() is PrinterState.JAM


def test_slip_printer_is_told_from_none(tmp_path: Path) -> None:
    assert not PaperService(library(), catalogue()).has_slip_printer
    service = PaperService(library(), catalogue(), slip_printer=f"folder:{tmp_path}")
    assert service.has_slip_printer
    slip = document(service.slip(application(), None, visit=VISIT))
    assert isinstance(service.print_slip(slip, visit=VISIT, application=ID, progress=Stoppable()), Ok)
    assert [path.name for path in tmp_path.iterdir()] == [f"{ID}-slip.pdf"]


def desk_slip(service: PaperService, matter: str = "guardian") -> Result[Document]:
    kiosk = ("oji-01", "王子区民事務所")
    return service.desk_slip(matter, "juminhyo", "ne", at=AT, kiosk=kiosk, application=ID, visit=VISIT)


def test_slip_for_the_desk_comes_out_of_the_slip_printer_and_without_one_on_a_sheet(
    tmp_path: Path, paper: PaperService, printer: FakePrinter
) -> None:
    service = PaperService(library(), catalogue(), slip_printer=f"folder:{tmp_path}")
    strip, sheet = document(desk_slip(service)), document(desk_slip(paper))
    assert (strip.media, sheet.media) == (None, A4_MEDIA)
    for one, made in ((service, strip), (paper, sheet)):
        printed = one.print_desk_slip(made, visit=VISIT, application=ID, progress=Stoppable())
        assert isinstance(printed, Ok)
    assert [path.name for path in tmp_path.iterdir()] == [f"{ID}-slip.pdf"]
    assert printer.printed == [sheet]
    refused = paper.print_desk_slip(sheet, visit=VisitId("other"), application=ID, progress=Stoppable())
    assert kind(refused) == "paper-of-another-visit"


def test_slip_for_a_matter_that_is_gone_is_a_failure(paper: PaperService, expected_log: ExpectedLog) -> None:
    expected_log("gone is missing")
    assert kind(desk_slip(paper, "gone")) == "paper-not-drawn"


def test_missing_font_is_a_failure_that_names_the_package(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("fonts-morisawa-bizud-gothic")
    service = PaperService(library(), catalogue(), fonts=Fonts((tmp_path,)))
    result = service.fill(application(), None, visit=VISIT)
    assert kind(result) == "paper-not-drawn"
    assert isinstance(result, Err)
    assert result.failure.facts == {"missing": "fonts-morisawa-bizud-gothic"}
    assert kind(service.slip(application(), None, visit=VISIT)) == "paper-not-drawn"


def test_unknown_procedure_is_a_failure(paper: PaperService, expected_log: ExpectedLog) -> None:
    expected_log("gone is missing")
    done = replace(application(), procedure=("gone", "1"))
    assert kind(paper.fill(done, None, visit=VISIT)) == "paper-not-drawn"
    assert kind(paper.slip(done, None, visit=VISIT)) == "paper-not-drawn"


def test_what_was_left_is_taken_back_from_both_printers(printer: FakePrinter) -> None:
    slips = FakePrinter()
    PaperService(library(), catalogue(), printer=printer, slip_printer=slips).withdraw_left()
    assert (printer.left_withdrawn, slips.left_withdrawn) == (1, 1)
