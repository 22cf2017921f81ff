"""20: 係の人をよびました. Waiting and going on alone are both fine; after two minutes: again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.result import Err
from kiosk.visit.effects import CallStaff
from kiosk.visit.events import JobEnded
from kiosk.visit.over.idle import warn
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import StaffCalled
from kiosk.visit.timing import MOST_CALLS
from kiosk.visit.turn import Move, Turn, aside, stay, then


def call(turn: Turn) -> Move:
    """One touch, on any screen; the place goes with it, no personal data does."""
    place = type(turn.visit.step).__name__
    called = aside(turn.visit, lambda job: CallStaff(job, "resident", place))
    return then(called, lambda visit: stay(replace(visit, over=StaffCalled(visit.counter))))


def again(turn: Turn) -> Move:
    """Nobody came yet: もう一度よびました; at last the kiosk asks whether the person is still there."""
    over = turn.visit.over
    assert isinstance(over, StaffCalled)
    if over.times >= MOST_CALLS:
        return warn(turn)
    place, times = type(turn.visit.step).__name__, over.times + 1
    called = aside(turn.visit, lambda job: CallStaff(job, "resident-again", place))
    return then(called, lambda visit: stay(replace(visit, over=StaffCalled(visit.counter, times))))


def answered(turn: Turn) -> Move:
    """The call arrived, or it did not, which is said: then a raised hand serves."""
    over, event = turn.visit.over, turn.event
    assert isinstance(event, JobEnded)
    if not isinstance(over, StaffCalled) or event.job.number != over.call:
        return stay(turn.visit)
    heard = not isinstance(event.result, Err)
    return stay(replace(turn.visit, over=replace(over, heard=heard)))


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show(over: StaffCalled, turn: Turn) -> Sketch:
    words = turn.words
    title = "visit.staff-called.title" if over.times == 1 else "visit.staff-called.again"
    lines = ("coming", "wait") if over.heard else ("not-heard", "wave")
    body = Notice(
        words(title),
        tuple(words(f"visit.staff-called.{line}") for line in lines),
        "helper",
        lock=words("visit.staff-called.lock"),
    )
    buttons = (
        Button("dismiss", words("visit.staff-called.dismiss"), "back", "close"),
        Button("next", words("visit.staff-called.continue"), "next", "next"),
    )
    return Sketch(body, buttons)
