"""18 and after: drawing the form, showing it, printing it; and what happens when there is no paper either."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.failure import Failure
from kiosk.basics.result import Err, Ok
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import Document, Printed
from kiosk.visit.effects import CallStaff, GivePaper, Park, Print
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import Notice, PaperPreview, Stage, Working
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import CannotPrint, CannotSend, FillingPaper, Finished, Previewing, Printing
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, aside, drop_jobs, start, stay, then, turn_to, with_case


def filled(turn: Turn) -> Move:
    """The form is drawn: it is shown before anything is printed."""
    assert isinstance(turn.event, JobEnded)
    step = turn.visit.step
    assert isinstance(step, FillingPaper)
    match turn.event.result:
        case Ok(value=Document() as document):
            visit = replace(turn.visit, documents=(*turn.visit.documents, document))
            return turn_to(visit, Previewing(document, step.outcome))
        case Err(failure=failure):
            return _no_paper(turn, failure)
        case other:
            raise TypeError(type(other))


def print_it(turn: Turn) -> Move:
    step = turn.visit.step
    assert isinstance(step, Previewing)
    return then(
        turn_to(turn.visit, Printing(step.document, step.outcome)),
        lambda visit: start(visit, lambda job: Print(job, step.document)),
    )


def leave_preview(turn: Turn) -> Move:
    step = turn.visit.step
    assert isinstance(step, Previewing)
    return turn_to(turn.visit, CannotSend(step.outcome))


def told(turn: Turn) -> Move:
    """Out of paper, jam, offline: the page stays, says what staff do, and staff are called once."""
    step, event = turn.visit.step, turn.event
    assert isinstance(step, Printing)
    assert isinstance(event, JobTold)
    moved = turn_to(turn.visit, replace(step, hold=event.note))
    if event.note is None or step.hold is not None:
        return moved
    return then(moved, lambda visit: aside(visit, lambda job: CallStaff(job, "printer", "printing")))


def printed(turn: Turn) -> Move:
    """The sheets are out: only now is the waiting copy given up, so that nothing is lost in between."""
    assert isinstance(turn.event, JobEnded)
    step = turn.visit.step
    assert isinstance(step, Printing)
    match turn.event.result:
        case Ok(value=Printed()):
            return _given(turn, replace(step.outcome, kind="paper"))
        case Err(failure=failure):
            return _no_paper(turn, failure)
        case other:
            raise TypeError(type(other))


def give_up(turn: Turn) -> Move:
    """やめる while the printer is held up: the job is cancelled, and staff have the application."""
    step = turn.visit.step
    assert isinstance(step, Printing)
    if step.hold is None:
        return stay(turn.visit)
    held = step.hold
    return then(drop_jobs(turn.visit), lambda visit: _no_paper(replace(turn, visit=visit), held))


def too_long(turn: Turn) -> Move:
    """The printer or the drawing hangs: staff have the application."""
    failure = took_too_long()
    return then(drop_jobs(turn.visit), lambda visit: _no_paper(replace(turn, visit=visit), failure))


def parked(turn: Turn) -> Move:
    """Kept for staff, or not; only then does the page say so."""
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    assert isinstance(step, CannotPrint)
    match turn.event.result:
        case Ok(value=Outcome() as outcome):
            visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
            return turn_to(visit, replace(step, kept=outcome.failure is None))
        case _:
            return stay(turn.visit)


def show_filling(step: FillingPaper, turn: Turn) -> Sketch:
    words = turn.words
    stage = Stage(words("visit.filling-paper.stage"), "now", words("visit.filling-paper.now"))
    foot = words("visit.filling-paper.foot")
    body = Working(words("visit.filling-paper.title"), None, "printer", (stage,), 1, 2, foot)
    return Sketch(body, (), foot, quit="no-quit")


def show_preview(step: Previewing, turn: Turn) -> Sketch:
    words = turn.words
    body = PaperPreview(
        words("visit.previewing.title"),
        words("visit.previewing.explanation"),
        step.document.pdf,
        step.document.summary,
    )
    buttons = (back_button(words), next_button(words, "visit.previewing.print"))
    return Sketch(body, buttons, private=(step.document.summary,))


def show_printing(step: Printing, turn: Turn) -> Sketch:
    words = turn.words
    hold = None if step.hold is None else words.failure(step.hold)
    stage = Stage(words("visit.printing.stage"), "now", words("visit.printing.now"))
    foot = words("visit.printing.foot")
    body = Working(
        words("visit.printing.title") if hold is None else hold.title,
        None,
        "printer",
        (stage,),
        1,
        2,
        foot,
        None if hold is None else hold.explanation,
    )
    buttons = () if hold is None else (middle_button(words, "give-up", "visit.printing.give-up", "close"),)
    code = None if step.hold is None else step.hold.code.support
    return Sketch(body, buttons, foot, quit="no-quit", support_code=code)


def show_cannot_print(step: CannotPrint, turn: Turn) -> Sketch:
    words = turn.words
    short = turn.case.application_id[-6:].upper()
    text = words.failure(step.failure)
    body = Notice(
        words("visit.cannot-print.title"),
        (words("visit.cannot-print.line1"), words("visit.cannot-print.number", number=short)),
        "helper",
        explanation=text.title,
        headline=words("visit.cannot-print.headline") if step.kept else None,
        code=words("visit.support-code", code=step.failure.code.support),
    )
    buttons = (next_button(words, "visit.finished.finish"),)
    return Sketch(body, buttons, support_code=step.failure.code.support, quit="no-quit")


def _given(turn: Turn, outcome: Outcome) -> Move:
    visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
    application = turn.case.application_id
    return then(
        turn_to(visit, Finished(outcome)),
        lambda visit: aside(visit, lambda job: GivePaper(job, application)),
    )


def _no_paper(turn: Turn, failure: Failure) -> Move:
    application = turn.case.application
    assert application is not None
    return then(
        turn_to(turn.visit, CannotPrint(failure)),
        lambda visit: start(visit, lambda job: Park(job, application)),
        lambda visit: aside(visit, lambda job: CallStaff(job, "no-paper", "cannot-print")),
    )
