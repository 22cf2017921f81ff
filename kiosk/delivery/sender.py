"""One request about one entry, with everything that has to be on the disk before and after it."""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import failures, pauses, policy
from kiosk.delivery.acts import Act, Record, acts_between
from kiosk.delivery.backend import NO_RECEIPT, Defect, NotLetIn, NotReceived, Unclear, Unreachable, Wait
from kiosk.delivery.claims import Claims
from kiosk.delivery.entry import Entry
from kiosk.delivery.holding import Holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from kiosk.basics.clock import Clock, Moment
    from kiosk.basics.failure import Failure
    from kiosk.basics.ids import ApplicationId
    from kiosk.basics.progress import Progress
    from kiosk.delivery.backend import Answer, Backend, KeepStill
    from kiosk.delivery.entry import Discarded, Hold
    from kiosk.delivery.holding import Kind
    from kiosk.delivery.outbox import Outbox

TOO_LATE_S = 0.3  # a request with less time than this is not begun
POLL_S = 0.05
LET_IN_FOR_S = 60.0  # for so long the word that the kiosk is let in is believed, and only by who asked
NOT_KNOWN = float("-inf")
_LET_IN_ASKED_S = 5.0
_LOG = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """What came of one request.

    Attributes:
        entry: As it stands now; None where there is no such row (any more).
        failure: Why it was not delivered, None where it was, or where nothing was asked.
        unreachable: Nobody answered at all.
        nothing_left: Nobody answered, and no byte left: another attempt now is of no use.
        held_until: Nothing may be asked for any entry before.
        cannot_open: The back-end does not know the key any more.
        not_received: It was asked, and has not got it.
        no_receipt: What it said should have been a receipt, and is none.
    """

    entry: Entry | None
    failure: Failure | None = None
    unreachable: bool = False
    nothing_left: bool = False
    held_until: datetime | None = None
    cannot_open: bool = False
    not_received: bool = False
    no_receipt: bool = False


class Sender:
    """Talks to the back-end about entries. Whoever calls `step` holds the outbox's delivery lock.

    Attributes:
        claims: What is printed instead, and so is not sent.
    """

    def __init__(
        self,
        backend: Backend,
        outbox: Outbox,
        clock: Clock,
        record: Record,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._backend = backend
        self._outbox = outbox
        self._clock = clock
        self._record = record
        self._sleep = sleep
        self.claims = Claims()
        self._holding = Holding(outbox, clock, backend.credentials)

    def held(self, kind: Kind = "application") -> Hold | None:
        """The hold on calls of this kind, if one is in force."""
        return self._holding.on(kind)

    def say(self, kind: Kind, call: Callable[[], T | KeepStill]) -> T | None:
        """What is said to a call that hands in nothing; None under a hold, which the answer may begin."""
        if self.held(kind):
            return None
        credentials = self._backend.credentials()
        answer = call()
        if not isinstance(answer, NotLetIn | Wait):
            return answer
        moment = self._clock.moment()
        until = pauses.hold_after(answer, moment)
        if until is not None:
            self._hold(kind, until, answer, credentials, moment)
        return None

    def was_refused(self) -> bool:
        """Whether the last word about this kiosk was 401 or 403: its pause is over, or staff have acted."""
        return self._holding.was_refused()

    def ask_whether_let_in(self) -> float:
        """One request that concerns this kiosk and no application: the challenge is not used, and expires.

        Gives the ticks until which the kiosk is known to be let in, `NOT_KNOWN` where it is not. Until then
        a 403 concerns one application for certain.
        """
        if self.say("challenge", lambda: self._backend.challenge(within_s=_LET_IN_ASKED_S)) is None:
            return NOT_KNOWN
        self._holding.let_in()
        return self._clock.moment().ticks + LET_IN_FOR_S

    def step(
        self,
        application_id: ApplicationId,
        within_s: float | None = None,
        *,
        let_in_until: float = NOT_KNOWN,
    ) -> Step:
        """Asks or sends what is due for the entry, and keeps what the answer makes of it."""
        hold = self.held()
        changed = self.change(application_id, lambda entry: self._ready(entry, hold))
        if isinstance(changed, Err):
            return Step(None, changed.failure)
        entry = changed.value
        if entry is None:
            return Step(None)
        if hold is not None:
            return Step(entry, failures.of_hold(hold), held_until=hold.until)
        return self._ask(entry, within_s, let_in_until)

    def locked_step(
        self, entry: Entry, ends: float, progress: Progress, *, let_in_until: float = NOT_KNOWN
    ) -> Step:
        """A step under the lock; where another process has it, its word about our row, or a late failure."""
        while self._time_left(ends) > TOO_LATE_S and not progress.stopped:
            with self._lock() as ours:
                if ours:
                    return self.step(
                        entry.application_id, within_s=self._time_left(ends), let_in_until=let_in_until
                    )
            match self._outbox.find(entry.application_id):
                case Ok(Entry(state="delivered" | "parked" as state) as done) if state != entry.state:
                    return Step(done)
                case _:
                    self._sleep(POLL_S)
        return Step(None, self._outbox.in_use())

    def change(
        self,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        *,
        note: Discarded | None = None,
    ) -> Result[Entry | None]:
        """`Outbox.change`, and what changed is written down in the record."""
        before: list[Entry] = []

        def noting(entry: Entry) -> Entry | None:
            before[:] = [entry]
            return how(entry)

        changed = self._outbox.change(application_id, noting, note=note)
        if isinstance(changed, Ok) and before:
            self._write_down(before[0], changed.value)
        return changed

    def _ready(self, entry: Entry, hold: Hold | None) -> Entry | None:
        """The row as it has to stand before its request leaves."""
        moment = self._clock.moment()
        ours = self.claims.applied(entry, moment)
        return None if ours is None else _ready(ours, moment, hold)

    def _ask(self, entry: Entry, within_s: float | None, let_in_until: float) -> Step:
        request = "put" if entry.state == "sending" else policy.next_request(entry)
        if request is None or entry.sealed is None:
            return Step(entry)
        credentials = self._backend.credentials()
        if request == "put" and not policy.is_intact(entry):
            answer: Answer = Defect(0, "damaged-bytes")
        elif request == "put":
            answer = self._backend.put(entry.sealed, within_s=within_s)
        else:
            answer = self._backend.get(entry.application_id, entry.digest, within_s=within_s)
        let_in = self._clock.moment().ticks <= let_in_until
        answer = policy.about_this_one(entry, answer, let_in=let_in)
        return self._conclude(entry, request, answer, credentials)

    def _conclude(self, entry: Entry, request: policy.Request, answer: Answer, credentials: str) -> Step:
        """Keeps what the answer to a request with those credentials makes of the entry."""
        moment = self._clock.moment()
        decision = policy.decide(entry, request, answer, moment)
        changed = self.change(
            entry.application_id, lambda current: policy.decide(current, request, answer, moment).entry
        )
        # A disk that fails now costs nothing: the row says "sending", so it will be asked about.
        after = changed.value if isinstance(changed, Ok) else decision.entry
        if decision.hold_until is not None:
            self._hold("application", decision.hold_until, answer, credentials, moment)
        return Step(
            after,
            failures.of_answer(answer),
            unreachable=isinstance(answer, Unreachable),
            nothing_left=isinstance(answer, Unreachable) and not answer.sent,
            held_until=decision.hold_until,
            cannot_open=isinstance(answer, Defect) and answer.type == "cannot-open",
            not_received=isinstance(answer, NotReceived),
            no_receipt=isinstance(answer, Unclear) and answer.why == NO_RECEIPT,
        )

    def _hold(self, kind: Kind, until: datetime, answer: Answer, credentials: str, moment: Moment) -> None:
        """The mark is that of the request: staff may have acted while it was on its way."""
        self._holding.begin(kind, until, answer, credentials, moment)
        if isinstance(answer, NotLetIn):
            _LOG.error("the back-end does not let this kiosk in: status %s", answer.status)
            self._record(Act.NOT_LET_IN, status=answer.status)

    def _write_down(self, before: Entry, after: Entry | None) -> None:
        for act, facts in acts_between(before, after):
            self._record(act, **facts)

    def _time_left(self, ends: float) -> float:
        return ends - self._clock.moment().ticks

    @contextmanager
    def _lock(self) -> Iterator[bool]:
        lock = self._outbox.take_lock()
        try:
            yield lock is not None
        finally:
            if lock is not None:
                lock.release()


def _ready(entry: Entry, moment: Moment, hold: Hold | None) -> Entry:
    if entry.state == "sending":
        entry = policy.interrupted(entry, moment)
    entry = policy.stranded(entry, moment)
    return policy.begun(entry) if hold is None and policy.next_request(entry) == "put" else entry
