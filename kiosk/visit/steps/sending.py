"""16, 18: handing in, and the way on when it cannot be handed in now."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.failure import Failure
from kiosk.basics.marked import Marked
from kiosk.basics.result import Err, Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.letter import is_lacking
from kiosk.paper.document import PrinterState
from kiosk.paper.printer import trouble
from kiosk.visit.effects import AskPrinter, FillPaper, LookUp
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import Button, Notice, Stage, StageState, Working
from kiosk.visit.sketch import Sketch, middle_button, next_button
from kiosk.visit.states import CannotSend, FillingPaper, Sending
from kiosk.visit.steps.checking_answers import send
from kiosk.visit.steps.finished import arrive, short_number
from kiosk.visit.steps.paper import no_paper, show_filling
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, aside, drop_jobs, start, stay, then, turn_to, with_case

STAGES = ("check", "send", "number")


def told(turn: Turn) -> Move:
    assert isinstance(turn.event, JobTold)
    return turn_to(turn.visit, Sending(min(turn.event.done, len(STAGES))))


def ended(turn: Turn) -> Move:
    """Delivered: the number. Anything else: the way on, which is paper or later.

    The end of another person's application is nobody's here: the step's own deadline shows the way on.
    """
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=Outcome(application_id=str() as whose)) if whose != turn.case.application_id:
            return stay(turn.visit)
        case Ok(value=Outcome() as outcome):
            return _with_outcome(turn, outcome)
        case Err(failure=failure):
            return _with_outcome(turn, Outcome("paper", failure=failure))
        case other:
            raise TypeError(type(other))


def too_long(turn: Turn) -> Move:
    """Nothing came back in time: the way on is shown all the same."""
    stopped = drop_jobs(turn.visit)
    outcome = Outcome("paper", failure=took_too_long())
    return then(stopped, lambda visit: _with_outcome(replace(turn, visit=visit), outcome))


def again(turn: Turn) -> Move:
    """もう一度送ってみる: the same application under the same id."""
    application = turn.case.application
    assert application is not None
    return send(turn, application)


def wait(turn: Turn) -> Move:
    """あとで送る: sealed and kept, the resident agreed; looked at first, since it may have arrived by now."""
    step, application = turn.visit.step, turn.case.application_id
    assert isinstance(step, CannotSend)
    if step.outcome.kind != "queued":
        return stay(turn.visit)
    return start(turn.visit, lambda job: LookUp(job, application))


def looked_up(turn: Turn) -> Move:
    """The number it goes by: the short one while it waits, the receipt's where it arrived meanwhile."""
    step = turn.visit.step
    assert isinstance(turn.event, JobEnded)
    assert isinstance(step, CannotSend)
    match turn.event.result:
        case Ok(value=str() as number) if number != short_number(turn.case.application_id):
            delivered = replace(step.outcome, kind="delivered", receipt_number=number, failure=None)
            return _with_outcome(turn, delivered)
        case _:
            return arrive(turn, step.outcome)


def to_paper(turn: Turn) -> Move:
    """印刷する: the form is drawn and shown first; where nothing can be printed now, staff take over."""
    step, application = turn.visit.step, turn.case.application
    assert isinstance(step, CannotSend)
    assert application is not None
    failure = trouble(turn.visit.devices.printer)
    if failure is not None:
        return no_paper(turn, failure)
    sealed, void = step.outcome.sealed, turn.case.void_copy
    return then(
        turn_to(turn.visit, FillingPaper(step.outcome, void)),
        lambda visit: start(visit, lambda job: FillPaper(job, application, sealed, again=void)),
    )


def look_again(turn: Turn) -> Move:
    """プリンターをもう一度見る: the device is asked anew, and the page follows what it says."""
    return aside(turn.visit, AskPrinter)


def show(step: Sending, turn: Turn) -> Sketch:
    if _lacks_letter(turn):
        return show_filling(FillingPaper(Outcome("paper")), turn)
    words = turn.words
    now = min(max(step.done, 1), len(STAGES) - 1)
    stages = tuple(
        Stage(words(f"visit.sending.{name}"), state, words(f"visit.sending.{state}"))
        for name, state in zip(STAGES, _states(now), strict=True)
    )
    body = Working(
        words("visit.sending.title"),
        words("visit.sending.explanation"),
        "sending",
        stages,
        now + 1,
        len(STAGES),
        words("visit.sending.foot"),
    )
    progress = words("visit.sending.progress")
    return Sketch(body, (), words("visit.sending.foot"), progress=progress, quit="no-quit")


def show_cannot(step: CannotSend, turn: Turn) -> Sketch:
    if _lacks_letter(turn) and trouble(turn.visit.devices.printer) is None:
        return _show_letter(turn)
    words, failure = turn.words, step.outcome.failure
    reason = None if failure is None else words.failure(failure).title
    code = None if failure is None else failure.code.support
    applicant = turn.procedure.applicant(turn.case.applicant)
    by_rule = () if applicant.waiting_note is None else (applicant.waiting_note,)
    no_paper_now = trouble(turn.visit.devices.printer)
    way = "" if no_paper_now is None else "-without-paper"
    body = Notice(
        words(f"visit.cannot-send.title{way}"),
        (*_said_of_paper(turn, no_paper_now), *by_rule),
        "printer" if no_paper_now is None else "helper",
        explanation=reason,
        headline=words(f"visit.cannot-send.headline{way}"),
        code=None if code is None else words("visit.support-code", code=code),
    )
    buttons = []
    if not _lacks_letter(turn):
        buttons.append(Button("again", words("visit.cannot-send.again"), "inline", "redo"))
    if no_paper_now is not None and turn.visit.devices.printer is not PrinterState.NONE:
        buttons.append(Button("look-again", words("visit.cannot-send.look-again"), "back", "print"))
    if step.outcome.kind == "queued":
        buttons.append(middle_button(words, "wait", "visit.cannot-send.wait", "clock"))
    buttons.append(_print_button(turn))
    return Sketch(body, tuple(buttons), support_code=code)


def _show_letter(turn: Turn) -> Sketch:
    """委任状 first: what is printed now, who signs it, and that nothing has to be entered again."""
    words = turn.words
    body = Notice(
        words("visit.cannot-send.title-for-letter"),
        tuple(words(f"visit.cannot-send.letter-{line}") for line in ("write", "bring", "kept")),
        "letter",
        headline=words("visit.cannot-send.headline-for-letter"),
    )
    return Sketch(body, (_print_button(turn),))


def _lacks_letter(turn: Turn) -> bool:
    return turn.case.application is not None and is_lacking(turn.case.application)


def _print_button(turn: Turn) -> Button:
    words = turn.words
    if trouble(turn.visit.devices.printer) is not None:
        return next_button(words, "visit.cannot-send.no-printer")
    return Button("next", words("visit.cannot-send.print"), "next", "print")


def _said_of_paper(turn: Turn, no_paper_now: Failure | None) -> tuple[Marked, ...]:
    """That nothing is lost; and what the printer said before paper is offered."""
    words = turn.words
    kept = words("visit.cannot-send.line1")
    if no_paper_now is None:
        return (kept, words("visit.cannot-send.line2"))
    return (words("visit.cannot-send.printer", reason=words.failure(no_paper_now).title), kept)


def _states(now: int) -> tuple[StageState, ...]:
    return tuple(
        "done" if place < now else "now" if place == now else "later" for place in range(len(STAGES))
    )


def _with_outcome(turn: Turn, outcome: Outcome) -> Move:
    visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
    if outcome.kind == "delivered":
        return arrive(replace(turn, visit=visit), outcome)
    return turn_to(visit, CannotSend(outcome))
