"""18 and after: drawing the form, showing it, printing it; and what happens when there is no paper either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.basics.failure import Failure
from kiosk.basics.marked import Marked
from kiosk.basics.result import Err, Ok
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import Document
from kiosk.visit.calling import place_of
from kiosk.visit.effects import CallStaff, ClaimForPaper, FillPaper, GivePaper, Park, Print
from kiosk.visit.events import JobEnded
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import (
    CannotPrint,
    CannotSend,
    FillingPaper,
    Finished,
    HandedIn,
    Previewing,
    Printing,
    Step,
    TakingPaper,
)
from kiosk.visit.steps import printing_pages
from kiosk.visit.steps.finished import arrive, short_number
from kiosk.visit.steps.plan import after
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, aside, drop_jobs, start, stay, then, turn_to, with_case


def filled(turn: Turn) -> Move:
    """The form is drawn: it is shown before anything is printed.

    Another person's is nobody's here: the step's own deadline shows the way on.
    """
    assert isinstance(turn.event, JobEnded)
    step = turn.visit.step
    assert isinstance(step, FillingPaper)
    match turn.event.result:
        case Ok(value=Document() as document) if not is_own(turn, document):
            return stay(turn.visit)
        case Ok(value=Document() as document):
            visit = replace(turn.visit, documents=(*turn.visit.documents, document))
            return turn_to(visit, Previewing(document, step.outcome, step.again, step.staff))
        case Err(failure=failure):
            return no_paper(turn, failure)
        case other:
            raise TypeError(type(other))


def print_it(turn: Turn) -> Move:
    """Claimed first, so that nobody sends meanwhile what the resident takes home on paper."""
    step, application = turn.visit.step, turn.case.application_id
    assert isinstance(step, Previewing)
    return then(
        turn_to(turn.visit, Printing(step.document, step.outcome, again=step.again)),
        lambda visit: start(visit, lambda job: ClaimForPaper(job, application)),
    )


def is_own(turn: Turn, document: Document) -> bool:
    """Whether it was drawn for this visit and for the procedure at hand."""
    return (document.visit, document.application_id) == (turn.visit.id, turn.case.application_id)


def leave_preview(turn: Turn) -> Move:
    """もどる: to where the print was offered; what staff have already is not offered to be sent again."""
    step = turn.visit.step
    assert isinstance(step, Previewing)
    return turn_to(turn.visit, CannotSend(step.outcome) if step.staff is None else step.staff)


def claimed_or_printed(turn: Turn) -> Move:
    """Claimed: it is printed, unless it has arrived meanwhile, which is better than paper."""
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    assert isinstance(step, Printing)
    match turn.event.result:
        case Ok(value=Outcome(kind="delivered") as outcome) if _is_its_own(turn, outcome):
            return _arrived(turn, outcome)
        case Ok(value=Outcome(kind="parked", failure=Failure() as failure)):
            return _not_claimed(turn, step, failure)
        case Ok(value=Outcome()):
            return start(turn.visit, lambda job: Print(job, step.document, turn.case.application_id))
        case _:
            return _printed(turn, step)


def _not_claimed(turn: Turn, step: Printing, failure: Failure) -> Move:
    """It might be sent all the same, so nothing was printed: staff have it, and may print it in a while."""
    unbegun = replace(turn.visit, step=FillingPaper(step.outcome, step.again))
    return no_paper(replace(turn, visit=unbegun), failure)


def _is_its_own(turn: Turn, outcome: Outcome) -> bool:
    return outcome.application_id in {None, turn.case.application_id}


def _arrived(turn: Turn, outcome: Outcome) -> Move:
    visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
    return arrive(replace(turn, visit=visit), outcome)


def _printed(turn: Turn, step: Printing) -> Move:
    """The sheets are out: only now is the waiting copy given up, so that nothing is lost in between."""
    failure = printing_pages.failure_of(turn)
    if failure is not None:
        return no_paper(turn, failure)
    return _given(turn, replace(step.outcome, kind="paper"), step.document.pages)


def given(turn: Turn) -> Move:
    """The waiting copy is given up. Where it arrived all the same, its number is told, and that the paper is
    a copy; also to who has taken the sheets and reads the last page already.
    """
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=Outcome(kind="delivered") as outcome) if _is_its_own(turn, outcome):
            visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
        case _:
            return stay(turn.visit)
    if isinstance(step, TakingPaper | Finished | HandedIn):
        return turn_to(visit, replace(step, outcome=outcome))
    return stay(visit)


def taken(turn: Turn) -> Move:
    """取りました: on to what to do with it."""
    step = turn.visit.step
    assert isinstance(step, TakingPaper)
    return turn_to(*after(turn, step.outcome))


def reprint(turn: Turn) -> Move:
    """係の人がもう一度印刷する: once, on paper that says that the copy before does not count."""
    step, application = turn.visit.step, turn.case.application
    assert isinstance(step, CannotPrint)
    if step.outcome is None or application is None or not step.kept:
        return stay(turn.visit)
    outcome, void = step.outcome, turn.case.void_copy
    return then(
        drop_jobs(turn.visit),
        lambda visit: turn_to(visit, FillingPaper(outcome, void, step)),
        lambda visit: start(visit, lambda job: FillPaper(job, application, outcome.sealed, again=void)),
    )


def give_up(turn: Turn) -> Move:
    """やめる while the printer is held up: the job is cancelled, and staff have the application."""
    step = turn.visit.step
    assert isinstance(step, Printing)
    if step.hold is None:
        return stay(turn.visit)
    held = step.hold
    return then(drop_jobs(turn.visit), lambda visit: no_paper(replace(turn, visit=visit), held))


def late(turn: Turn) -> Move:
    """Whatever is under way: first it is told to be slow and may be given up, at last staff have it."""
    step = turn.visit.step
    assert isinstance(step, Printing)
    return too_long(turn) if printing_pages.hangs(turn) else turn_to(turn.visit, printing_pages.slowed(step))


def too_long(turn: Turn) -> Move:
    """The printer or the drawing hangs: staff have the application."""
    failure = took_too_long()
    return then(drop_jobs(turn.visit), lambda visit: no_paper(replace(turn, visit=visit), failure))


def parked(turn: Turn) -> Move:
    """Kept for staff, or not; only then does the page say so. What arrived meanwhile has its number told."""
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    assert isinstance(step, CannotPrint)
    match turn.event.result:
        case Ok(value=Outcome() as outcome) if not _is_its_own(turn, outcome):
            return stay(turn.visit)
        case Ok(value=Outcome(kind="delivered") as outcome):
            return _arrived(turn, outcome)
        case Ok(value=Outcome() as outcome):
            visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
            return turn_to(visit, replace(step, kept=outcome.failure is None))
        case _:
            return stay(turn.visit)


def show_filling(step: FillingPaper, turn: Turn) -> Sketch:
    words = turn.words
    return printing_pages.filling(
        words, words("visit.filling-paper.title"), words("visit.filling-paper.stage")
    )


def show_preview(step: Previewing, turn: Turn) -> Sketch:
    words, document = turn.words, step.document
    body = printing_pages.preview(
        words("visit.previewing.title"), words("visit.previewing.explanation"), document
    )
    buttons = (back_button(words), next_button(words, "visit.previewing.print"))
    heard = (text for one in document.contents for text in one)
    return Sketch(body, buttons, private=(document.summary, *heard))


def show_printing(step: Printing, turn: Turn) -> Sketch:
    return printing_pages.printing(turn.words, turn.words("visit.printing.stage"), step.hold, step.called)


def show_taking(step: TakingPaper, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(
        words("visit.taking-paper.title"),
        (words("visit.taking-paper.pages", n=step.pages), words("visit.taking-paper.line")),
        "printer-printing",
        headline=words("visit.taking-paper.headline"),
    )
    return Sketch(body, (next_button(words, "visit.taking-paper.taken"),), quit="no-quit")


def show_cannot_print(step: CannotPrint, turn: Turn) -> Sketch:
    words = turn.words
    short = short_number(turn.case.application_id)
    text = words.failure(step.failure)
    body = Notice(
        words("visit.cannot-print.title"),
        tuple(_told_to_staff(step, turn, short)),
        "helper",
        explanation=text.title,
        headline=words("visit.cannot-print.headline") if step.kept else None,
        code=words("visit.support-code", code=step.failure.code.support),
    )
    buttons = [Button("next", words("visit.finished.finish"), "next", "check")]
    if step.kept and step.outcome is not None:
        buttons.insert(0, middle_button(words, "reprint", "visit.cannot-print.reprint", "print"))
    return Sketch(body, tuple(buttons), support_code=step.failure.code.support, quit="no-quit")


def _given(turn: Turn, outcome: Outcome, pages: int) -> Move:
    visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
    application = turn.case.application_id
    return then(
        turn_to(visit, TakingPaper(outcome, pages)),
        lambda visit: start(visit, lambda job: GivePaper(job, application)),
    )


def _told_to_staff(step: CannotPrint, turn: Turn, number: str) -> Iterator[Marked]:
    words = turn.words
    if step.heard:
        yield words("visit.cannot-print.line1")
    else:
        yield words("visit.staff-called.not-heard")
        yield words("visit.staff-called.wave")
    yield words("visit.cannot-print.number", number=number)
    if step.begun:
        yield words("visit.cannot-print.begun")


def no_paper(turn: Turn, failure: Failure) -> Move:
    """Kept for staff, who are called; they may print once more.

    Of a print that was begun sheets may lie about: that copy does not count any more.
    """
    application = turn.case.application
    assert application is not None
    visit = turn.visit
    if isinstance(visit.step, Printing):
        visit = with_case(visit, replace(turn.case, void_copy=True))
    shown = _cannot_print(visit.step, failure, void=visit.cases[-1].void_copy)
    return then(
        aside(visit, lambda job: CallStaff(job, "no-paper", place_of(visit))),
        lambda visit: turn_to(visit, replace(shown, call=visit.counter)),
        lambda visit: start(visit, lambda job: Park(job, application)),
    )


def _cannot_print(step: Step, failure: Failure, *, void: bool) -> CannotPrint:
    """With one more print to come, unless that was it; only what was being printed may lie about."""
    match step:
        case Printing(again=True) | FillingPaper(again=True):
            return CannotPrint(failure, begun=void)
        case Printing(outcome=outcome) | FillingPaper(outcome=outcome) | CannotSend(outcome=outcome):
            return CannotPrint(failure, outcome=outcome, begun=void)
        case _:
            return CannotPrint(failure, begun=void)
