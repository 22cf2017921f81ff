"""The steps of going on later (続きの券): a visit goes onto a ticket and comes back from one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure
    from kiosk.paper.document import Document
    from kiosk.visit.states import Asking


@dataclass(frozen=True, slots=True)
class FillingTicket:
    """The ticket (続きの券) is being sealed and drawn."""


@dataclass(frozen=True, slots=True)
class PreviewingTicket:
    """The ticket as it will be printed, and what it is worth."""

    document: Document


@dataclass(frozen=True, slots=True)
class Called:
    """Staff were called to a printer.

    Attributes:
        job: Number of the job that called last.
        why: Kind of what held the printer up then.
        at: Ticks of that call.
        times: How often by now.
        heard: False when it could not be sent: a raised hand serves.
    """

    job: int
    why: str
    at: float
    times: int = 1
    heard: bool = True


@dataclass(frozen=True, slots=True)
class PrintingTicket:
    """The printer works at the ticket; `hold` is what holds it up, `slow` that it takes its time."""

    document: Document
    hold: Failure | None = None
    slow: bool = False
    called: Called | None = None


@dataclass(frozen=True, slots=True)
class TakingTicket:
    """The ticket is out. The visit that it carries is forgotten already."""


@dataclass(frozen=True, slots=True)
class TicketFailed:
    """No ticket came out; nothing is lost, the person decides. `document` is what can be printed again."""

    failure: Failure
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class CollectingTicket:
    """Some of a ticket's QR codes are read, the next one is waited for."""

    texts: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class TicketRefused:
    """A ticket that brings nothing back."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Resumed:
    """A ticket brought a visit back; it goes on from here.

    Attributes:
        card: A card was read before, and is laid down again.
        changed: Something is asked anew.
        where: The question the person stood at; None elsewhere.
    """

    card: bool
    changed: bool
    where: Asking | None = None


@dataclass(frozen=True, slots=True)
class OpeningTicket:
    """A ticket is being opened; `then` is what follows once it is known not to have been handed in."""

    then: Resumed | None = None


TicketStep: TypeAlias = (
    FillingTicket
    | PreviewingTicket
    | PrintingTicket
    | TakingTicket
    | TicketFailed
    | CollectingTicket
    | OpeningTicket
    | TicketRefused
    | Resumed
)

NO_QUIT_FROM_TICKETS: frozenset[type[object]] = frozenset(
    {
        FillingTicket,
        PreviewingTicket,
        PrintingTicket,
        TakingTicket,
        TicketFailed,
        CollectingTicket,
        OpeningTicket,
        TicketRefused,
    }
)
"""The visit is about to leave the machine, or is not back yet: each page has its own way out."""
