"""The pages that every sheet has on its way out: it is drawn, it is shown, the printer works at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kiosk.basics.result import Err, Ok
from kiosk.paper.document import Printed
from kiosk.paper.printer import slow
from kiosk.visit.effects import CallStaff
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import PaperPreview, Stage, Working
from kiosk.visit.sketch import Sketch, middle_button
from kiosk.visit.states import Printing
from kiosk.visit.ticket_states import PrintingTicket
from kiosk.visit.timing import REST_OF_PRINTING_S
from kiosk.visit.turn import Move, Turn, aside, then, turn_to

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure
    from kiosk.basics.marked import Marked
    from kiosk.paper.document import Document
    from kiosk.words.catalogue import Words

SLOW = "printer-slow"
PrintStep = TypeVar("PrintStep", Printing, PrintingTicket)


def told(turn: Turn) -> Move:
    """Out of paper, jam, offline: the page stays, says what staff do, and staff are called once.

    For one that is only slow nobody is called yet: it may be given up, or it goes on.
    """
    step, event = turn.visit.step, turn.event
    assert isinstance(step, Printing | PrintingTicket)
    assert isinstance(event, JobTold)
    otherwise = slow() if step.slow else None
    moved = turn_to(turn.visit, replace(step, hold=event.note or otherwise))
    if not _is_for_staff(event.note) or _is_for_staff(step.hold):
        return moved
    return then(moved, lambda visit: aside(visit, lambda job: CallStaff(job, "printer", "printing")))


def hangs(turn: Turn) -> bool:
    """Whether its whole time has passed, and not only the part after which it may be given up."""
    step, first = turn.visit.step, turn.visit.deadline
    assert isinstance(step, Printing | PrintingTicket)
    return step.slow or (first is not None and turn.moment.ticks >= first + REST_OF_PRINTING_S)


def slowed(step: PrintStep) -> PrintStep:
    """One may go on without paper from now on; what holds the printer up itself is still told first."""
    return replace(step, hold=step.hold or slow(), slow=True)


def _is_for_staff(note: Failure | None) -> bool:
    return note is not None and note.code.kind != SLOW


def failure_of(turn: Turn) -> Failure | None:
    """Why the job that ended printed nothing; None where all of it came out."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=Printed()):
            return None
        case Err(failure=failure):
            return failure
        case other:
            raise TypeError(type(other))


def filling(words: Words, title: Marked, stage: Marked) -> Sketch:
    foot = words("visit.filling-paper.foot")
    stages = (Stage(stage, "now", words("visit.filling-paper.now")),)
    return Sketch(Working(title, None, "printer", stages, 1, 2, foot), (), foot, quit="no-quit")


def preview(title: Marked, explanation: Marked, document: Document) -> PaperPreview:
    """The very file that is printed."""
    return PaperPreview(title, explanation, document.pdf, document.summary)


def printing(words: Words, stage: Marked, held_up_by: Failure | None) -> Sketch:
    """It can be given up only while something holds it up."""
    hold = None if held_up_by is None else words.failure(held_up_by)
    foot = words("visit.printing.foot")
    body = Working(
        words("visit.printing.title") if hold is None else hold.title,
        None,
        "printer-printing" if hold is None else "printer",
        (Stage(stage, "now", words("visit.printing.now")),),
        1,
        2,
        foot,
        None if hold is None else hold.explanation,
    )
    buttons = () if hold is None else (middle_button(words, "give-up", "visit.printing.give-up", "close"),)
    code = None if held_up_by is None else held_up_by.code.support
    return Sketch(body, buttons, foot, quit="no-quit", support_code=code)
