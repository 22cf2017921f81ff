"""20: 係の人をよびました. Waiting and going on alone are both fine; after two minutes: again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.result import Err
from kiosk.visit.calling import RESIDENT, place_of, reason_of
from kiosk.visit.effects import CallStaff
from kiosk.visit.events import JobEnded
from kiosk.visit.over import staff_here
from kiosk.visit.over.idle import warn
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, middle_button
from kiosk.visit.states import NO_QUIT, CannotPrint, Closed, StaffCalled, StaffHere, Welcoming
from kiosk.visit.steps import printing_pages
from kiosk.visit.timing import MOST_CALLS
from kiosk.visit.turn import Move, Turn, aside, fresh, stay, then, turn_to
from kiosk.visit.visit import Visit

IN_PRIVATE, AGAIN, FAILED = "in-private", "resident-again", "kiosk-failed"


def call(turn: Turn) -> Move:
    """One touch, on any screen; place and reason go with it, no personal data does."""
    reason, place = reason_of(turn.visit), place_of(turn.visit)
    called = aside(turn.visit, lambda job: CallStaff(job, reason, place))
    return then(called, lambda visit: stay(replace(visit, over=StaffCalled(visit.counter))))


def call_of_failure(turn: Turn) -> Move:
    """After the kiosk's own work failed: the visit that failed is gone, so the new one cannot tell why."""
    place = place_of(turn.visit)
    called = aside(turn.visit, lambda job: CallStaff(job, FAILED, place))
    return then(called, lambda visit: stay(replace(visit, over=StaffCalled(visit.counter, reason=FAILED))))


def call_in_private(turn: Turn) -> Move:
    """別の場所で話したい: for whoever must not be found (支援措置), and for anybody else who wants it.

    Nothing of this visit stays on the screen, unless it is being handed in; no reason goes with the call,
    so that neither a log nor the staff's screen tells a bystander more than that a room is wanted.
    """
    kept = type(turn.visit.step) in NO_QUIT
    visit = turn.visit if kept else replace(fresh(turn, Welcoming()), comfort=turn.visit.comfort)
    called = aside(visit, lambda job: CallStaff(job, IN_PRIVATE, Welcoming.__name__))
    return then(called, lambda visit: stay(replace(visit, over=StaffCalled(visit.counter, in_private=True))))


def again(turn: Turn) -> Move:
    """Nobody came yet: もう一度よびました; at last the kiosk asks whether the person is still there."""
    over = turn.visit.over
    assert isinstance(over, StaffCalled)
    if over.times >= MOST_CALLS:
        return warn(turn)
    called = aside(turn.visit, lambda job: CallStaff(job, _still(turn.visit, over), place_of(turn.visit)))
    once_more = replace(over, times=over.times + 1, heard=True, failure=None)
    return then(called, lambda visit: stay(replace(visit, over=replace(once_more, call=visit.counter))))


def _still(visit: Visit, over: StaffCalled) -> str:
    """Why they call once more: as before, where that says more than that somebody called."""
    reason = over.reason or reason_of(visit)
    return IN_PRIVATE if over.in_private else AGAIN if reason == RESIDENT else reason


def answered(turn: Turn) -> Move:
    """The call arrived, or it did not, which is said: then a raised hand serves."""
    step, over, event = turn.visit.step, turn.visit.over, turn.event
    assert isinstance(event, JobEnded)
    if isinstance(step, CannotPrint) and event.job.number == step.call:
        return turn_to(turn.visit, replace(step, heard=not isinstance(event.result, Err)))
    to_printer = printing_pages.answered(turn)
    if to_printer is not None:
        return to_printer
    if isinstance(over, StaffHere):
        return staff_here.told(turn)
    if not isinstance(over, StaffCalled) or event.job.number != over.call:
        return stay(turn.visit)
    failure = event.result.failure if isinstance(event.result, Err) else None
    return stay(replace(turn.visit, over=replace(over, heard=failure is None, failure=failure)))


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show(over: StaffCalled, turn: Turn) -> Sketch:
    words = turn.words
    code = None if over.failure is None else over.failure.code.support
    title = "visit.staff-called.title" if over.times == 1 else "visit.staff-called.again"
    body = Notice(
        words(title),
        tuple(words(f"visit.staff-called.{line}") for line in _lines(over)),
        "helper",
        lock=None if over.in_private or over.heard else words("visit.staff-called.lock"),
        code=None if code is None else words("visit.support-code", code=code),
    )
    dismiss = Button("dismiss", words("visit.staff-called.dismiss"), "back", "close")
    elsewhere = middle_button(words, "private", "visit.staff-called.private")
    further = Button("next", words("visit.staff-called.continue"), "next", "next", leads_back=True)
    middle = () if over.in_private else (elsewhere,)
    above = (_here(turn),) if may_be_held(turn.visit) else staff_here.open_button(turn.visit, words)
    return Sketch(body, (dismiss, *middle, further, *above), support_code=code)


def _lines(over: StaffCalled) -> tuple[str, ...]:
    """What happens now; where one may talk unheard, said to everybody alike."""
    if over.in_private:
        return ("private-coming", "wait") if over.heard else ("not-heard", "private-desk")
    return ("coming", "lock", "private-offer") if over.heard else ("not-heard", "wave")


def may_be_held(visit: Visit) -> bool:
    """Where there is somebody to help, and nobody helps yet."""
    return visit.held_until is None and not isinstance(visit.step, Welcoming | Closed)


def _here(turn: Turn) -> Button:
    """For staff who have come: the time stands still while they help."""
    return Button("hold", turn.words("visit.staff-called.here"), "top", "both")
