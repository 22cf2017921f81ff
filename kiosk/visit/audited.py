"""What is worth remembering of a move, written from the difference and not from the button (style rule 9).

No personal value is ever in a line: names of steps, ids of procedures, kinds of failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.audit import AuditEvent
from kiosk.visit.events import Closing, Event
from kiosk.visit.states import (
    CardTrouble,
    Finished,
    IdleWarning,
    LastTry,
    StaffCalled,
    StaffNeeded,
    Welcoming,
)
from kiosk.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One catalogued event with its facts."""

    event: AuditEvent
    facts: dict[str, str | int]


def audited(before: Visit, event: Event, after: Visit) -> Iterator[AuditLine]:
    """The lines of one move, in order."""
    if after.id != before.id:
        if not isinstance(before.step, Welcoming):
            yield AuditLine(
                AuditEvent.VISIT_FORGOTTEN, {"visit": before.id, "from": _step(before), "why": _why(event)}
            )
        return
    if isinstance(before.step, Welcoming) and not isinstance(after.step, Welcoming):
        yield AuditLine(AuditEvent.VISIT_BEGUN, {"visit": after.id})
    if len(after.cases) > len(before.cases):
        yield AuditLine(
            AuditEvent.PROCEDURE_CHOSEN, {"visit": after.id, "procedure": after.cases[-1].procedure}
        )
    if after.over != before.over and isinstance(after.over, StaffCalled | IdleWarning):
        named = AuditEvent.STAFF_CALLED if isinstance(after.over, StaffCalled) else AuditEvent.IDLE_WARNED
        yield AuditLine(named, {"visit": after.id, "step": _step(after)})
    if type(after.step) is not type(before.step):
        yield from _arrived(after)


def _arrived(visit: Visit) -> Iterator[AuditLine]:
    match visit.step:
        case Finished(outcome=outcome):
            facts = {
                "visit": visit.id,
                "application": visit.cases[-1].application_id,
                "outcome": outcome.kind,
            }
            yield AuditLine(AuditEvent.VISIT_FINISHED, {**facts})
        case CardTrouble(failure=failure):
            yield AuditLine(AuditEvent.CARD_TROUBLE, {"visit": visit.id, "code": failure.code.support})
        case LastTry():
            yield AuditLine(AuditEvent.LAST_TRY_KEPT, {"visit": visit.id})
        case StaffNeeded(reason=reason):
            yield AuditLine(AuditEvent.STAFF_NEEDED, {"visit": visit.id, "reason": reason})
        case _:
            return


def _step(visit: Visit) -> str:
    return type(visit.step).__name__


def _why(event: Event) -> str:
    return "closing" if isinstance(event, Closing) else type(event).__name__
