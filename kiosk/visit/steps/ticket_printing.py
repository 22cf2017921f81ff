"""あとで続ける: the visit goes onto a ticket (続きの券), is shown, printed, and only then forgotten here."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.failure import Failure
from kiosk.basics.result import Err, Ok
from kiosk.paper.document import Document
from kiosk.visit.effects import FillTicket, Print
from kiosk.visit.events import JobEnded, JobId
from kiosk.visit.original import in_own_language
from kiosk.visit.resuming import packed
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, middle_button, next_button
from kiosk.visit.states import NO_QUIT
from kiosk.visit.steps import printing_pages
from kiosk.visit.steps.paper import is_own
from kiosk.visit.ticket_states import (
    FillingTicket,
    PreviewingTicket,
    PrintingTicket,
    TakingTicket,
    TicketFailed,
)
from kiosk.visit.timing import MACHINE_S, took_too_long
from kiosk.visit.turn import Move, Turn, drop_jobs, fresh, go, start, stay, then, turn_to
from kiosk.visit.visit import Visit


def may_go_on_later(turn: Turn) -> bool:
    """Something is begun, nothing of it was handed in or given on paper yet, and there is a key for today."""
    visit = turn.visit
    if not visit.cases or type(visit.step) in NO_QUIT or type(visit.step) in MACHINE_S:
        return False
    begun = turn.case.application is None and turn.case.outcome is None
    return begun and turn.book.has_fleet_key(turn.moment.now.date())


def begin(turn: Turn) -> Move:
    """The ticket is made first; nothing is lost until it is out."""
    if not may_go_on_later(turn):
        return stay(turn.visit)
    visit = replace(in_own_language(turn.visit), over=None, held_until=None)
    return then(drop_jobs(visit), lambda visit: go(visit, FillingTicket()), lambda visit: _fill(turn, visit))


def filled(turn: Turn) -> Move:
    """Drawn: it is shown with what it is worth before anything is printed."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=Document() as document) if not is_own(turn, document):
            return stay(turn.visit)
        case Ok(value=Document() as document):
            return turn_to(turn.visit, PreviewingTicket(document))
        case Err(failure=failure):
            return turn_to(turn.visit, TicketFailed(failure))
        case other:
            raise TypeError(type(other))


def print_it(turn: Turn) -> Move:
    step = turn.visit.step
    assert isinstance(step, PreviewingTicket)
    return _print(turn, step.document)


def printed(turn: Turn) -> Move:
    """It is out: nothing of the visit stays on the machine but how to see and hear the last page."""
    step = turn.visit.step
    assert isinstance(step, PrintingTicket)
    failure = printing_pages.failure_of(turn)
    if failure is not None:
        return turn_to(turn.visit, TicketFailed(failure, step.document))
    comfort = replace(turn.visit.comfort, veiled=False)
    return stay(replace(fresh(turn, TakingTicket()), comfort=comfort))


def give_up(turn: Turn) -> Move:
    """やめる while the printer is held up: the job is cancelled, the visit is still there."""
    step = turn.visit.step
    assert isinstance(step, PrintingTicket)
    return stay(turn.visit) if step.hold is None else _failed(turn, step.hold)


def late(turn: Turn) -> Move:
    """Whatever is under way: first it is told to be slow and may be given up, at last it failed."""
    step = turn.visit.step
    assert isinstance(step, PrintingTicket)
    return too_long(turn) if printing_pages.hangs(turn) else turn_to(turn.visit, printing_pages.slowed(step))


def too_long(turn: Turn) -> Move:
    """The drawing or the printer hangs."""
    return _failed(turn, took_too_long())


def again(turn: Turn) -> Move:
    """もう一度: the very same sheet where it was drawn already; two of them are one visit."""
    step = turn.visit.step
    assert isinstance(step, TicketFailed)
    if step.document is not None:
        return _print(turn, step.document)
    return then(turn_to(turn.visit, FillingTicket()), lambda visit: _fill(turn, visit))


def show_filling(step: FillingTicket, turn: Turn) -> Sketch:
    words = turn.words
    return printing_pages.filling(words, words("visit.ticket.filling"), words("visit.ticket.stage"))


def show_preview(step: PreviewingTicket, turn: Turn) -> Sketch:
    """What it is for and what its loss means, said before it is printed."""
    words = turn.words
    body = printing_pages.preview(words("visit.ticket.preview"), words("visit.ticket.worth"), step.document)
    buttons = (_go_on(turn), next_button(words, "visit.previewing.print"))
    return Sketch(body, buttons, quit="no-quit")


def show_printing(step: PrintingTicket, turn: Turn) -> Sketch:
    return printing_pages.printing(turn.words, turn.words("visit.ticket.stage"), step.hold, step.called)


def show_taking(step: TakingTicket, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(
        words("visit.ticket.taking"),
        (words("visit.ticket.where"), words("visit.ticket.card-along")),
        "printer-printing",
        headline=words("visit.ticket.nothing-left"),
    )
    return Sketch(body, (next_button(words, "visit.taking-paper.taken"),), quit="no-quit")


def show_failed(step: TicketFailed, turn: Turn) -> Sketch:
    """Nothing is lost: on from where it was, once more, or the end."""
    words, failure = turn.words, turn.words.failure(step.failure)
    body = Notice(
        words("visit.ticket.failed"),
        (words("visit.ticket.still-there"),),
        "printer",
        explanation=failure.title,
        code=words("visit.support-code", code=step.failure.code.support),
    )
    buttons = (
        Button("quit-now", words("visit.really-quit.quit"), "back", "close"),
        middle_button(words, "again", "visit.ticket.again", "redo"),
        Button("go-on", words("visit.ticket.go-on"), "next", "next", leads_back=True),
    )
    return Sketch(body, buttons, support_code=step.failure.code.support, quit="no-quit")


def _go_on(turn: Turn) -> Button:
    return Button("go-on", turn.words("visit.ticket.go-on"), "back", "back", leads_back=True)


def _fill(turn: Turn, visit: Visit) -> Move:
    contents = packed(replace(visit, step=visit.trail[-1] if visit.trail else visit.step), turn.book)
    kiosk = turn.book.settings.kiosk

    def fill(job: JobId) -> FillTicket:
        return FillTicket(
            job,
            visit.cases[-1].application_id,
            contents,
            visit.language,
            turn.moment.now,
            (kiosk.id, kiosk.office),
        )

    return start(visit, fill)


def _print(turn: Turn, document: Document) -> Move:
    return then(
        turn_to(turn.visit, PrintingTicket(document)),
        lambda visit: start(visit, lambda job: Print(job, document, turn.case.application_id)),
    )


def _failed(turn: Turn, failure: Failure) -> Move:
    step = turn.visit.step
    document = step.document if isinstance(step, PrintingTicket) else None
    return then(drop_jobs(turn.visit), lambda visit: turn_to(visit, TicketFailed(failure, document)))
