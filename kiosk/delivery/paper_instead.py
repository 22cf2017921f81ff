"""Paper instead of sending: claimed before it is printed, given up once the sheets are out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import paper_policy, policy
from kiosk.delivery.entry import NO_STAFF, Discarded, Entry, Reason
from kiosk.delivery.outcome import Outcome, OutcomeKind

if TYPE_CHECKING:
    from kiosk.basics.clock import Clock, Moment
    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.outbox import Outbox
    from kiosk.delivery.sender import Sender

CLAIM_S = 2.0  # and the printer begins well within ten seconds


class PaperInstead:
    """What becomes of an entry whose resident takes paper."""

    def __init__(self, sender: Sender, outbox: Outbox, clock: Clock) -> None:
        self._sender, self._outbox, self._clock = sender, outbox, clock
        self._guard = threading.Lock()
        self._laid_down: dict[ApplicationId, bool] = {}

    @contextmanager
    def none_claimed_meanwhile(self) -> Iterator[None]:
        """For who lays an entry down or takes it up: a claim comes wholly before, or wholly after."""
        with self._guard:
            yield

    def claim(self, application_id: ApplicationId) -> Outcome:
        """Before it is printed: nobody sends it from now on. `delivered` where it has arrived already.

        What may have arrived is asked about, for a moment; a courier who is sending it is waited for.
        `parked`: the disk does not take the claim of what lies there, so nothing may be printed. A kiosk that
        died meanwhile would know nothing of the sheets, and send it. Till another way is taken this holds it.
        """
        moment = self._clock.moment()
        with self._guard:
            self._sender.claims.begin(application_id, moment)
            changed = self._changed(application_id, lambda entry: paper_policy.claimed(entry, moment))
        if isinstance(changed, Err):
            kind: OutcomeKind = "parked" if self._would_be_sent(application_id) else "paper"
            return Outcome(kind, failure=changed.failure, application_id=application_id)
        entry = changed.value
        if entry is not None and entry.state == "parked" and entry.unclear and entry.sent:
            step = self._sender.locked_step(entry, moment.ticks + CLAIM_S, Stoppable())
            entry = step.entry or entry
        if entry is not None and entry.state == "delivered" and entry.on_paper:  # promised, and not printed
            self._changed(application_id, lambda entry: replace(entry, on_paper=False))
            entry = replace(entry, on_paper=False)
        return _outcome(entry, application_id)

    def promise(self, application_id: ApplicationId) -> Result[Outcome]:
        """The resident takes paper, and it is not printed yet: never sent from now on."""
        moment = self._clock.moment()
        note = _note(application_id, moment, reason=None)
        return self._given_up(
            application_id,
            lambda entry: paper_policy.promised_paper(entry, moment),
            moment,
            lambda: note if self._outbox.set_aside() else None,
        )

    def give(self, application_id: ApplicationId) -> Result[Outcome]:
        """The sheets are out: never sent from now on, and what may have landed is asked about, for a moment
        at once: who takes the sheets this moment learns whether they are a copy.
        """
        moment = self._clock.moment()
        note = _note(application_id, moment, reason="gave-paper")
        given = self._given_up(
            application_id, lambda entry: paper_policy.gave_paper(entry, moment), moment, lambda: note
        )
        found = self._outbox.find(application_id)
        if isinstance(given, Err) or not isinstance(found, Ok):
            return given
        entry = found.value
        if entry is None or entry.state != "parked" or not (entry.unclear and entry.sent):
            return given
        step = self._sender.locked_step(entry, moment.ticks + CLAIM_S, Stoppable())
        return Ok(_outcome(step.entry or entry, application_id))

    def _given_up(
        self,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        moment: Moment,
        note: Callable[[], Discarded | None],
    ) -> Result[Outcome]:
        changed = self._changed(application_id, how, note)
        if isinstance(changed, Err):
            self._sender.claims.given(application_id, moment)
            return changed
        self._sender.claims.end(application_id)
        return Ok(_outcome(changed.value, application_id))

    def laid_down(self, application_id: ApplicationId) -> None:
        """It lies on the disk, whatever becomes of the disk."""
        self._laid_down[application_id] = True

    def refused(self, application_id: ApplicationId) -> None:
        """The disk did not take it; what it took at an earlier try is there."""
        self._laid_down.setdefault(application_id, False)

    def _would_be_sent(self, application_id: ApplicationId) -> bool:
        """Whether a kiosk that is started anew may find it here, and send it."""
        found = self._outbox.find(application_id)
        if isinstance(found, Err):
            return self._laid_down.get(application_id, True)
        return found.value is not None and found.value.state in {"sealed", "sending"}

    def over(self, application_id: ApplicationId) -> None:
        """The resident takes another way after all, or could not be given paper."""
        self._sender.claims.end(application_id)

    def being_printed(self) -> ApplicationId | None:
        """The one whose resident stands there this moment."""
        return self._sender.claims.being_printed(self._clock.moment())

    def settle(self) -> frozenset[str]:
        """What a kiosk that stopped was printing goes to staff; gives the words that they are told."""
        waiting = self._outbox.waiting()
        news: set[str] = set()
        for entry in waiting.value if isinstance(waiting, Ok) else ():
            if entry.reason == "printing" and entry.application_id != self.being_printed():
                news |= self._settled(entry.application_id)
        return frozenset(news)

    def _settled(self, application_id: ApplicationId) -> set[str]:
        moment = self._clock.moment()
        changed = self._sender.change(
            application_id, lambda entry: self._sender.claims.settled(entry, moment)
        )
        after = changed.value if isinstance(changed, Ok) else None
        return {"application-parked"} if after is not None and after.reason == "interrupted" else set()

    def _changed(
        self,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        note: Callable[[], Discarded | None] = lambda: None,
    ) -> Result[Entry | None]:
        """Once more where the table was found damaged: the next act begins a new one."""
        changed = self._sender.change(application_id, how, note=note())
        if isinstance(changed, Err) and changed.failure.code.kind == "outbox-damaged":
            return self._sender.change(application_id, how, note=note())
        return changed


def _note(application_id: ApplicationId, moment: Moment, *, reason: Reason | None) -> Discarded:
    """What stays of it, nothing personal: who brings its ticket again learns that it is on paper. And a file
    that was set aside may hold it still: whoever recovers that must not send it.
    """
    return Discarded(application_id, "", reason, "on-paper", NO_STAFF, moment.now)


def _outcome(entry: Entry | None, application_id: ApplicationId) -> Outcome:
    if entry is None:
        return Outcome("paper", application_id=application_id)
    if entry.state == "delivered":
        return Outcome(
            "delivered",
            receipt_number=entry.receipt_number,
            application_id=application_id,
            void_copy=entry.on_paper,
        )
    return Outcome("paper", sealed=policy.whole_bytes(entry), application_id=application_id)
