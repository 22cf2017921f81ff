"""What an IPP device says of itself, as a state that staff and residents know. Pure.

Reasons are the keywords of RFC 8011 section 5.4.12 and PWG 5100.9.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.paper.document import PrinterState

STOPPED: Final = 5
"""`printer-state` of RFC 8011 section 5.4.11."""
REASONS: Mapping[str, PrinterState] = {
    "media-jam": PrinterState.JAM,
    "media-empty": PrinterState.NO_PAPER,
    "media-needed": PrinterState.NO_PAPER,
    "input-tray-missing": PrinterState.NO_PAPER,
    "cover-open": PrinterState.DOOR_OPEN,
    "door-open": PrinterState.DOOR_OPEN,
    "interlock-open": PrinterState.DOOR_OPEN,
    "toner-empty": PrinterState.NO_TONER,
    "marker-supply-empty": PrinterState.NO_TONER,
    "developer-empty": PrinterState.NO_TONER,
    "marker-supply-missing": PrinterState.NO_TONER,
    "paused": PrinterState.STOPPED,
    "moving-to-paused": PrinterState.STOPPED,
    "offline": PrinterState.OFFLINE,
    "connecting-to-device": PrinterState.OFFLINE,
    "shutdown": PrinterState.OFFLINE,
    "timed-out": PrinterState.OFFLINE,
}
GRAVEST_FIRST = (
    PrinterState.JAM,
    PrinterState.DOOR_OPEN,
    PrinterState.NO_PAPER,
    PrinterState.NO_TONER,
    PrinterState.OFFLINE,
    PrinterState.ATTENTION,
    PrinterState.STOPPED,
)
"""Which of several reasons is told: what a hand must do first; `stopped` often only follows from another."""
HARMLESS = frozenset(
    {
        *("none", "media-low", "toner-low", "marker-supply-low", "marker-waste-almost-full", "developer-low"),
        *("opc-near-eol", "identify-printer-requested", "wifi-not-configured", "hibernate", "standby"),
        "output-area-almost-full",
    }
)
OF_CUPS = "cups-"
"""What CUPS says of its own work (`cups-waiting-for-job-completed`), which holds nothing up."""
PASSING = frozenset({"connecting-to-device"})
"""CUPS says so at the beginning of every job: only what lasts is believed."""
SEVERITIES = ("error", "warning", "report")


@dataclass(frozen=True, slots=True)
class Look:
    """What the device said of itself once.

    Attributes:
        state: `printer-state`, as it came.
        reasons: `printer-state-reasons`: one or a list.
        accepting: Whether it takes jobs.
    """

    state: object = None
    reasons: object = "none"
    accepting: bool = True

    def means(self, believed: frozenset[str]) -> PrinterState:
        found = state_from(self.state, self.reasons, believed)
        if found is PrinterState.READY and not self.accepting:
            return PrinterState.STOPPED
        return found


def state_from(state: object, reasons: object, believed: frozenset[str]) -> PrinterState:
    """What a device's state and reasons mean; `believed` are the severities that count.

    A reason without a severity is an error. Of a stopped device warnings count, too; without any it is just
    stopped.
    """
    stopped = state == STOPPED
    counts = believed | {"warning"} if stopped else believed
    found = {meaning for severity, meaning in _meanings(reasons) if severity in counts}
    if stopped:
        found.add(PrinterState.STOPPED)
    return next((meaning for meaning in GRAVEST_FIRST if meaning in found), PrinterState.READY)


def _meanings(reasons: object) -> Iterator[tuple[str, PrinterState]]:
    for reason in reasons if isinstance(reasons, list) else [reasons]:
        word, _, severity = str(reason).rpartition("-")
        if severity not in SEVERITIES:
            word, severity = str(reason), "error"
        if word == "offline":
            severity = "error"  # CUPS calls a printer that it cannot reach `offline-report`
        if word in PASSING:
            severity = "warning"
        if word not in HARMLESS and not word.startswith(OF_CUPS):
            yield severity, REASONS.get(word, PrinterState.ATTENTION)
