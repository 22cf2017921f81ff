"""A printer that speaks IPP (RFC 8010, RFC 8011), or a CUPS queue, which speaks the same.

The document goes to the device from memory. Then the job is followed until the device itself says that it is
completed. What must not come out any more and could not be withdrawn is owed until the device answers again.
"""

from __future__ import annotations

import asyncio
import logging
import math
import secrets
import threading
import time
from typing import TYPE_CHECKING

from kiosk.basics.result import Result
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.paper.ipp_job import Job
from kiosk.paper.ipp_patience import ERRORS, Patience
from kiosk.paper.ipp_wire import NoAnswer, OwnJob, Refused, Wire

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.basics.progress import Progress

_log = logging.getLogger(__name__)


class IppPrinter:
    """Port `Printer` over IPP. Any thread may call it."""

    def __init__(self, uri: str, patience: Patience | None = None, *, kiosk: str) -> None:
        """`uri` is `ipp://…` or `ipps://…`, with the path of the printer or queue.

        `kiosk` is the user whose jobs these are: no two kiosks share one, nor two printers of a kiosk.
        """
        self._uri, self._user = uri, kiosk
        self._patience = Patience() if patience is None else patience
        self._under_way: set[str] = set()
        self._owed: dict[str, float] = {}
        self._unanswered = False
        self._lock = threading.Lock()

    @property
    def owes(self) -> bool:
        with self._lock:
            return self._unanswered or bool(self._owed)

    def state(self) -> PrinterState:
        return asyncio.run(self._state())

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        name = self._name_of(document)
        with self._lock:
            self._under_way.add(name)
        try:
            return asyncio.run(self._print(name, document, progress))
        finally:
            with self._lock:
                self._under_way.discard(name)

    def withdraw_left(self) -> None:
        asyncio.run(self._withdraw_left())

    async def _state(self) -> PrinterState:
        async with self._wire() as wire:
            try:
                return (await wire.printer()).means(ERRORS)
            except (NoAnswer, Refused):
                return PrinterState.OFFLINE

    async def _print(self, name: str, document: Document, progress: Progress) -> Result[Printed]:
        progress.tell(0, 2)
        async with self._wire() as wire:
            job = Job(wire, name, document, progress, self._patience)
            try:
                return await job.done(self._uri)
            finally:
                if job.owed_for is not None:
                    self._owe(name, job.owed_for)

    async def _withdraw_left(self) -> None:
        async with self._wire() as wire:
            try:
                waiting = await wire.own_jobs()
            except NoAnswer:
                self._unanswered = True
                return
            except Refused as refused:
                _log.warning("the printer does not tell of its jobs: %s", refused)
                waiting = ()
            left = self._left(waiting)
            self._settle([job.name for job in left if not await _withdrawn(wire, job)])

    def _left(self, waiting: Iterable[OwnJob]) -> list[OwnJob]:
        """Those that this process does not wait for; names are noted before their jobs are made."""
        with self._lock:
            return [job for job in waiting if job.name not in self._under_way]

    def _settle(self, still_there: Iterable[str]) -> None:
        """The device answered: what it did not list is over, but for what may still be on its way."""
        now = time.monotonic()
        with self._lock:
            self._unanswered = False
            kept = {name: until for name, until in self._owed.items() if until > now}
            self._owed = {**kept, **dict.fromkeys(still_there, now)}

    def _owe(self, name: str, seconds: float) -> None:
        with self._lock:
            self._owed[name] = time.monotonic() + seconds

    def _name_of(self, document: Document) -> str:
        """Whose it is, then what, then which print of it: a name is given once."""
        return f"{self._user} {document.visit} {document.application_id} {secrets.token_hex(3)}"

    def _wire(self) -> Wire:
        patience = self._patience
        return Wire(self._uri, self._user, answer_s=patience.request, document_s=math.ceil(patience.held))


def cups_uri(queue: str) -> str:
    """Where the local CUPS answers for a queue."""
    return f"ipp://localhost:631/printers/{queue}"


async def _withdrawn(wire: Wire, job: OwnJob) -> bool:
    """Whether the device answered; where it refuses, the job is over or another's."""
    try:
        await wire.withdraw(job.number, job.name)
    except NoAnswer:
        return False
    except Refused as refused:
        _log.info("the job could not be withdrawn: %s", refused)
        return True
    _log.warning("a job that nobody waits for is withdrawn")
    return True
