from __future__ import annotations

import pytest

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.paper.document import Document, PrinterState
from kiosk.paper.printer import NoPrinter, trouble


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (PrinterState.NO_PAPER, "out-of-paper"),
        (PrinterState.JAM, "paper-jam"),
        (PrinterState.DOOR_OPEN, "cover-open"),
        (PrinterState.NO_TONER, "out-of-toner"),
        (PrinterState.STOPPED, "printer-stopped"),
        (PrinterState.OFFLINE, "printer-offline"),
        (PrinterState.ATTENTION, "printer-attention"),
        (PrinterState.NONE, "no-printer"),
    ],
)
def test_each_state_has_its_own_words(state: PrinterState, kind: str) -> None:
    failure = trouble(state)
    assert failure is not None
    assert failure.code.kind == kind


def test_ready_printer_has_no_trouble() -> None:
    assert trouble(PrinterState.READY) is None


def test_no_printer_says_so_and_prints_nothing() -> None:
    printer = NoPrinter()
    document = Document(VisitId("visit"), ApplicationId("id"), b"", "", 1)
    result = printer.print(document, Stoppable())
    assert printer.state() is PrinterState.NONE
    assert isinstance(result, Err)
    assert result.failure.code.kind == "no-printer"
