"""What is worth remembering of a move, written from the difference and not from the button (style rule 9).

No personal value is ever in a line: names of steps, ids of procedures, kinds of failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.audit import AuditEvent
from kiosk.visit.events import Closing, Event
from kiosk.visit.states import (
    CannotPrint,
    CardTrouble,
    Closed,
    Finished,
    HandedIn,
    IdleWarning,
    LastTry,
    Previewing,
    Printing,
    StaffCalled,
    StaffNeeded,
    Step,
    Summary,
    TakingPaper,
    Welcoming,
)
from kiosk.visit.ticket_states import PrintingTicket, Resumed, TakingTicket, TicketFailed, TicketRefused
from kiosk.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One catalogued event with its facts."""

    event: AuditEvent
    facts: dict[str, str | int]


def audited(before: Visit, event: Event, after: Visit) -> Iterator[AuditLine]:
    """The lines of one move, in order."""
    if after.id != before.id:
        yield from _ticket_out(before, after)
        if not isinstance(before.step, Welcoming | Closed):
            yield AuditLine(
                AuditEvent.VISIT_FORGOTTEN, {"visit": before.id, "from": _step(before), "why": _why(event)}
            )
        return
    if isinstance(before.step, Welcoming) and not isinstance(after.step, Welcoming | Closed):
        yield AuditLine(AuditEvent.VISIT_BEGUN, {"visit": after.id})
    if _application(after) not in ("", _application(before)):
        yield AuditLine(
            AuditEvent.PROCEDURE_CHOSEN, {"visit": after.id, "procedure": after.cases[-1].procedure}
        )
    yield from _laid_over(before, after)
    yield from _proved(before, after)
    if type(after.step) is not type(before.step):
        yield from _printed(before.step, after)
        if not isinstance(before.step, HandedIn):
            yield from _arrived(after)


def _laid_over(before: Visit, after: Visit) -> Iterator[AuditLine]:
    """One line a call; that it arrived, or did not, is the same call."""
    facts: dict[str, str | int] = {"visit": after.id, "step": _step(after)}
    if (before.held_until is None) is not (after.held_until is None):
        held = after.held_until is not None
        yield AuditLine(AuditEvent.STAFF_HELD if held else AuditEvent.STAFF_RELEASED, facts)
    match after.over:
        case StaffCalled(call=call) if not isinstance(before.over, StaffCalled) or before.over.call != call:
            yield AuditLine(AuditEvent.STAFF_CALLED, facts)
        case IdleWarning() if not isinstance(before.over, IdleWarning):
            yield AuditLine(AuditEvent.IDLE_WARNED, facts)
        case _:
            return


def _proved(before: Visit, after: Visit) -> Iterator[AuditLine]:
    """What a card told, and what it signed."""
    card = after.card
    if card is not None and card is not before.card:
        yield AuditLine(AuditEvent.CARD_READ, {"method": card.method, "genuineness": card.genuineness})
    for item in after.evidence:
        if item.method.startswith("jpki-") and item not in before.evidence:
            facts: dict[str, str | int] = {"application": _application(after), "method": item.method}
            yield AuditLine(AuditEvent.CARD_PROVED, facts)


def _printed(before: Step, visit: Visit) -> Iterator[AuditLine]:
    """What came of printing; forms that could not even be drawn did not come out either."""
    application = _application(visit)
    match before, visit.step:
        case Printing(document=document), TakingPaper():
            sheets: dict[str, str | int] = {"application": application, "visit": visit.id}
            yield AuditLine(AuditEvent.PAPER_PRINTED, {**sheets, "pages": document.pages})
        case Previewing(), CannotPrint():
            return  # back from looking at it: nothing was printed since
        case _, CannotPrint(failure=failure) | TicketFailed(failure=failure):
            yield AuditLine(
                AuditEvent.PRINT_FAILED, {"application": application, "code": failure.code.support}
            )
        case _:
            return


def _ticket_out(before: Visit, after: Visit) -> Iterator[AuditLine]:
    match before.step, after.step:
        case PrintingTicket(document=document), TakingTicket():
            facts: dict[str, str | int] = {"application": _application(before), "visit": before.id}
            yield AuditLine(AuditEvent.TICKET_PRINTED, {**facts, "pages": document.pages})
        case _:
            return


def _arrived(visit: Visit) -> Iterator[AuditLine]:
    match visit.step:
        case Finished() | HandedIn() | Summary() if visit.cases[-1].outcome is not None:
            facts = {
                "visit": visit.id,
                "application": visit.cases[-1].application_id,
                "outcome": visit.cases[-1].outcome.kind,
            }
            yield AuditLine(AuditEvent.VISIT_FINISHED, {**facts})
        case CardTrouble(failure=failure):
            yield AuditLine(AuditEvent.CARD_TROUBLE, {"visit": visit.id, "code": failure.code.support})
        case LastTry():
            yield AuditLine(AuditEvent.LAST_TRY_KEPT, {"visit": visit.id})
        case Resumed():
            facts = {"visit": visit.id, "application": visit.cases[-1].application_id}
            yield AuditLine(AuditEvent.TICKET_TAKEN_BACK, {**facts})
        case TicketRefused(failure=failure):
            yield AuditLine(AuditEvent.TICKET_REFUSED, {"visit": visit.id, "code": failure.code.support})
        case StaffNeeded(reason=reason):
            yield AuditLine(AuditEvent.STAFF_NEEDED, {"visit": visit.id, "reason": reason})
        case _:
            return


def _application(visit: Visit) -> str:
    return visit.cases[-1].application_id if visit.cases else ""


def _step(visit: Visit) -> str:
    return type(visit.step).__name__


def _why(event: Event) -> str:
    return "closing" if isinstance(event, Closing) else type(event).__name__
