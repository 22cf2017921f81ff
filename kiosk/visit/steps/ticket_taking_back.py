"""A ticket (続きの券) is scanned: its codes are collected, it is opened, the visit goes on."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import FieldId
from kiosk.basics.result import Err, Ok
from kiosk.forms.answers import Answers
from kiosk.paper.symbols import TICKET, IncompleteCode, joined, part_of
from kiosk.visit.effects import LookUp, OpenTicket
from kiosk.visit.events import JobEnded, TicketScanned
from kiosk.visit.resuming import unpacked
from kiosk.visit.screen import Button, Notice, Stage, Working
from kiosk.visit.sketch import Sketch, next_button
from kiosk.visit.states import Asking, ChoosingTopic, Preparing, Step, Welcoming
from kiosk.visit.steps.asking import first_question
from kiosk.visit.steps.identity import toward_identity
from kiosk.visit.steps.plan import is_guide
from kiosk.visit.ticket_states import CollectingTicket, OpeningTicket, Resumed, TicketRefused
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, drop_jobs, go, start, then, turn_to, undrafted
from kiosk.visit.visit import Visit


def scanned(turn: Turn) -> Move:
    """One QR code: with the last one missing the ticket is opened; codes of another ticket begin anew.

    Those of a form or a 委任状 open for the ward alone: the person is told to take the paper to the counter.
    """
    event = turn.event
    assert isinstance(event, TicketScanned)
    try:
        part = part_of(event.text)
        if part.kind != TICKET:
            return _onto(turn.visit, TicketRefused(Failure(Code.TICKET_09)))
        texts, of = _together(turn.visit.step, event.text), part.of
        if len({part_of(text).part for text in texts}) < of:
            return _onto(turn.visit, CollectingTicket(texts, of))
        sealed = joined(texts)
    except IncompleteCode:
        return _onto(turn.visit, TicketRefused(Failure(Code.TICKET_05)))
    opening = _onto(turn.visit, OpeningTicket())
    return then(opening, lambda visit: start(visit, lambda job: OpenTicket(job, sealed)))


def opened(turn: Turn) -> Move:
    """The visit is back unless it was handed in here already; or it is not, and why."""
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    assert isinstance(step, OpeningTicket)
    match turn.event.result:
        case Ok(value=bytes() as contents):
            back = unpacked(contents, turn)
            if back is None:
                return _refuse(turn, Failure(Code.TICKET_06))
            following = Resumed(back.card, back.changed, back.where)
            application = back.visit.cases[-1].application_id
            return then(
                turn_to(back.visit, OpeningTicket(following)),
                lambda visit: start(visit, lambda job: LookUp(job, application)),
            )
        case Ok(value=None) if step.then is not None:
            return turn_to(turn.visit, step.then)
        case Ok(value=str() as number):
            return _refuse(turn, Failure(Code.TICKET_08, {"number": number}))
        case Err(failure=failure):
            return _refuse(turn, failure)
        case other:
            raise TypeError(type(other))


def too_long(turn: Turn) -> Move:
    failure = took_too_long()
    return then(drop_jobs(turn.visit), lambda visit: _refuse(replace(turn, visit=visit), failure))


def leave(turn: Turn) -> Move:
    """はじめから: without the ticket."""
    return turn_to(turn.visit, ChoosingTopic())


def go_on(turn: Turn) -> Move:
    """To the card where one was read, else to the question the person stood at."""
    step = turn.visit.step
    assert isinstance(step, Resumed)
    if not turn.case.applicant:
        return go(turn.visit, Preparing())
    if step.card and not is_guide(turn):
        return toward_identity(turn)
    where = step.where
    if where is not None and _is_open(turn, where):
        return go(turn.visit, where)
    return first_question(turn)


def show_collecting(step: CollectingTicket, turn: Turn) -> Sketch:
    words = turn.words
    done = len({part_of(text).part for text in step.texts})
    lines = (words("visit.ticket.collected", done=done, of=step.of),)
    return Sketch(Notice(words("visit.ticket.next-code"), lines, "ticket"), (_leave(turn),), quit="no-quit")


def show_opening(step: OpeningTicket, turn: Turn) -> Sketch:
    words = turn.words
    title = words("visit.ticket.opening")
    stage = Stage(title, "now", words("visit.ticket.now"))
    return Sketch(
        Working(title, None, "ticket", (stage,), 1, 2, words("visit.ticket.now")), (), quit="no-quit"
    )


def show_refused(step: TicketRefused, turn: Turn) -> Sketch:
    """Why it brings nothing back, and the ways on."""
    words, failure = turn.words, turn.words.failure(step.failure)
    body = Notice(
        failure.title,
        (failure.remedy,),
        "helper",
        explanation=failure.explanation,
        code=words("visit.support-code", code=step.failure.code.support),
    )
    call = Button("call", words("visit.call-staff"), "back", "call")
    return Sketch(body, (call, _leave(turn)), support_code=step.failure.code.support, quit="no-quit")


def show_resumed(step: Resumed, turn: Turn) -> Sketch:
    """Which procedure it is, and what comes next; no answer stands here."""
    words = turn.words
    lines = [words("visit.resumed.procedure", name=turn.procedure.short_title)]
    if step.changed:
        lines.append(words("visit.resumed.changed"))
    if step.card and not is_guide(turn):
        lines.append(words("visit.resumed.card"))
    body = Notice(words("visit.resumed.title"), tuple(lines), "ticket")
    return Sketch(body, (next_button(words),))


def _together(step: Step, text: str) -> tuple[str, ...]:
    """This code and those of the same ticket before it."""
    part = part_of(text)
    before = step.texts if isinstance(step, CollectingTicket) else ()
    return tuple(dict.fromkeys((*(one for one in before if part_of(one).whole == part.whole), text)))


def _refuse(turn: Turn, failure: Failure) -> Move:
    """Nothing of what the ticket carried stays but its language."""
    fresh_one = replace(undrafted(turn.visit), cases=(), plan=None, answers=Answers())
    return turn_to(fresh_one, TicketRefused(failure))


def _leave(turn: Turn) -> Button:
    return next_button(turn.words, "visit.ticket.leave", leads_back=True)


def _onto(visit: Visit, step: Step) -> Move:
    """From the first page もどる leads back there; between pages of tickets it does not."""
    return go(visit, step) if isinstance(visit.step, Welcoming) else turn_to(visit, step)


def _is_open(turn: Turn, where: Asking) -> bool:
    """Whether that part of that question is still asked."""
    answers = turn.visit.answers
    for question in turn.interview.questions(answers):
        if FieldId(question.id) == where.question:
            return where.part in turn.interview.parts(question, turn.visit.drafts, answers)
    return False
