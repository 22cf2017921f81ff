"""What staff decide about a parked application: send it after all, or let it go for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import paper_policy, policy
from kiosk.delivery.acts import Act, Record
from kiosk.delivery.entry import Discarded, Entry

if TYPE_CHECKING:
    from kiosk.basics.clock import Clock
    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.outbox import Outbox
    from kiosk.delivery.rounds import Rounds

Refusal: TypeAlias = Literal[
    "unknown", "not-parked", "received", "never-overwrite", "has-paper", "not-asked", "spoiled"
]
"""Why nothing was done. `received`: it has arrived. `never-overwrite`: the back-end has another content under
this id. `has-paper`: the resident may have it on paper, which would make two. `not-asked`: it may have
arrived, and the back-end could not be asked. `spoiled`: its bytes are no longer those that were sealed."""
Because: TypeAlias = Literal["on-paper", "handled", "withdrawn"]
"""Why it is let go: taken up again on paper, handled at the desk otherwise, or the resident withdrew it."""


class Resolving:
    """Acts of staff on what lies in the outbox; each is written down with who did it."""

    def __init__(self, outbox: Outbox, rounds: Rounds, clock: Clock, record: Record) -> None:
        self._outbox, self._rounds, self._clock, self._record = outbox, rounds, clock, record

    def retry(
        self, application_id: ApplicationId, staff: str, *, paper_is_void: bool = False
    ) -> Result[Entry | Refusal]:
        """Takes it up again and tries at once; gives it as it stands then.

        `paper_is_void`: staff have the resident's paper form and made it void.
        """
        found = self._parked(application_id)
        if not isinstance(found, Ok) or not isinstance(found.value, Entry):
            return found
        if found.value.reason == "already-received-otherwise":
            return Ok("never-overwrite")
        if paper_policy.may_be_on_paper(found.value) and not paper_is_void:
            return Ok("has-paper")
        moment = self._clock.moment()
        changed = self._outbox.change(application_id, lambda entry: policy.released(entry, moment))
        if isinstance(changed, Err) or changed.value is None:
            return changed if isinstance(changed, Err) else Ok("unknown")
        self._record(Act.RETRIED, application=application_id, staff=staff)
        if found.value.reason == policy.NOT_FOR_THIS_KIOSK:
            step = self._rounds.step_on_refused(changed.value)
        else:
            step = self._rounds.step_on(changed.value, Stoppable())
        return Ok(step.entry) if step.entry is not None else Ok(changed.value)

    def discard(
        self, application_id: ApplicationId, staff: str, because: Because, *, unasked: bool = False
    ) -> Result[Entry | Refusal]:
        """Erases it for good, after the back-end said that it has not arrived; gives it as it was. A note of
        it stays: its id and digest, why, who and when.

        `unasked`: also when nobody answers; staff answer for it that it is not handled twice.
        """
        found = self._parked(application_id)
        if not isinstance(found, Ok) or not isinstance(found.value, Entry):
            return found
        if found.value.sent or found.value.unclear:
            asked = self._asked(found.value)
            if asked == "received" or (asked == "not-asked" and not unasked):
                return Ok(asked)
        was, now = found.value, self._clock.moment().now
        note = Discarded(application_id, was.digest, was.reason, because, staff, now)
        erased = self._outbox.discard(application_id, note)
        if isinstance(erased, Err):
            return erased
        if erased.value is not None:
            return Ok("received" if erased.value.state == "delivered" else "not-parked")
        self._record(Act.DISCARDED, application=application_id, because=because, staff=staff)
        return found

    def for_paper(self, application_id: ApplicationId) -> Result[Entry | Refusal]:
        """The entry whose sealed bytes may be carried to the desk on paper, as it was. From now on it counts
        as perhaps on paper, whatever ends the printing, until `no_paper` says that nothing came out.

        It may well have arrived: on paper it keeps its id, so the back-end has it once all the same.
        """
        found = self._parked(application_id)
        if not isinstance(found, Ok) or not isinstance(found.value, Entry):
            return found
        if found.value.reason == "already-received-otherwise":
            return Ok("never-overwrite")
        if not policy.is_intact(found.value):
            return Ok("spoiled")
        marked = self._mark(application_id, on_paper=True)
        return marked if isinstance(marked, Err) else found

    def no_paper(self, was: Entry) -> Result[None]:
        """Nothing came out: it stands as it did before."""
        return Ok(None) if was.on_paper else self._mark(was.application_id, on_paper=False)

    def given_paper(self, application_id: ApplicationId, staff: str) -> Result[Entry | Refusal]:
        """It is on paper now: from here on asked about, never sent; gives it as it stands then."""
        moment = self._clock.moment()
        changed = self._outbox.change(
            application_id,
            lambda entry: paper_policy.gave_paper(entry, moment) if entry.state == "parked" else entry,
        )
        if isinstance(changed, Err) or changed.value is None:
            return changed if isinstance(changed, Err) else Ok("unknown")
        self._record(Act.PARKED_PRINTED, application=application_id, staff=staff)
        return Ok(changed.value)

    def _mark(self, application_id: ApplicationId, *, on_paper: bool) -> Result[None]:
        changed = self._outbox.change(
            application_id,
            lambda entry: replace(entry, on_paper=on_paper) if entry.state == "parked" else entry,
        )
        return changed if isinstance(changed, Err) else Ok(None)

    def _parked(self, application_id: ApplicationId) -> Result[Entry | Refusal]:
        found = self._outbox.find(application_id)
        if isinstance(found, Err):
            return found
        entry = found.value
        if entry is None:
            return Ok("unknown")
        if entry.state == "parked":
            return Ok(entry)
        return Ok("received" if entry.state == "delivered" else "not-parked")

    def _asked(self, entry: Entry) -> Literal["received", "not-asked"] | None:
        """None: the back-end says that it has not arrived."""
        step = self._rounds.ask(entry)
        if step.entry is not None and step.entry.state == "delivered":
            return "received"
        return None if step.not_received else "not-asked"
