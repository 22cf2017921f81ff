from __future__ import annotations

import pytest
from pyipp.enums import IppPrinterState

from kiosk.paper.document import PrinterState
from kiosk.paper.ipp_states import STOPPED as STOPPED_OF_OURS
from kiosk.paper.ipp_states import Look, state_from

ERRORS, ALL = frozenset({"error"}), frozenset({"error", "warning"})
IDLE, STOPPED = IppPrinterState.IDLE, IppPrinterState.STOPPED


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
        (IDLE, "output-area-almost-full-warning", ALL, PrinterState.READY),
        (IDLE, "output-area-full-error", ERRORS, PrinterState.ATTENTION),
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


def test_one_that_takes_no_jobs_is_stopped_unless_it_says_why() -> None:
    assert STOPPED_OF_OURS == STOPPED
    assert Look(IDLE, "none", accepting=False).means(ERRORS) is PrinterState.STOPPED
    assert Look(IDLE, "media-jam-error", accepting=False).means(ERRORS) is PrinterState.JAM
    assert Look(IDLE).means(ERRORS) is PrinterState.READY
