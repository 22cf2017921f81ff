"""One job at one device: made, filled, followed to its end; or withdrawn, or owed where nobody answers.

The job is made first and gets its document then, so that its number is known before anything can come out.
Number and name together say which it is: a device that was switched off and on counts from the beginning.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.paper.ipp_patience import Patience, Waiting
from kiosk.paper.ipp_states import Look
from kiosk.paper.ipp_wire import JobTold, NoAnswer, Refused, Wire
from kiosk.paper.printer import trouble

if TYPE_CHECKING:
    from kiosk.basics.progress import Progress

_log = logging.getLogger(__name__)


class Job:
    """Printed once, on one event loop.

    Attributes:
        owed_for: Seconds for which the job has to be looked for, because nobody knows whether the device has
            it or still has it; 0 until the device answers once, None where nothing is owed.
    """

    def __init__(
        self, wire: Wire, name: str, document: Document, progress: Progress, patience: Patience
    ) -> None:
        self.owed_for: float | None = None
        self._wire, self._name, self._document = wire, name, document
        self._progress, self._patience = progress, patience
        self._clock = asyncio.get_running_loop()
        self._sending: asyncio.Task[None] | None = None

    async def done(self, place: str) -> Result[Printed]:
        """The device's own word about it; `place` and the job's number name it."""
        before = await self._look()
        if before is None:
            return _failed(PrinterState.OFFLINE)
        waiting = Waiting(self._patience, before, self._clock.time())
        made = await self._made(waiting)
        if not isinstance(made, Ok):
            return made
        number, whole = made.value
        try:
            ended = await self._followed(number, waiting, whole=whole)
        finally:
            await _dropped(self._sending)
        return Ok(Printed(f"{place} {number}")) if ended is None else Err(ended)

    async def _made(self, waiting: Waiting) -> Result[tuple[int, bool]]:
        """The job's number, and whether it has its document already. A busy device is waited for."""
        while not self._progress.stopped:
            try:
                return Ok((await self._wire.create(self._name, self._document), False))
            except NoAnswer as silence:
                return self._may_have_arrived(silence)
            except Refused as refused:
                if refused.unknown:
                    return await self._made_at_once()
                if not refused.busy:
                    return _not_taken(refused)
            held = self._tell(waiting, await self._look(), None)
            if held is not None and waiting.too_long(self._clock.time()):
                return Err(held)
            await asyncio.sleep(self._patience.poll)
        return Err(_gave_up())

    async def _made_at_once(self) -> Result[tuple[int, bool]]:
        try:
            return Ok((await self._wire.print_at_once(self._name, self._document), True))
        except NoAnswer as silence:
            return self._may_have_arrived(silence)
        except Refused as refused:
            return _not_taken(refused)

    async def _followed(self, number: int, waiting: Waiting, *, whole: bool) -> Failure | None:
        """Why it did not come out; None where it did. The document goes there once the job is known."""
        while not self._progress.stopped:
            told = await self._told(number)
            if told is not None and told.came_out:
                self._progress.tell(2, 2)
                return None
            if told is not None and told.given_up:
                return _gave_up()
            if told is not None and self._sending is None and not whole:
                self._sending = asyncio.create_task(self._wire.send(number, self._document))
            lost = _lost(self._sending)
            if lost is not None:
                _log.info("the printer did not take the document: %s", lost)
                return await self._withdrawn(number, trouble(PrinterState.OFFLINE))
            look = None if told is None else await self._look()
            held = self._tell(waiting, look, told)
            if held is not None and waiting.too_long(self._clock.time()):
                return await self._withdrawn(number, held)
            await asyncio.sleep(self._patience.poll)
        return await self._withdrawn(number, _gave_up())

    def _tell(self, waiting: Waiting, look: Look | None, told: JobTold | None) -> Failure | None:
        moved = None if told is None else (told.state, told.moved)
        held = waiting.held_up_by(look, moved, self._clock.time())
        self._progress.tell(1, 2, held)
        return held

    async def _withdrawn(self, number: int, failure: Failure | None) -> Failure | None:
        """The failure; None where the sheets were out already. Without an answer the job is owed."""
        try:
            await self._wire.withdraw(number, self._name)
        except NoAnswer as silence:
            _log.info("the job could not be withdrawn: %s", silence)
            self.owed_for = 0.0
        except Refused as refused:
            _log.info("the job could not be withdrawn: %s", refused)
            told = await self._told(number)
            return None if told is not None and told.came_out else failure
        return failure

    async def _look(self) -> Look | None:
        try:
            return await self._wire.printer()
        except (NoAnswer, Refused):
            return None

    async def _told(self, number: int) -> JobTold | None:
        try:
            return await self._wire.job(number, self._name)
        except (NoAnswer, Refused):
            return None

    def _may_have_arrived(self, silence: NoAnswer) -> Err:
        _log.info("the printer did not say whether it took the job: %s", silence)
        self.owed_for = self._patience.late
        return _failed(PrinterState.OFFLINE)


def _lost(sending: asyncio.Task[None] | None) -> BaseException | None:
    """Why the document did not get there; None while it may."""
    return sending.exception() if sending is not None and sending.done() else None


async def _dropped(sending: asyncio.Task[None] | None) -> None:
    """Nobody waits for it any more; how it ended was looked at before."""
    if sending is not None:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


def _not_taken(refused: Refused) -> Err:
    _log.info("the printer did not take the job: %s", refused)
    return _failed(PrinterState.OFFLINE)


def _failed(state: PrinterState) -> Err:
    failure = trouble(state)
    assert failure is not None
    return Err(failure)


def _gave_up() -> Failure:
    return Failure(Code.PRINT_05)
