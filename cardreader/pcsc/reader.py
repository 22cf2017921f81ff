"""Real readers through the card service: found by part of their name, held alone, powered down after use."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cardreader.connection import Changed, Slot
from cardreader.errors import (
    ANSWER,
    CardError,
    CardRemoved,
    CardSilent,
    Malformed,
    NoCard,
    NoReader,
    NotThisCard,
    ReaderBusy,
    ReaderGone,
)
from cardreader.pcsc import api
from cardreader.pcsc.api import PcscError, ReaderState
from cardreader.pcsc.deadline import Deadline
from cardreader.pcsc.monitor import watch_readers
from cardreader.pcsc.names import matching
from cardreader.pcsc.t0 import for_t0
from cardreader.pcsc.worker import Spare, Worker

T = TypeVar("T")

log = logging.getLogger(__name__)

_STATUS_SIZE = 2
_NOTICE_MS = 1000
"""The service looks for the card every 0.4 s or so."""


class PcscReader:
    """The real readers whose names contain `wanted`; among several, the first that holds a card.

    Attributes:
        simulated: Always False.
    """

    simulated = False

    def __init__(self, wanted: str = "auto", *, timeout_s: float = 8.0) -> None:
        """`timeout_s` is how long one answer of a card may take, power-up included."""
        self._wanted = wanted
        self._timeout_s = timeout_s
        self._spare = Spare("card")
        weakref.finalize(self, self._spare.end)

    def slots(self) -> tuple[Slot, ...]:
        """The matching readers; empty also where no card service runs."""
        try:
            states = self._states()
        except PcscError as error:
            log.info("readers cannot be listed: %s", error)
            return ()
        return tuple(Slot(state.name, state.has_card) for state in states)

    def connect(self) -> PcscConnection:
        worker = self._spare.take()
        session = _Session(self._wanted)
        try:
            session.reader_name = worker.call(session.open, self._timeout_s)
        except TimeoutError as error:
            worker.finish(session.close, 0)
            raise CardSilent(self._timeout_s) from error
        except CardError:
            worker.finish(session.close, self._timeout_s)
            raise
        log.info("connected to the card in %s, T=%d", session.reader_name, session.protocol != api.T0)
        return PcscConnection(session, worker, self._spare, self._timeout_s)

    def watch(self, changed: Changed) -> Callable[[], None]:
        return watch_readers(self._wanted, changed)

    def _states(self) -> tuple[ReaderState, ...]:
        context = api.establish()
        try:
            return _matching_states(context, self._wanted)
        finally:
            api.release(context)


class PcscConnection:
    """One card on a real reader. After `CardSilent` it answers nothing any more."""

    def __init__(self, session: _Session, worker: Worker, spare: Spare, timeout_s: float) -> None:
        self._session = session
        self._worker = worker
        self._spare = spare
        self._timeout_s = timeout_s
        self._deadline = Deadline(timeout_s)
        self._patience_s = 0.0
        self._closed = False

    @property
    def reader_name(self) -> str:
        return self._session.reader_name

    def attend(self, act: Callable[[], T]) -> T:
        """See `cardreader.connection.Attending`; an act within an act runs as a part of it."""
        if self._worker.is_current:
            return act()
        if self._closed:
            raise ReaderGone(self.reader_name)
        if self._deadline.given_up:
            raise CardSilent(self._timeout_s)
        future = self._worker.begin(act)
        try:
            return self._deadline.wait_for(future)
        except CardError:
            raise
        except BaseException:
            # Whoever asked was interrupted: the rest of the act must not reach the card.
            if not future.done():
                self._deadline.give_up()
                self._patience_s = self._timeout_s
            raise

    def transmit(self, apdu: bytes) -> tuple[bytes, int]:
        answer = self.attend(lambda: self._exchange(apdu))
        if len(answer) < _STATUS_SIZE:
            raise Malformed(ANSWER, f"{len(answer)} bytes, without a status word")
        return answer[:-2], int.from_bytes(answer[-2:], "big")

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._deadline.given_up:
            self._worker.finish(self._session.close, self._patience_s)
            return
        try:
            self._end() if self._worker.is_current else self._worker.call(self._end, self._timeout_s)
        except (TimeoutError, CardSilent):
            log.warning("the card in %s cannot be let go of", self.reader_name)
            self._worker.retire()
        else:
            self._spare.give_back(self._worker)

    def _end(self) -> None:
        with self._deadline:
            self._session.close()

    def _exchange(self, apdu: bytes) -> bytes:
        with self._deadline:
            return self._session.transmit(apdu)


@dataclass(slots=True)
class _Session:
    """Context and handle of one connection; touched by the worker's thread alone, but for the name."""

    wanted: str
    reader_name: str = ""
    protocol: int = 0
    _context: int | None = None
    _handle: int | None = None

    def open(self) -> str:
        """Holds the first matching reader with a card that can be had; its name.

        Where none can, the reason of the first that had a card counts, and a busy one before all others.
        """
        try:
            self._context = api.establish()
            names = matching(api.readers(self._context), self.wanted)
        except PcscError as error:
            raise NoReader(self.wanted) from error
        if not names:
            raise NoReader(self.wanted)
        refusals: list[CardError] = []
        for name in names:
            try:
                self._handle, self.protocol = api.connect(self._context, name)
            except PcscError as error:
                if error.code not in api.ABSENT and not (error.code in api.SILENT and self._is_empty(name)):
                    refusals.append(_connect_error(error.code, name))
                continue
            return name
        busy = (refusal for refusal in refusals if isinstance(refusal, ReaderBusy))
        raise next(busy, None) or next(iter(refusals), NoCard(names[0]))

    def transmit(self, apdu: bytes) -> bytes:
        if self._handle is None:
            raise ReaderGone(self.reader_name)
        sent = for_t0(apdu) if self.protocol == api.T0 else apdu
        try:
            answer = api.transmit(self._handle, self.protocol, sent)
            if len(answer) < _STATUS_SIZE and self._is_empty(self.reader_name):
                raise CardRemoved(self.reader_name)
        except PcscError as error:
            if error.code in api.REMOVED:
                raise CardRemoved(self.reader_name) from error
            raise ReaderGone(self.reader_name) from error
        return answer

    def _is_empty(self, name: str) -> bool:
        """Whether the card is gone, given the service a moment to notice: drivers answer nothing at first."""
        assert self._context is not None
        now = [ReaderState(name, api.UNAWARE)]
        (state,) = api.wait_for_change(self._context, now, 0)
        try:
            if state.has_card:
                (state,) = api.wait_for_change(self._context, [state], _NOTICE_MS)
        except PcscError as error:
            if error.code in api.TIMEOUT:
                return False
            raise
        return not state.has_card

    def close(self) -> None:
        if self._handle is not None:
            api.power_down(self._handle)
        if self._context is not None:
            api.release(self._context)
        self._handle = self._context = None


def _matching_states(context: int, wanted: str) -> tuple[ReaderState, ...]:
    names = matching(api.readers(context), wanted)
    if not names:
        return ()
    return api.wait_for_change(context, [ReaderState(name, api.UNAWARE) for name in names], 0)


def _connect_error(code: int, name: str) -> CardError:
    if code in api.BUSY:
        return ReaderBusy(name)
    if code in api.SILENT:
        return CardSilent(0)
    if code in api.FOREIGN:
        return NotThisCard("any")
    return ReaderGone(name)
