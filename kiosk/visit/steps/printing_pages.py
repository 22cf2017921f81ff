"""The pages that every sheet has on its way out: it is drawn, it is shown, the printer works at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kiosk.basics.result import Err, Ok
from kiosk.paper.document import Printed
from kiosk.paper.printer import slow
from kiosk.visit.calling import place_of
from kiosk.visit.effects import CallStaff
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import Fact, PaperPreview, Stage, Working
from kiosk.visit.sketch import Sketch, middle_button
from kiosk.visit.states import Printing
from kiosk.visit.ticket_states import Called, PrintingTicket
from kiosk.visit.timing import AGAIN_AFTER_S, MOST_CALLS, REST_OF_PRINTING_S, UNHEARD_AGAIN_S
from kiosk.visit.turn import Move, Turn, aside, then, turn_to

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure
    from kiosk.basics.marked import Marked
    from kiosk.paper.document import Document
    from kiosk.words.catalogue import Words

SLOW = "printer-slow"
PrintStep = TypeVar("PrintStep", Printing, PrintingTicket)


def told(turn: Turn) -> Move:
    """Out of paper, jam, offline: the page stays, says what staff do, and staff are called once, however
    often it comes and goes; again when nobody came for long, and soon where nobody heard it.

    For one that is only slow nobody is called yet: it may be given up, or it goes on.
    """
    step, event = turn.visit.step, turn.event
    assert isinstance(step, Printing | PrintingTicket)
    assert isinstance(event, JobTold)
    otherwise = slow() if step.slow else None
    held = replace(step, hold=event.note or otherwise)
    why = None if event.note is None else event.note.code.kind
    if why is None or why == SLOW or not _is_due(step, why, turn.moment.ticks):
        return turn_to(turn.visit, held)
    times = 1 if step.called is None else step.called.times + 1
    return then(
        aside(turn.visit, lambda job: CallStaff(job, "printer", place_of(turn.visit))),
        lambda visit: turn_to(
            visit, replace(held, called=Called(visit.counter, why, turn.moment.ticks, times))
        ),
    )


def answered(turn: Turn) -> Move | None:
    """The call arrived or it did not, which the page says; None where it was another call."""
    step, event = turn.visit.step, turn.event
    assert isinstance(event, JobEnded)
    if not isinstance(step, Printing | PrintingTicket) or step.called is None:
        return None
    if event.job.number != step.called.job:
        return None
    heard = not isinstance(event.result, Err)
    return turn_to(turn.visit, replace(step, called=replace(step.called, heard=heard)))


def _is_due(step: Printing | PrintingTicket, why: str, ticks: float) -> bool:
    """Whether staff are to be called (again): by time, or for something else once it had gone on."""
    called = step.called
    if called is None:
        return True
    if not called.heard:
        return ticks >= called.at + UNHEARD_AGAIN_S
    something_else = called.why != why and not _is_for_staff(step.hold)
    return called.times < MOST_CALLS and (something_else or ticks >= called.at + AGAIN_AFTER_S)


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
    contents = tuple(Fact(label, value) for label, value in document.contents)
    return PaperPreview(title, explanation, document.pdf, document.summary, contents)


def printing(words: Words, stage: Marked, held_up_by: Failure | None, called: Called | None = None) -> Sketch:
    """It can be given up only while something holds it up. Nobody is said to come whom no call reached."""
    hold = None if held_up_by is None else words.failure(held_up_by)
    unheard = _is_for_staff(held_up_by) and called is not None and not called.heard
    foot = words("visit.printing.foot")
    body = Working(
        words("visit.printing.title") if hold is None else hold.title,
        words("visit.staff-called.not-heard") if unheard else None,
        "printer-printing" if hold is None else "printer",
        (Stage(stage, "now", words("visit.printing.now")),),
        1,
        2,
        foot,
        words("visit.staff-called.wave") if unheard else None if hold is None else hold.explanation,
    )
    buttons = () if hold is None else (middle_button(words, "give-up", "visit.printing.give-up", "close"),)
    code = None if held_up_by is None else held_up_by.code.support
    return Sketch(body, buttons, foot, quit="no-quit", support_code=code)
