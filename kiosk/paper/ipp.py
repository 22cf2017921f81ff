"""A printer that speaks IPP (RFC 8010, RFC 8011), or a CUPS queue, which speaks the same.

The document goes to the device from memory. Then the job is followed until the device itself says that it is
completed; reasons for waiting are the keywords of RFC 8011 section 5.4.12 and PWG 5100.9.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyipp import IPP
from pyipp.enums import IppJobState, IppOperation, IppPrinterState, IppStatus
from pyipp.exceptions import IPPError

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.paper.printer import trouble

if TYPE_CHECKING:
    from kiosk.basics.progress import Progress

PDF = "application/pdf"
USER = "kiosk"
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
    }
)
OF_CUPS = "cups-"
"""What CUPS says of its own work (`cups-waiting-for-job-completed`), which holds nothing up."""
PASSING = frozenset({"connecting-to-device"})
"""CUPS says so at the beginning of every job: only what lasts is believed."""
SEVERITIES = ("error", "warning", "report")
WITHDRAWN_ANYWAY_S = 900
"""A job whose kiosk was killed and never came back is dropped by the printer itself (PWG 5100.7)."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the printer may take, in seconds.

    Attributes:
        poll: Between two questions about a job.
        warning: A reason that the device only warns of is believed once a job has waited so long.
        silent: A job that neither ends nor says why is looked after by staff; a queue may not know that the
            device behind it is gone.
        held: A job held up so long is withdrawn.
        request: For one answer.
    """

    poll: float = 0.5
    warning: float = 10.0
    silent: float = 20.0
    held: float = 300.0
    request: int = 8


class IppPrinter:
    """Port `Printer` over IPP."""

    def __init__(self, uri: str, patience: Patience | None = None) -> None:
        """`uri` is `ipp://…` or `ipps://…`, with the path of the printer or queue."""
        self._uri = uri
        self._patience = Patience() if patience is None else patience

    def state(self) -> PrinterState:
        return asyncio.run(self._state())

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        return asyncio.run(self._print(document, progress))

    def withdraw_left(self) -> None:
        asyncio.run(self._withdraw_left())

    async def _state(self) -> PrinterState:
        async with self._device() as device:
            return await _state_of(device, believed=frozenset({"error"}))

    async def _withdraw_left(self) -> None:
        async with self._device() as device:
            for job in await _own_jobs(device):
                _log.warning("a job that an earlier process left is withdrawn")
                await _withdrawn(device, job)

    async def _print(self, document: Document, progress: Progress) -> Result[Printed]:
        progress.tell(0, 2)
        async with self._device() as device:
            try:
                job = await _submitted(device, document)
            except IPPError as error:
                _log.info("the printer did not take the job: %s", type(error).__name__)
                return _held_up(PrinterState.OFFLINE)
            return await self._followed(device, job, progress)

    async def _followed(self, device: IPP, job: int, progress: Progress) -> Result[Printed]:
        """Waits for the device's own word about the job."""
        clock = asyncio.get_running_loop()
        free_at = heard_at = began = clock.time()
        while not progress.stopped:
            at = await _job_state(device, job)
            match at:
                case IppJobState.COMPLETED:
                    progress.tell(2, 2)
                    return Ok(Printed(f"{self._uri} {job}"))
                case IppJobState.ABORTED | IppJobState.CANCELED:
                    return _gave_up()
            patient = clock.time() - began < self._patience.warning
            counts = frozenset({"error"} if patient else {"error", "warning"})
            state = PrinterState.OFFLINE if at is None else await _state_of(device, counts)
            if state not in (PrinterState.READY, PrinterState.OFFLINE):
                heard_at = clock.time()
            elif state is PrinterState.READY and clock.time() - heard_at > self._patience.silent:
                state = PrinterState.ATTENTION
            progress.tell(1, 2, trouble(state))
            if state is PrinterState.READY:
                free_at = clock.time()
            elif clock.time() - free_at > self._patience.held:
                await _withdrawn(device, job)
                return _held_up(state)
            await asyncio.sleep(self._patience.poll)
        await _withdrawn(device, job)
        return _gave_up()

    def _device(self) -> IPP:
        return IPP(self._uri, request_timeout=self._patience.request)


def cups_uri(queue: str) -> str:
    """Where the local CUPS answers for a queue."""
    return f"ipp://localhost:631/printers/{queue}"


def state_from(state: object, reasons: object, believed: frozenset[str]) -> PrinterState:
    """What a device's state and reasons mean; `believed` are the severities that count.

    A reason without a severity is an error. Of a stopped device warnings count, too; without any it is just
    stopped.
    """
    stopped = state == IppPrinterState.STOPPED
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


async def _submitted(device: IPP, document: Document) -> int:
    """Hands the document over; the job's name is the application's id. Raises IPPError."""
    answer = await device.execute(
        IppOperation.PRINT_JOB,
        {
            "operation-attributes-tag": {
                "requesting-user-name": USER,
                "job-name": document.application_id,
                "document-format": PDF,
            },
            "job-attributes-tag": {"job-cancel-after": WITHDRAWN_ANYWAY_S, **_media(document)},
            "data": document.pdf,
        },
    )
    job = _first(answer, "jobs").get("job-id")
    if not isinstance(job, int):
        raise IPPError("the device named no job")
    return job


def _media(document: Document) -> dict[str, str]:
    """Said each time: a queue that was never told takes what its machine's language suggests (letter)."""
    return {} if document.media is None else {"media": document.media}


async def _job_state(device: IPP, job: int) -> object:
    """The job's state; None where the device does not answer.

    A device that forgot the job can confirm nothing any more: that is a failure, not a success. CUPS forgets
    at once with `PreserveJobHistory No`; the kiosk's queue keeps the history (never the files) for minutes.
    """
    try:
        answer = await device.execute(
            IppOperation.GET_JOB_ATTRIBUTES,
            {"operation-attributes-tag": {"job-id": job, "requested-attributes": ["job-state"]}},
        )
    except IPPError as error:
        return IppJobState.ABORTED if _status(error) == IppStatus.ERROR_NOT_FOUND else None
    return _first(answer, "jobs").get("job-state")


def _status(error: IPPError) -> object:
    """The IPP status that the device refused with, where it was one."""
    told = error.args[1] if len(error.args) > 1 else None
    return told.get("status-code") if isinstance(told, dict) else None


async def _state_of(device: IPP, believed: frozenset[str]) -> PrinterState:
    wanted = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]
    try:
        answer = await device.execute(
            IppOperation.GET_PRINTER_ATTRIBUTES,
            {"operation-attributes-tag": {"requested-attributes": wanted}},
        )
    except IPPError:
        return PrinterState.OFFLINE
    told = _first(answer, "printers")
    found = state_from(told.get("printer-state"), told.get("printer-state-reasons", "none"), believed)
    if found is PrinterState.READY and told.get("printer-is-accepting-jobs") is False:
        return PrinterState.STOPPED
    return found


async def _own_jobs(device: IPP) -> list[int]:
    """Numbers of the kiosk's jobs that did not come out yet; none where the device does not answer."""
    asked = {
        "requesting-user-name": USER,
        "my-jobs": True,
        "which-jobs": "not-completed",
        "requested-attributes": ["job-id"],
    }
    try:
        answer = await device.execute(IppOperation.GET_JOBS, {"operation-attributes-tag": asked})
    except IPPError:
        return []
    jobs = answer.get("jobs")
    found = [job.get("job-id") for job in jobs if isinstance(job, dict)] if isinstance(jobs, list) else []
    return [number for number in found if isinstance(number, int)]


async def _withdrawn(device: IPP, job: int) -> None:
    try:
        await device.execute(
            IppOperation.CANCEL_JOB,
            {"operation-attributes-tag": {"requesting-user-name": USER, "job-id": job}},
        )
    except IPPError as error:
        _log.info("the job could not be withdrawn: %s", type(error).__name__)


def _first(answer: Mapping[str, object], group: str) -> Mapping[str, object]:
    groups = answer.get(group)
    first = groups[0] if isinstance(groups, list) and groups else {}
    return first if isinstance(first, dict) else {}


def _held_up(state: PrinterState) -> Err:
    failure = trouble(state)
    assert failure is not None
    return Err(failure)


def _gave_up() -> Err:
    return Err(Failure(Code.PRINT_05))
