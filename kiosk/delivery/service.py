"""Handing in: seal, keep, send; and everything else the kiosk says to the back-end.

The public door of this package. No method raises for network, back-end or disk.
"""

from __future__ import annotations

import base64
import logging
import secrets
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.basics.failure import Failure
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import failures, parked_told, policy
from kiosk.delivery.acts import Act, Record
from kiosk.delivery.backend import Backend, Challenge, Health, Heartbeat, Sealed, StaffCall
from kiosk.delivery.crowd import Crowd
from kiosk.delivery.entry import Discarded, Entry, fresh
from kiosk.delivery.outcome import Line, Outcome, Standing
from kiosk.delivery.paper_instead import PaperInstead
from kiosk.delivery.resolving import Resolving
from kiosk.delivery.room import Limits, Room, room_for
from kiosk.delivery.rounds import HAND_IN_S, MOST_STEPS, Round, Rounds
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
HEARTBEAT_S = 5.0
STANDING_S = 5.0
CLOCK_S = 1.0  # somebody stands there, and has waited already
STUB_DAYS = 7
SHORT_NUMBER = 6
"""Digits of the application id's end that stand for it on slip and screen until there is a receipt number."""
DEFAULT_LIMITS = Limits()
NO_LIMITS = Limits(sys.maxsize, sys.maxsize, longest_wait_days=100_000, least_free_bytes=0)
_KEYS_AGE_S = 3600.0
_LOG = logging.getLogger(__name__)


class DeliveryService:
    """Everything is kept before it is sent, and sent by one deliverer at a time for each outbox.

    Attributes:
        resolving: What staff decide about what is parked.
        time: How far the clock is from the back-end's.
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
        self._keys = keys
        self._clock = clock
        self._record = record
        self._limits = limits
        self._sleep = sleep
        self._handing_in = Crowd()
        self._sender = Sender(backend, outbox, clock, record, sleep)
        self._rounds = Rounds(self._sender, outbox, clock, self._handing_in)
        self.time = Timekeeping(backend, clock, record)
        self._paper = PaperInstead(self._sender, outbox, clock)
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
            kept = self._keep(application, may_wait=may_wait, jws=jws, ends=ends, progress=progress)
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
        sealed = claimed.sealed or self._seal(application, None, within_s=CHALLENGE_S)
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
                return whole if whole or signed else self._seal(application, None, within_s=CHALLENGE_S)
            case _:
                return None

    def park(self, application: Application, *, jws: str | None = None) -> Outcome:
        """Neither sent nor printed: kept all the same, sealed, for staff; what may wait stays queued."""
        return self._park(application, policy.no_paper, jws)

    def park_half_printed(self, application: Application) -> Outcome:
        """The kiosk stops while it is printed: for staff, who look whether sheets of it are out."""
        return self._park(application, policy.half_printed, None)

    def _park(
        self, application: Application, how: Callable[[Entry, Moment], Entry], jws: str | None
    ) -> Outcome:
        moment = self._clock.moment()
        self._paper.over(application.application_id)
        kept = self._keep(
            application,
            may_wait=False,
            jws=jws,
            ends=moment.ticks + HAND_IN_S,
            progress=Stoppable(),
            limits=NO_LIMITS,
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
        room = self._room(self._limits)
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
        return self._one_round(progress, lambda entry: policy.is_due(entry, now), self._paper.settle())

    def _one_round(
        self, progress: Progress, due: Callable[[Entry], bool], news: frozenset[str] = frozenset()
    ) -> Round:
        round_ = self._rounds.go(progress, due)
        round_ = replace(round_, news=round_.news | news)
        self._keep_keys_fresh(cannot_open=round_.cannot_open)
        for reason in sorted(round_.news):
            self.call_staff(reason, "outbox")
        return round_

    def _keep_keys_fresh(self, *, cannot_open: bool) -> None:
        age = self._keys.age_s(self._clock.moment().now.timestamp())
        if self._keys.by_thumbprint and (cannot_open or age is None or abs(age) > _KEYS_AGE_S):
            self.refresh_keys()

    # ------------------------------------------------------------------ readiness

    def heartbeat(self, software: str, procedures: Mapping[str, str], checks: Mapping[str, str]) -> bool:
        """Tells the back-end how this machine is, and what waits here; whether it was noted. Now and then the
        clocks are compared first.

        Under a hold nothing is said: the desk sees that the kiosk has become silent.
        """
        waiting = self._outbox.waiting()
        if self._sender.held("heartbeat") or isinstance(waiting, Err):
            return False
        self.time.look()
        parked = sum(entry.state == "parked" for entry in waiting.value)
        beat = Heartbeat(
            self._clock.moment().now,
            software,
            procedures,
            {**checks, "clock": "warn" if self.time.off_s else "ok", **self._told(waiting.value)},
            queued=len(waiting.value) - parked,
            parked=parked,
        )
        return (
            self._sender.say("heartbeat", lambda: self._backend.heartbeat(beat, within_s=HEARTBEAT_S)) is True
        )

    def _told(self, waiting: tuple[Entry, ...]) -> Mapping[str, str]:
        copies = self._outbox.copies()
        parked = parked_told.checks_of(waiting, being_printed=self._paper.being_printed())
        return {**parked, **parked_told.copies_of(copies.value if isinstance(copies, Ok) else ())}

    def standing(self) -> Result[Standing]:
        """Whether the back-end answers now, and what waits here. Under a hold it is not asked."""
        waiting = self._outbox.waiting()
        if isinstance(waiting, Err):
            return waiting
        parked = sum(entry.state == "parked" for entry in waiting.value)
        line = self._line()
        return Ok(Standing(line, len(waiting.value) - parked, parked, self.time.off_s))

    def _line(self) -> Line:
        if self._sender.held() is not None:
            return "held"
        return "answers" if self.time.health(within_s=STANDING_S).reachable else "silent"

    def health(self) -> Health:
        return self.time.health()

    def has_key(self) -> bool:
        """Whether applications can be sealed; without a key the kiosk takes none but on paper."""
        return self._keys.first() is not None

    def refresh_keys(self) -> bool:
        """Asks for the published keys where a thumbprint is pinned; whether a key is known now."""
        return self._keys.refresh(self._published) is not None

    def close(self) -> None:
        self._backend.close()

    # ------------------------------------------------------------------ hand_in, part by part

    def _keep(
        self,
        application: Application,
        *,
        may_wait: bool,
        jws: str | None,
        ends: float,
        progress: Progress,
        limits: Limits | None = None,
    ) -> Entry | Outcome:
        """The entry on the disk, or what to do instead."""
        earlier = self._outbox.find(application.application_id)
        if isinstance(earlier, Ok) and earlier.value is not None:
            return earlier.value
        sealed = self._seal(application, jws, within_s=(ends - self._clock.moment().ticks) / 2)
        if sealed is None:
            return Outcome("paper", failure=failures.no_key())
        room = self._room(limits or self._limits)
        if isinstance(room, Failure):
            self._paper.refused(application.application_id)
            return Outcome("paper", failure=room, sealed=sealed)
        may_wait = may_wait and room == "ample"
        now = self._clock.moment().now
        entry = fresh(sealed, may_wait=may_wait, now=now, elsewhere=application.from_ticket)
        with self._paper.none_claimed_meanwhile():
            if progress.stopped:
                return Outcome("paper", sealed=sealed)
            laid_down = self._outbox.keep(entry, resident_is_here=True)
        if isinstance(laid_down, Err):
            self._paper.refused(entry.application_id)
            return Outcome("paper", failure=laid_down.failure, sealed=sealed)
        if isinstance(laid_down.value, Discarded):  # by staff, while the resident stands there still
            return Outcome("paper", sealed=sealed)
        self._paper.laid_down(entry.application_id)
        self._record(Act.SEALED, application=laid_down.value.application_id)
        return laid_down.value

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
            self._sender.change(application_id, lambda entry: policy.taken_up_again(entry, moment))

    def _room(self, limits: Limits) -> Room | Failure:
        """How much room there is for one more; the failure where there is none."""
        match self._outbox.load():
            case Ok(load):
                room = room_for(load, limits, self._clock.moment().now)
                return self._outbox.full(load) if room == "none" else room
            case Err(failure):
                return failure

    def _seal(self, application: Application, jws: str | None, *, within_s: float) -> Sealed | None:
        key = self._keys.first()
        if key is None:
            key = self._keys.refresh(lambda: self._published(within_s))
        if key is None:
            return None
        # Imported here: commands that only look at the outbox start without JOSE and forms.
        from kiosk.delivery.sealing import seal_document, seal_signed
        from kiosk.forms.export import application_json

        if jws is not None:
            return seal_signed(jws, application.application_id, key)
        return seal_document(application_json(application), application.application_id, key)

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
                self._keys.refresh(lambda: self._published(max(self._time_left(ends), 1.0)))
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

    def _published(self, within_s: float | None = None) -> Mapping[str, object] | None:
        return self._sender.say("keys", lambda: self._backend.keys(within_s=within_s))

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
