"""Straight at a real IPP printer, by way of a line that can be held and cut."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.paper.document import Document, PrinterState
from kiosk.paper.ipp import IppPrinter
from kiosk.paper.ipp_patience import Patience
from kiosk.runner.left_prints import LeftPrints
from tests.conftest import ExpectedLog
from tests.fakes.ipp_printer import IppEvePrinter, free_port, running, until, waiting_jobs
from tests.fakes.line import (
    CANCEL_JOB,
    CREATE_JOB,
    GET_JOB,
    GET_JOBS,
    GET_PRINTER,
    PRINT_JOB,
    SEND_DOCUMENT,
    Line,
    line_to,
)

DOCUMENT = Document(VisitId("visit"), ApplicationId("0193-test"), b"%PDF-1.4 invented\n%%EOF\n", "", 1)
QUICK = Patience(poll=0.05, warning=0.1, old_warning=0.2, held=0.5, request=2)
PATIENT = replace(QUICK, held=20.0, request=1)
WITHDRAWN = "a job that nobody waits for is withdrawn"


@pytest.fixture
def device(tmp_path: Path) -> Iterator[IppEvePrinter]:
    with running(tmp_path) as found:
        yield found


@pytest.fixture
def line(device: IppEvePrinter) -> Iterator[Line]:
    with line_to(device.uri) as found:
        yield found


class Printing:
    """One print under way on a thread of its own."""

    def __init__(self, printer: IppPrinter) -> None:
        self.notes: list[str | None] = []
        self.results: list[object] = []
        self.progress = Stoppable(self._told)
        self._thread = threading.Thread(
            target=lambda: self.results.append(printer.print(DOCUMENT, self.progress))
        )
        self._thread.start()

    def until_told(self, kind: str) -> None:
        until(lambda: kind in self.notes, kind)

    def ended(self) -> str | None:
        """The kind of its failure; None where it came out."""
        self._thread.join(20)
        (result,) = self.results
        return result.failure.code.kind if isinstance(result, Err) else None

    def _told(self, done: int, total: int, note: Failure | None) -> None:
        self.notes.append(None if note is None else note.code.kind)


def test_printer_that_is_not_there_is_offline_and_owes_nothing() -> None:
    printer = IppPrinter(f"ipp://localhost:{free_port()}/ipp/print", QUICK, kiosk="oji-01")
    assert printer.state() is PrinterState.OFFLINE
    result = printer.print(DOCUMENT, Stoppable())
    assert isinstance(result, Err)
    assert result.failure.code.kind == "printer-offline"
    assert not printer.owes


def test_job_that_the_device_gives_up_is_a_failure(device: IppEvePrinter) -> None:
    device.give_up_on_jobs()
    assert Printing(IppPrinter(device.uri, QUICK, kiosk="oji-01")).ended() == "print-failed"
    assert device.out is None


def test_job_held_up_too_long_is_withdrawn(device: IppEvePrinter) -> None:
    device.take_paper_away()
    assert Printing(IppPrinter(device.uri, QUICK, kiosk="oji-01")).ended() == "out-of-paper"
    assert device.out is None


def test_device_lost_half_way_is_told_as_offline_and_owed(tmp_path: Path) -> None:
    with running(tmp_path) as device:
        device.take_paper_away()
        printer = IppPrinter(device.uri, QUICK, kiosk="oji-01")
        job = Printing(printer)
        job.until_told("out-of-paper")
    assert job.ended() == "printer-offline"
    assert job.notes[-1] == "printer-offline"
    assert printer.owes


# ------------------------------------------------------------------ whose jobs they are
def test_job_carries_kiosk_visit_and_application(device: IppEvePrinter) -> None:
    device.take_paper_away()
    job = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-01"))
    job.until_told("out-of-paper")
    (name,) = waiting_jobs(device.uri, "oji-01")
    assert name.split()[:3] == ["oji-01", DOCUMENT.visit, DOCUMENT.application_id]
    device.go_on()
    assert job.ended() is None


@pytest.mark.parametrize("other", ["oji-02", "oji-0", "oji-01.slip", "oji-01.staff"])
def test_what_another_kiosk_prints_is_left_alone(device: IppEvePrinter, other: str) -> None:
    device.take_paper_away()
    job = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-01"))
    job.until_told("out-of-paper")
    IppPrinter(device.uri, PATIENT, kiosk=other).withdraw_left()
    device.go_on()
    assert job.ended() is None
    assert device.out == DOCUMENT.pdf


def test_what_this_process_prints_is_not_taken_for_left(device: IppEvePrinter) -> None:
    device.take_paper_away()
    printer = IppPrinter(device.uri, PATIENT, kiosk="oji-01")
    job = Printing(printer)
    job.until_told("out-of-paper")
    printer.withdraw_left()
    device.go_on()
    assert job.ended() is None
    assert device.out == DOCUMENT.pdf


def test_what_an_earlier_process_left_is_withdrawn(device: IppEvePrinter, expected_log: ExpectedLog) -> None:
    expected_log(WITHDRAWN)
    device.take_paper_away()
    job = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-01"))
    job.until_told("out-of-paper")
    IppPrinter(device.uri, PATIENT, kiosk="oji-01").withdraw_left()
    device.drop_held_job()
    assert job.ended() == "print-failed"
    assert device.out is None


# ------------------------------------------------------------------ a printer that answers late
def test_answer_that_comes_too_late_prints_nothing(
    device: IppEvePrinter, line: Line, expected_log: ExpectedLog
) -> None:
    """The device made the job, and the kiosk never heard of it: it has no document, and is taken back."""
    expected_log(WITHDRAWN)
    line.hold_answers(CREATE_JOB)
    printer = IppPrinter(line.uri, PATIENT, kiosk="oji-01")
    assert Printing(printer).ended() == "printer-offline"
    assert printer.owes
    line.let_through()
    assert len(waiting_jobs(device.uri, "oji-01")) == 1
    printer.withdraw_left()
    assert waiting_jobs(device.uri, "oji-01") == []
    assert device.out is None


def test_document_whose_answer_is_late_is_followed_to_its_end(device: IppEvePrinter, line: Line) -> None:
    line.hold_answers(SEND_DOCUMENT)
    assert Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01")).ended() is None
    assert device.out == DOCUMENT.pdf


def test_document_that_does_not_get_there_is_withdrawn(
    device: IppEvePrinter, line: Line, expected_log: ExpectedLog
) -> None:
    """The line breaks while the job is held up: owed until the device answers, it never prints."""
    expected_log(WITHDRAWN)
    device.take_paper_away()
    printer = IppPrinter(line.uri, PATIENT, kiosk="oji-01")
    job = Printing(printer)
    job.until_told("out-of-paper")
    line.cut()
    job.until_told("printer-offline")
    job.progress.stop()
    assert job.ended() == "print-failed"
    assert printer.owes
    printer.withdraw_left()
    assert printer.owes, "nobody answered yet"
    line.mend()
    printer.withdraw_left()
    assert not printer.owes


def test_the_kiosk_itself_takes_it_back_as_soon_as_the_device_answers(
    device: IppEvePrinter, line: Line, expected_log: ExpectedLog
) -> None:
    expected_log(WITHDRAWN)
    printer = IppPrinter(line.uri, PATIENT, kiosk="oji-01")
    left = LeftPrints(printer, look_s=0.05)
    left.start()
    try:
        until(lambda: GET_JOBS in line.asked, "the first look")
        device.take_paper_away()
        job = Printing(printer)
        job.until_told("out-of-paper")
        line.cut()
        job.progress.stop()
        assert job.ended() == "print-failed"
        line.mend()
        until(lambda: not printer.owes, "the withdrawal")
        assert CANCEL_JOB in line.asked
    finally:
        left.close()


# ------------------------------------------------------------------ numbers that begin anew
def test_number_of_another_kiosks_job_does_not_pass_for_ours(tmp_path: Path) -> None:
    """A shared device is switched off and on while a job waits; the next one gets the same number."""
    port = free_port()
    with ExitStack() as off, line_to(f"ipp://localhost:{port}/ipp/print") as line:
        off.enter_context(running(tmp_path / "before", port)).take_paper_away()
        first = Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01"))
        first.until_told("out-of-paper")
        line.cut()
        off.close()
        with running(tmp_path / "after", port) as device:
            assert Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-02")).ended() is None
            line.mend()
            assert first.ended() == "print-failed"


def test_giving_up_takes_nothing_else_back_that_has_the_number_now(tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as off, line_to(f"ipp://localhost:{port}/ipp/print") as line:
        off.enter_context(running(tmp_path / "before", port)).take_paper_away()
        first = Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01"))
        first.until_told("out-of-paper")
        line.hold_answers(GET_JOB)
        off.close()
        with running(tmp_path / "after", port) as device:
            device.take_paper_away()
            second = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-02"))
            second.until_told("out-of-paper")
            first.progress.stop()
            assert first.ended() == "print-failed"
            assert not device.folder.joinpath("out.pdf").exists()
            device.go_on()
            assert second.ended() is None
        line.let_through()


def test_document_goes_to_no_job_that_is_not_ours(device: IppEvePrinter, line: Line) -> None:
    """Until the device said that the number is ours, it gets nothing."""
    line.hold_answers(GET_JOB)
    job = Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01"))
    job.until_told("printer-offline")
    assert SEND_DOCUMENT not in line.asked
    line.let_through()
    assert job.ended() is None
    assert device.out == DOCUMENT.pdf


def test_device_that_knows_no_two_steps_prints_in_one(device: IppEvePrinter, line: Line) -> None:
    line.refuse(CREATE_JOB)
    assert Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01")).ended() is None
    assert line.asked[:3] == [GET_PRINTER, CREATE_JOB, PRINT_JOB]
    assert device.out == DOCUMENT.pdf


def test_late_answer_of_such_a_device_is_looked_for_until_it_is_over(
    device: IppEvePrinter, line: Line, expected_log: ExpectedLog
) -> None:
    expected_log(WITHDRAWN)
    device.take_paper_away()
    line.refuse(CREATE_JOB)
    line.hold_answers(PRINT_JOB)
    printer = IppPrinter(line.uri, replace(PATIENT, late=0.5), kiosk="oji-01")
    assert Printing(printer).ended() == "printer-offline"
    line.let_through()
    printer.withdraw_left()
    device.drop_held_job()
    until(lambda: waiting_jobs(device.uri, "oji-01") == [], "the end of the job")
    until(lambda: settled(printer), "the end of looking")


def settled(printer: IppPrinter) -> bool:
    printer.withdraw_left()
    return not printer.owes


def test_busy_device_is_waited_for(device: IppEvePrinter) -> None:
    """It takes one job at a time; another kiosk's is held up."""
    device.take_paper_away()
    first = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-01"))
    first.until_told("out-of-paper")
    second = Printing(IppPrinter(device.uri, PATIENT, kiosk="oji-02"))
    second.until_told("out-of-paper")
    device.go_on()
    assert (first.ended(), second.ended()) == (None, None)


# ------------------------------------------------------------------ answers that never end
@pytest.mark.parametrize("operation", [GET_PRINTER, CREATE_JOB, GET_JOB], ids=["state", "job", "following"])
def test_silence_is_told_as_offline(device: IppEvePrinter, line: Line, operation: int) -> None:
    device.take_paper_away()
    line.hold_answers(operation)
    job = Printing(IppPrinter(line.uri, PATIENT, kiosk="oji-01"))
    if operation == GET_JOB:
        job.until_told("printer-offline")
        line.let_through()
        job.progress.stop()
        assert job.ended() == "print-failed"
    else:
        assert job.ended() == "printer-offline"


def test_a_withdrawal_that_nobody_answers_is_owed(device: IppEvePrinter, line: Line) -> None:
    device.take_paper_away()
    printer = IppPrinter(line.uri, PATIENT, kiosk="oji-01")
    job = Printing(printer)
    job.until_told("out-of-paper")
    line.hold_answers(CANCEL_JOB)
    job.progress.stop()
    assert job.ended() == "print-failed"
    assert printer.owes
    line.let_through()
    device.drop_held_job()
    until(lambda: waiting_jobs(device.uri, "oji-01") == [], "the end of the job")
    assert settled(printer)
    assert device.out is None
