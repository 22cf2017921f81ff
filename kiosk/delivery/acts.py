"""The lasting acts of handing in, for the audit record: what was done to which application."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.delivery.entry import Entry


class Act(Enum):
    """Catalogue; the value is the event's name in the audit record."""

    KEPT = "application-kept"  # sealed and on the disk, before anything was sent
    DELIVERED = "application-delivered"
    PARKED = "application-parked"  # with its reason
    FOUND_RECEIVED = "parked-application-received"  # it had landed after all
    GAVE_PAPER = "paper-instead"  # asked about, never sent
    ERASED = "application-erased"  # nothing of it had left; the paper is the application
    NOT_LET_IN = "kiosk-not-let-in"
    OWN_NONCE = "own-nonce"  # no challenge could be had
    STAFF_CALLED = "staff-call-sent"
    STAFF_CALL_FAILED = "staff-call-failed"


class Record(Protocol):
    """Writes one act down, and does not raise.

    Facts: `application_id`, `receipt_number`, `reason`, `status`, `code`; never what an application says.
    """

    def __call__(self, act: Act, /, **facts: str | int) -> None: ...


def acts_between(before: Entry | None, after: Entry | None) -> tuple[Act, ...]:
    """What to write down when an entry changed so: told by the difference, so that no path is silent."""
    if after is None:
        return () if before is None else (Act.ERASED,)
    if before is None:
        return (Act.KEPT,)
    if after.state == "delivered" != before.state:
        found = (Act.FOUND_RECEIVED,) if before.state == "parked" else ()
        return (Act.DELIVERED, *found)
    if after.reason == "gave-paper" != before.reason:
        return (Act.GAVE_PAPER,)
    if after.state == "parked" != before.state:
        return (Act.PARKED,)
    return ()


def facts_of(entry: Entry) -> dict[str, str | int]:
    """The entry in the words of the record."""
    facts: dict[str, str | int] = {"application_id": entry.application_id}
    if entry.receipt_number is not None:
        facts["receipt_number"] = entry.receipt_number
    if entry.reason is not None:
        facts["reason"] = entry.reason
    return facts
