"""The steps from handing in to the end: sending, paper instead, number and counter, or staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.basics.failure import Failure
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import Document
from kiosk.visit.ticket_states import Called


@dataclass(frozen=True, slots=True)
class Sending:
    """Sealed, kept, on its way."""

    done: int = 0


@dataclass(frozen=True, slots=True)
class CannotSend:
    """Not handed in now: paper, later, or once more. `outcome.kind` says what is possible."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FillingPaper:
    """The paper form is being drawn; `outcome` is why, `again` marks one whose first copy does not count.

    Attributes:
        staff: The page where staff asked for it once more; None before any print.
    """

    outcome: Outcome
    again: bool = False
    staff: CannotPrint | None = None


@dataclass(frozen=True, slots=True)
class Previewing:
    """What will be printed, before it is printed.

    Attributes:
        staff: Where もどる leads when staff asked for it: the application is theirs by now.
    """

    document: Document
    outcome: Outcome
    again: bool = False
    staff: CannotPrint | None = None


@dataclass(frozen=True, slots=True)
class Printing:
    """The printer works; `hold` is what holds it up, `slow` that it takes its time, `called` the last call
    for staff because of it.
    """

    document: Document
    outcome: Outcome
    hold: Failure | None = None
    again: bool = False
    slow: bool = False
    called: Called | None = None


@dataclass(frozen=True, slots=True)
class TakingPaper:
    """The sheets are out, and the person takes them."""

    outcome: Outcome
    pages: int


@dataclass(frozen=True, slots=True)
class CannotPrint:
    """No paper either: kept for staff, who are called; the number is shown.

    Attributes:
        kept: Known to lie sealed on the disk; nothing is promised before.
        outcome: What a second print would be drawn from; None once that was spent.
        begun: Sheets of the first print may lie about.
        call: Number of the job that calls staff.
        heard: False when that call could not be sent; then nobody is said to come.
    """

    failure: Failure
    kept: bool = False
    outcome: Outcome | None = None
    begun: bool = False
    call: int = 0
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """Done: number, counter, card, slip, seat."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One of several procedures is done: its number, and which one comes next."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a life event: every receipt number, and what is left to do at a counter."""


@dataclass(frozen=True, slots=True)
class StaffNeeded:
    """Only a person can go on from here; staff are called."""

    reason: str
    failure: Failure | None = None


HandingInStep: TypeAlias = (
    Sending
    | CannotSend
    | FillingPaper
    | Previewing
    | Printing
    | TakingPaper
    | CannotPrint
    | Finished
    | HandedIn
    | Summary
    | StaffNeeded
)
