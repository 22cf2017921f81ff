"""One row of the outbox: a sealed application and how far it has come. Opaque to everything here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.backend import Sealed

State: TypeAlias = Literal["sealed", "sending", "delivered", "parked"]
Reason: TypeAlias = Literal[
    "rejected",
    "defect",
    "already-received-otherwise",
    "not-for-this-kiosk",
    "printing",
    "gave-paper",
    "interrupted",
    "no-paper",
]
"""Why staff must look. `not-for-this-kiosk`: the back-end lets this kiosk in, but not with this application,
which another one may have handed in (`Entry.elsewhere`).
`printing`: the resident prints it. `gave-paper`: the resident has it on paper, and nothing else is amiss.
`interrupted`: nobody was there any more to be given paper, or the kiosk stopped while it printed.
`no-paper`: neither sent nor printed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sealed application on its way.

    Attributes:
        digest: The sealed bytes' Content-Digest; stays when they are gone.
        sealed: None once delivered: the bytes are erased, id, digest and receipt number stay for some days.
        state: `sealed` waits its turn, `sending` is on the wire (or was when the machine died), `delivered`,
            `parked` waits for staff and is asked about, never sent.
        queued_at: When it was sealed.
        next_at: Not before this moment is anything asked or sent for it.
        may_wait: Whether it may be sent after the resident left.
        unclear: Some attempt ended unclear: ask before parking.
        ask_first: The next request is a GET; no PUT before it was answered "not received".
        sent: A byte of it may have left this machine.
        attempts: Requests made for it.
        reason: Why it is parked, or, while `sealed`, why it will be unless it turns out to be received.
        pointers: Which fields a rejection named; never values.
        on_paper: The resident or the desk has it, or may have it, on paper, whatever else it is parked for.
        elsewhere: Another kiosk may have handed it in: it travels on a stick, or came from a ticket.
    """

    application_id: ApplicationId
    digest: str
    sealed: Sealed | None
    state: State
    queued_at: datetime
    next_at: datetime
    may_wait: bool
    unclear: bool = False
    ask_first: bool = False
    sent: bool = False
    attempts: int = 0
    reason: Reason | None = None
    pointers: tuple[str, ...] = ()
    receipt_number: str | None = None
    on_paper: bool = False
    elsewhere: bool = False


NO_STAFF = "-"
"""In a note: the resident took paper instead."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """What is left of an application that was let go, so that a late question after it has an answer, and no
    older copy of it (on a stick, in a file that was set aside) is ever sent.

    Attributes:
        digest: Of the sealed bytes that were erased.
        reason: Why it had been parked; `gave-paper` where the sheets came out.
        because, staff, at: Why it was let go, by whom (or `NO_STAFF`), when.
    """

    application_id: ApplicationId
    digest: str
    reason: str | None
    because: str
    staff: str
    at: datetime

    @property
    def is_on_paper(self) -> bool:
        """Whether the resident has it; paper that was promised only may never have come out."""
        return self.because == "on-paper" and (self.staff != NO_STAFF or self.reason == "gave-paper")


@dataclass(frozen=True, slots=True)
class Hold:
    """No request before `until`: the back-end said so to the kiosk, not about one application.

    Attributes:
        why: `not-let-in` (401, 403: no request at all) or `told-to-wait` (429, 503 with Retry-After: none
            like the one that was answered so).
        credentials: The back-end port's mark at that time; another mark means that staff have acted.
    """

    until: datetime
    why: Literal["not-let-in", "told-to-wait"]
    credentials: str


def fresh(sealed: Sealed, *, may_wait: bool, now: datetime, elsewhere: bool = False) -> Entry:
    """The entry as it is first kept: due at once."""
    return Entry(
        application_id=sealed.application_id,
        digest=sealed.digest,
        sealed=sealed,
        state="sealed",
        queued_at=now,
        next_at=now,
        may_wait=may_wait,
        elsewhere=elsewhere,
    )
