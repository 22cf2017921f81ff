"""Handing in: seal, keep, send; and everything else the kiosk says to the back-end.

The public door of this package. No method raises for network, back-end or disk.
"""

from __future__ import annotations

import base64
import logging
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.basics.failure import Failure
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import failures, paper_policy, pauses, policy
from kiosk.delivery.acts import Act, Record
from kiosk.delivery.backend import Backend, Challenge, Health, Sealed, StaffCall
from kiosk.delivery.crowd import Crowd
from kiosk.delivery.entry import Entry
from kiosk.delivery.keeping import Keeping
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.paper_instead import PaperInstead
from kiosk.delivery.readiness import Readiness
from kiosk.delivery.resolving import Resolving
from kiosk.delivery.room import Limits, Room
from kiosk.delivery.rounds import HAND_IN_S, MOST_STEPS, Round, Rounds
from kiosk.delivery.sealer import Sealer
from kiosk.delivery.sender import POLL_S, TOO_LATE_S, Sender
from kiosk.delivery.timekeeping import Timekeeping

if TYPE_CHECKING:
    from kiosk.basics.clock import Clock, Moment
    from kiosk.basics.ids import ApplicationId
    from kiosk.basics.progress import Progress
    from kiosk.delivery.keys import PinnedKeys
    from kiosk.delivery.outbox import Outbox
    from kiosk.forms.application import Application

__all__ = ["HAND_IN_S", "DeliveryService", "Round"]

CHALLENGE_S = 5.0
STAFF_CALL_S = 8.0
CLOCK_S = 1.0  # somebody stands there, and has waited already
STUB_DAYS = 7
SHORT_NUMBER = 6
"""Digits of the application id's end that stand for it on slip and screen until there is a receipt number."""
DEFAULT_LIMITS = Limits()
NO_LIMITS = Limits(sys.maxsize, sys.maxsize, longest_wait_days=100_000, least_free_bytes=0)
_LOG = logging.getLogger(__name__)


class DeliveryService:
    """Everything is kept before it is sent, and sent by one deliverer at a time for each outbox.

    Attributes:
        resolving: What staff decide about what is parked.
        time: How far the clock is from the back-end's.
        readiness: What the desk and the staff page are told of this kiosk.
    """

    def __init__(
        self,
        backend: Backend,
        outbox: Outbox,
        keys: PinnedKeys,
        clock: Clock,
        record: Record,
        *,
        limits: Limits = DEFAULT_LIMITS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._backend = backend
        self._outbox = outbox
        self._clock = clock
        self._record = record
        self._limits = limits
        self._sleep = sleep
        self._handing_in = Crowd()
        self._sender = sender = Sender(backend, outbox, clock, record, sleep)
        self._rounds = Rounds(sender, outbox, clock, self._handing_in)
        self._sealer = Sealer(keys, backend, sender, clock)
        self._paper = paper = PaperInstead(sender, outbox, clock)
        self._keeping = Keeping(outbox, self._sealer, paper, clock, record)
        self.time = Timekeeping(backend, clock, record)
        self.readiness = Readiness(backend, sender, outbox, clock, time=self.time, paper=paper)
        self.resolving = Resolving(outbox, self._rounds, clock, record)

    # ------------------------------------------------------------------ residents

    def hand_in(
        self, application: Application, *, may_wait: bool, progress: Progress, jws: str | None = None
    ) -> Outcome:
        """Seals, keeps, then sends for less than ten seconds; the same application again is not sealed again.

        Args:
            application: Complete.
            may_wait: The procedure and the resident allow it to be sent later by itself.
            progress: Told 1 of 3 once it is kept, 3 of 3 at the end; stopping it ends the waiting, and before
                it is kept all of it: who has been shown another way meanwhile is not handed in as well.
            jws: The application as the card signed it (`jpki-signature`), in place of its JSON.
        """
        ends = self._clock.moment().ticks + HAND_IN_S
        with self._handing_in.one():
            self._take_up_again(application.application_id, progress)
            kept = self._keeping.keep(
                application, self._limits, may_wait=may_wait, jws=jws, ends=ends, progress=progress
            )
            if isinstance(kept, Outcome):
                return replace(kept, application_id=application.application_id)
            progress.tell(1, 3)
            entry, failure = self._send(kept, ends, progress)
        progress.tell(3, 3)
        return self._settle(entry, failure, gone=progress.stopped)

    def prefer_paper(self, application: Application) -> Outcome:
        """The resident wants paper: sealed for the QR codes where a key is known, and kept nowhere."""
        claimed = self.claim_for_paper(application.application_id)
        if claimed.kind != "paper":
            return claimed
        self._paper.promise(application.application_id)
        sealed = claimed.sealed or self._sealer.seal(application, None, within_s=CHALLENGE_S)
        return replace(claimed, sealed=sealed, failure=None)

    def claim_for_paper(self, application_id: ApplicationId) -> Outcome:
        """Before it is printed: nobody sends it from now on. `delivered` where it has arrived already,
        `parked` where nothing may be printed, since it could not be held back for certain.
        """
        return self._paper.claim(application_id)

    def give_paper(self, application_id: ApplicationId) -> Result[Outcome]:
        """The sheets are out instead of what waits; what may have landed is asked about."""
        return self._paper.give(application_id)

    def sealed_of(self, application: Application) -> Sealed | None:
        """For the codes on its paper: the bytes that lie here under its id. Where the disk has spoiled them
        it is sealed anew, unless the card signed it: its signature lay in those bytes alone.
        """
        match self._outbox.find(application.application_id):
            case Ok(Entry(sealed=Sealed()) as entry):
                signed = any(one.method == "jpki-signature" for one in application.identity)
                whole = policy.whole_bytes(entry)
                if whole or signed:
                    return whole
                return self._sealer.seal(application, None, within_s=CHALLENGE_S)
            case _:
                return None

    def park(self, application: Application, *, jws: str | None = None) -> Outcome:
        """Neither sent nor printed: kept all the same, sealed, for staff; what may wait stays queued."""
        return self._park(application, paper_policy.no_paper, jws)

    def park_half_printed(self, application: Application) -> Outcome:
        """The kiosk stops while it is printed: for staff, who look whether sheets of it are out."""
        return self._park(application, paper_policy.half_printed, None)

    def _park(
        self, application: Application, how: Callable[[Entry, Moment], Entry], jws: str | None
    ) -> Outcome:
        moment = self._clock.moment()
        self._paper.over(application.application_id)
        kept = self._keeping.keep(
            application,
            NO_LIMITS,
            may_wait=False,
            jws=jws,
            ends=moment.ticks + HAND_IN_S,
            progress=Stoppable(),
        )
        if isinstance(kept, Outcome):
            return replace(kept, kind="parked", application_id=application.application_id)
        name = kept.application_id
        changed = self._sender.change(name, lambda entry: how(entry, moment))
        if isinstance(changed, Err):
            sealed = policy.whole_bytes(kept)
            return Outcome("parked", failure=changed.failure, sealed=sealed, application_id=name)
        return self._settle(changed.value or kept, None, gone=True)

    def number_of(self, application_id: ApplicationId) -> str | None:
        """What an application that was handed in here, or given on paper, goes by; None where this kiosk
        knows none such.
        """
        match self._outbox.find(application_id):
            case Ok(Entry() as entry):
                return entry.receipt_number or _short(application_id)
            case Ok(None):
                note = self._outbox.note_of(application_id)
                on_paper = isinstance(note, Ok) and note.value is not None and note.value.is_on_paper
                return _short(application_id) if on_paper else None
            case _:
                return None

    def challenge(self) -> Challenge:
        """What the card is to sign: the back-end's nonce, else 32 random bytes of the kiosk's own."""
        given = self._sender.say("challenge", lambda: self._backend.challenge(within_s=CHALLENGE_S))
        if given is not None:
            return given
        self._record(Act.OWN_NONCE, code=failures.no_challenge().code.support)
        return Challenge(None, base64.urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=").decode("ascii"))

    def call_staff(self, reason: str, screen: str) -> Result[None]:
        """Asks the ward's staff to come; both words are catalogued ones, never personal."""
        moment = self._clock.moment()
        call = StaffCall(moment.fresh_id, reason, screen, moment.now)
        said = self._sender.say("staff-call", lambda: self._backend.call_staff(call, within_s=STAFF_CALL_S))
        heard = said is True
        self._record(Act.STAFF_CALL, reason=reason, screen=screen, heard=int(heard))
        return Ok(None) if heard else Err(failures.staff_not_called())

    # ------------------------------------------------------------------ the outbox

    def waiting(self) -> Result[tuple[Entry, ...]]:
        """Everything not delivered."""
        return self._outbox.waiting()

    def set_aside(self) -> tuple[str, ...]:
        """Damaged outbox files that wait for maintenance."""
        return self._outbox.set_aside()

    def room(self) -> Room:
        """Whether more may begin to wait."""
        room = self._keeping.room(self._limits)
        return "none" if isinstance(room, Failure) else room

    def held_since_not_let_in(self) -> bool:
        """Whether the back-end refused the kiosk itself, and nobody has acted since."""
        hold = self._sender.held()
        return hold is not None and hold.why == "not-let-in"

    def deliver_waiting(self, progress: Progress) -> tuple[Entry, ...]:
        """Delivers whatever can be delivered now, due or not; gives what was. A hold on all holds."""
        return self._one_round(progress, lambda entry: True).delivered

    def deliver_due(self, progress: Progress) -> Round:
        """Delivers what is due, and says when to come again. For the background of the one kiosk that prints:
        what stands there as being printed, and is not by this process, was left by one that stopped.
        """
        self._outbox.prune(self._clock.moment().now - timedelta(days=STUB_DAYS))
        now = self._clock.moment().now
        return self._one_round(progress, lambda entry: pauses.is_due(entry, now), self._paper.settle())

    def _one_round(
        self, progress: Progress, due: Callable[[Entry], bool], news: frozenset[str] = frozenset()
    ) -> Round:
        round_ = self._rounds.go(progress, due)
        round_ = replace(round_, news=round_.news | news)
        self._sealer.keep_fresh(cannot_open=round_.cannot_open)
        for reason in sorted(round_.news):
            self.call_staff(reason, "outbox")
        return round_

    # ------------------------------------------------------------------ readiness

    def health(self) -> Health:
        return self.time.health()

    def has_key(self) -> bool:
        """Whether applications can be sealed; without a key the kiosk takes none but on paper."""
        return self._sealer.has_key()

    def refresh_keys(self) -> bool:
        """Asks for the published keys where a thumbprint is pinned; whether a key is known now."""
        return self._sealer.refresh()

    def close(self) -> None:
        self._backend.close()

    # ------------------------------------------------------------------ hand_in, part by part

    def _take_up_again(self, application_id: ApplicationId, progress: Progress) -> None:
        """もう一度送ってみる: what is here already is due now, and no longer for paper or staff."""
        with self._paper.none_claimed_meanwhile():
            if progress.stopped:
                return
            self._paper.over(application_id)
            known = self._outbox.find(application_id)
            if not isinstance(known, Ok) or known.value is None:
                return
            moment = self._clock.moment()
            self._sender.change(application_id, lambda entry: paper_policy.taken_up_again(entry, moment))

    def _send(self, entry: Entry, ends: float, progress: Progress) -> tuple[Entry, Failure | None]:
        """Steps while there is time and it is of use. One send, one question, one send again, at most."""
        failure: Failure | None = None
        not_before = entry.next_at
        for _ in range(MOST_STEPS):
            if not self._wait_for(not_before, ends, progress):
                break
            progress.tell(2, 3)
            step = self._sender.locked_step(entry, ends, progress)
            entry, failure = step.entry or entry, step.failure or failure
            if step.cannot_open:  # the next resident's is to be sealed to a key that is still known
                self._sealer.refresh(max(self._time_left(ends), 1.0))
            if step.entry is None or step.nothing_left or entry.state in {"delivered", "parked"}:
                break
            not_before = max(entry.next_at, step.held_until or entry.next_at)
        return entry, failure

    def _settle(self, entry: Entry, failure: Failure | None, *, gone: bool) -> Outcome:
        """What the resident is told, and what becomes of an entry that must not wait."""
        settled = self._settled(entry, failure, gone=gone)
        return replace(settled, application_id=entry.application_id)

    def _settled(self, entry: Entry, failure: Failure | None, *, gone: bool) -> Outcome:
        if entry.state == "delivered":
            return Outcome("delivered", receipt_number=entry.receipt_number, void_copy=entry.on_paper)
        sealed = policy.whole_bytes(entry)
        if entry.state == "parked" or entry.reason is not None:
            return Outcome("parked", failure=self._why_parked(entry) or failure, sealed=sealed)
        if entry.may_wait:
            code = {} if failure is None else {"code": failure.code.support}
            self._record(Act.QUEUED, application=entry.application_id, **code)
            return Outcome("queued", failure=failure, sealed=sealed)
        if gone:
            # Nobody is there to take the paper: it stays, is not sent by itself, and goes to staff.
            return Outcome("parked", failure=failure, sealed=sealed)
        given = self._paper.promise(entry.application_id)
        if isinstance(given, Err):
            return Outcome("parked", failure=given.failure, sealed=sealed)
        if given.value.kind == "delivered":  # by the courier, a moment ago
            return given.value
        return Outcome("paper", failure=failure, sealed=sealed)

    def _why_parked(self, entry: Entry) -> Failure | None:
        """A proof that was rejected while our clock is off says so: no try with the card would mend that."""
        if any(pointer.startswith("/identity/") for pointer in entry.pointers):
            self.time.look(within_s=CLOCK_S)
            if self.time.off_s:
                return failures.clock_off(self.time.off_s)
        return failures.of_entry(entry)

    def _wait_for(self, moment: datetime, ends: float, progress: Progress) -> bool:
        """Sleeps until the moment; False as soon as that is of no use."""
        while not progress.stopped:
            missing = (moment - self._clock.moment().now).total_seconds()
            if missing <= 0:
                return True
            if missing + TOO_LATE_S > self._time_left(ends):
                return False
            self._sleep(min(missing, POLL_S))
        return False

    def _time_left(self, ends: float) -> float:
        return ends - self._clock.moment().ticks


def _short(application_id: ApplicationId) -> str:
    return application_id[-SHORT_NUMBER:].upper()
