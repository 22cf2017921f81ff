"""The lasting acts of handing in, for the audit record: what was done to which application."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.delivery.entry import Entry


class Act(Enum):
    """The value is the event's name in the audit catalogue (`kiosk.audit.AuditEvent`)."""

    SEALED = "application-sealed"
    DELIVERED = "application-delivered"
    QUEUED = "application-queued"
    PARKED = "application-parked"
    PARKED_RECEIVED = "parked-application-received"
    PARKED_PRINTED = "parked-application-printed"
    CLAIMED = "application-claimed-for-paper"
    ON_PAPER = "application-on-paper"
    RETRIED = "application-retried"
    DISCARDED = "application-discarded"
    RECOVERED = "set-aside-recovered"
    SET_ASIDE_DISCARDED = "set-aside-discarded"
    NOT_LET_IN = "kiosk-not-let-in"
    CLOCK_OFF = "clock-off"
    OWN_NONCE = "own-nonce"
    STAFF_CALL = "staff-call-sent"


class Record(Protocol):
    """Writes one act down, and does not raise for a disk. Facts are ids and words of the catalogue."""

    def __call__(self, act: Act, /, **facts: str | int) -> None: ...


def acts_between(before: Entry, after: Entry | None) -> tuple[tuple[Act, dict[str, str | int]], ...]:
    """What to write down when an entry changed so: told by the difference, so that no path is silent."""
    about: dict[str, str | int] = {"application": before.application_id}
    interrupted = after is not None and (before.reason, after.reason) == ("printing", "interrupted")
    if after is None or (after.on_paper and not before.on_paper and not interrupted):
        return ((Act.ON_PAPER, about),)
    if after.state == "delivered" != before.state:
        delivered = (Act.DELIVERED, {**about, "attempts": after.attempts})
        return (delivered, (Act.PARKED_RECEIVED, about)) if before.state == "parked" else (delivered,)
    if after.state == "parked" != before.state and after.reason == "printing":
        return ((Act.CLAIMED, about),)
    if after.state == "parked" and (before.state, before.reason) != (after.state, after.reason):
        return ((Act.PARKED, {**about, "reason": after.reason or "unknown"}),)
    return ()
