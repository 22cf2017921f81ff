"""What every printer must do, asked of the fake, the folder and a real IPP printer alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.paper.document import Document, PrinterState
from kiosk.paper.folder import FolderPrinter
from kiosk.paper.ipp import IppPrinter
from kiosk.paper.ipp_patience import Patience
from kiosk.paper.printer import Printer
from tests.fakes.ipp_printer import missing_programs, running, until
from tests.fakes.printer import FakePrinter

DOCUMENT = Document(VisitId("visit"), ApplicationId("0193-test"), b"%PDF-1.4 invented\n%%EOF\n", "", 1)


@dataclass
class Bench:
    """One printer with what a test needs to know and move."""

    printer: Printer
    out: Callable[[], bytes | None]
    take_paper_away: Callable[[], None] | None = None
    put_paper_in: Callable[[], None] | None = None


@pytest.fixture(params=["fake", "folder", "ipp"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    match request.param:
        case "fake":
            fake = FakePrinter()
            yield Bench(
                fake,
                lambda: fake.printed[-1].pdf if fake.printed else None,
                lambda: fake.set_state(PrinterState.NO_PAPER),
                lambda: fake.set_state(PrinterState.READY),
            )
        case "folder":
            path = tmp_path / f"{DOCUMENT.application_id}.pdf"
            yield Bench(FolderPrinter(tmp_path), lambda: path.read_bytes() if path.exists() else None)
        case _:
            assert not missing_programs(), f"install {missing_programs()}"
            with running(tmp_path) as device:
                printer = IppPrinter(device.uri, Patience(poll=0.05, warning=0.1), kiosk="oji-01")
                yield Bench(printer, lambda: device.out, device.take_paper_away, device.put_paper_in)


def test_ready_printer_says_so(bench: Bench) -> None:
    assert bench.printer.state() is PrinterState.READY


def test_printed_document_came_out_unchanged_and_progress_ended(bench: Bench) -> None:
    told: list[tuple[int, int, Failure | None]] = []
    result = bench.printer.print(DOCUMENT, Stoppable(lambda *said: told.append(said)))
    assert isinstance(result, Ok)
    assert result.value.place
    assert bench.out() == DOCUMENT.pdf
    done, total, note = told[-1]
    assert (done, note) == (total, None)


def test_out_of_paper_is_a_note_that_goes_when_paper_comes(bench: Bench) -> None:
    if bench.take_paper_away is None or bench.put_paper_in is None:
        pytest.skip("a folder never runs out of paper")
    bench.take_paper_away()
    notes: list[str | None] = []
    progress = Stoppable(lambda done, total, note: notes.append(note.code.kind if note else None))
    results: list[object] = []
    job = threading.Thread(target=lambda: results.append(bench.printer.print(DOCUMENT, progress)))
    job.start()
    until(lambda: "out-of-paper" in notes, "the note")
    assert bench.out() is None
    bench.put_paper_in()
    job.join(20)
    assert isinstance(results[0], Ok)
    assert notes[-1] is None
    assert bench.out() == DOCUMENT.pdf


def test_stopped_job_is_withdrawn_and_never_comes_out(bench: Bench) -> None:
    if bench.take_paper_away is None or bench.put_paper_in is None:
        pytest.skip("a folder is done at once")
    bench.take_paper_away()
    notes: list[Failure | None] = []
    progress = Stoppable(lambda done, total, note: notes.append(note))
    results: list[object] = []
    job = threading.Thread(target=lambda: results.append(bench.printer.print(DOCUMENT, progress)))
    job.start()
    until(lambda: any(notes), "the note")
    progress.stop()
    job.join(20)
    assert isinstance(results[0], Err)
    assert results[0].failure.code.kind == "print-failed"
    assert bench.out() is None
