"""16, 18: handing in, and the way on when it cannot be handed in now."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.result import Err, Ok
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import PrinterState
from kiosk.visit.effects import FillPaper
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import Button, Notice, Stage, StageState, Working
from kiosk.visit.sketch import Sketch, middle_button, next_button
from kiosk.visit.states import CannotSend, FillingPaper, Sending
from kiosk.visit.steps.checking_answers import send
from kiosk.visit.steps.finished import arrive
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, drop_jobs, start, stay, then, turn_to, with_case

STAGES = ("check", "send", "number")


def told(turn: Turn) -> Move:
    assert isinstance(turn.event, JobTold)
    return turn_to(turn.visit, Sending(min(turn.event.done, len(STAGES))))


def ended(turn: Turn) -> Move:
    """Delivered: the number. Anything else: the way on, which is paper or later."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
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
    """あとで送る: sealed and kept; the resident agreed."""
    step = turn.visit.step
    assert isinstance(step, CannotSend)
    if step.outcome.kind != "queued":
        return stay(turn.visit)
    return arrive(turn, step.outcome)


def to_paper(turn: Turn) -> Move:
    """印刷する: the form is drawn and shown first."""
    step, application = turn.visit.step, turn.case.application
    assert isinstance(step, CannotSend)
    assert application is not None
    return then(
        turn_to(turn.visit, FillingPaper(step.outcome)),
        lambda visit: start(visit, lambda job: FillPaper(job, application, step.outcome.sealed)),
    )


def show(step: Sending, turn: Turn) -> Sketch:
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
    words, failure = turn.words, step.outcome.failure
    reason = None if failure is None else words.failure(failure).title
    code = None if failure is None else failure.code.support
    applicant = turn.procedure.applicant(turn.case.applicant)
    by_rule = () if applicant.waiting_note is None else (applicant.waiting_note,)
    body = Notice(
        words("visit.cannot-send.title"),
        (words("visit.cannot-send.line1"), words("visit.cannot-send.line2"), *by_rule),
        "printer",
        explanation=reason,
        headline=words("visit.cannot-send.headline"),
        code=None if code is None else words("visit.support-code", code=code),
    )
    buttons = [Button("again", words("visit.cannot-send.again"), "inline", "redo")]
    if step.outcome.kind == "queued":
        buttons.append(middle_button(words, "wait", "visit.cannot-send.wait", "clock"))
    buttons.append(_print_button(turn))
    return Sketch(body, tuple(buttons), support_code=code)


def _print_button(turn: Turn) -> Button:
    words = turn.words
    if turn.visit.devices.printer is PrinterState.NONE:
        return next_button(words, "visit.cannot-send.no-printer")
    return Button("next", words("visit.cannot-send.print"), "next", "print")


def _states(now: int) -> tuple[StageState, ...]:
    return tuple(
        "done" if place < now else "now" if place == now else "later" for place in range(len(STAGES))
    )


def _with_outcome(turn: Turn, outcome: Outcome) -> Move:
    visit = with_case(turn.visit, replace(turn.case, outcome=outcome))
    if outcome.kind == "delivered":
        return arrive(replace(turn, visit=visit), outcome)
    return turn_to(visit, CannotSend(outcome))
