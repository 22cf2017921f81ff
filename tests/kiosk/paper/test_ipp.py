from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyipp.enums import IppPrinterState

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.paper.document import Document, PrinterState
from kiosk.paper.ipp import IppPrinter, Patience, state_from
from tests.fakes.ipp_printer import IppEvePrinter, free_port, running, until

DOCUMENT = Document(VisitId("visit"), ApplicationId("0193-test"), b"%PDF-1.4 invented\n%%EOF\n", "", 1)
QUICK = Patience(poll=0.05, warning=0.1, held=0.5, request=2)
ERRORS, ALL = frozenset({"error"}), frozenset({"error", "warning"})
IDLE, STOPPED = IppPrinterState.IDLE, IppPrinterState.STOPPED


@pytest.fixture
def device(tmp_path: Path) -> Iterator[IppEvePrinter]:
    with running(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("state", "reasons", "believed", "means"),
    [
        (IDLE, "none", ERRORS, PrinterState.READY),
        (IDLE, ["none"], ERRORS, PrinterState.READY),
        (IDLE, "media-low-warning", ALL, PrinterState.READY),
        (IDLE, "media-empty-error", ERRORS, PrinterState.NO_PAPER),
        (STOPPED, "media-empty", ERRORS, PrinterState.NO_PAPER),
        (IDLE, "media-empty-warning", ERRORS, PrinterState.READY),
        (IDLE, "media-empty-warning", ALL, PrinterState.NO_PAPER),
        (IDLE, "media-needed-error", ERRORS, PrinterState.NO_PAPER),
        (STOPPED, ["media-empty-error", "media-jam-error"], ERRORS, PrinterState.JAM),
        (IDLE, "offline-report", ERRORS, PrinterState.OFFLINE),
        (STOPPED, "connecting-to-device", ERRORS, PrinterState.OFFLINE),
        (IDLE, "cover-open-error", ERRORS, PrinterState.DOOR_OPEN),
        (STOPPED, ["door-open-error", "media-empty-error"], ERRORS, PrinterState.DOOR_OPEN),
        (STOPPED, ["media-jam-error", "door-open-error"], ERRORS, PrinterState.JAM),
        (IDLE, "input-tray-missing-error", ERRORS, PrinterState.NO_PAPER),
        (IDLE, "toner-empty-error", ERRORS, PrinterState.NO_TONER),
        (IDLE, "marker-supply-empty-error", ERRORS, PrinterState.NO_TONER),
        (IDLE, "toner-low-report", ALL, PrinterState.READY),
        (IDLE, "connecting-to-device", ERRORS, PrinterState.READY),
        (IDLE, "connecting-to-device", ALL, PrinterState.OFFLINE),
        (IDLE, "cups-waiting-for-job-completed", ALL, PrinterState.READY),
        (STOPPED, "media-jam-warning", ERRORS, PrinterState.JAM),
        (IDLE, "com.example.something-error", ERRORS, PrinterState.ATTENTION),
        (IDLE, "com.example.something-report", ALL, PrinterState.READY),
        (STOPPED, "none", ERRORS, PrinterState.STOPPED),
        (STOPPED, "paused", ERRORS, PrinterState.STOPPED),
        (None, "none", ERRORS, PrinterState.READY),
    ],
)
def test_reasons_become_a_state(
    state: object, reasons: object, believed: frozenset[str], means: PrinterState
) -> None:
    assert state_from(state, reasons, believed) is means


def test_printer_that_is_not_there_is_offline() -> None:
    printer = IppPrinter(f"ipp://localhost:{free_port()}/ipp/print", QUICK)
    assert printer.state() is PrinterState.OFFLINE
    result = printer.print(DOCUMENT, Stoppable())
    assert isinstance(result, Err)
    assert result.failure.code.kind == "printer-offline"


def test_job_that_the_device_gives_up_is_a_failure(device: IppEvePrinter) -> None:
    device.give_up_on_jobs()
    result = IppPrinter(device.uri, QUICK).print(DOCUMENT, Stoppable())
    assert isinstance(result, Err)
    assert result.failure.code.kind == "print-failed"
    assert device.out is None


def test_job_held_up_too_long_is_withdrawn(device: IppEvePrinter) -> None:
    device.take_paper_away()
    result = IppPrinter(device.uri, QUICK).print(DOCUMENT, Stoppable())
    assert isinstance(result, Err)
    assert result.failure.code.kind == "out-of-paper"
    assert device.out is None


def test_device_lost_half_way_is_told_as_offline(tmp_path: Path) -> None:
    notes: list[str | None] = []

    def told(done: int, total: int, note: Failure | None) -> None:
        notes.append(note.code.kind if note else None)

    results: list[object] = []
    with running(tmp_path) as device:
        device.take_paper_away()
        printer = IppPrinter(device.uri, QUICK)
        job = threading.Thread(target=lambda: results.append(printer.print(DOCUMENT, Stoppable(told))))
        job.start()
        until(lambda: bool(notes[1:]), "the job")
    job.join(20)
    assert notes[-1] == "printer-offline"
    assert isinstance(results[0], Err)
    assert results[0].failure.code.kind == "printer-offline"
