"""Moves that belong to no single step."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.effects import AskPrinter
from kiosk.visit.original import in_own_language
from kiosk.visit.states import (
    Asking,
    Confirming,
    ConfirmingAnswer,
    EnteringSecret,
    NotMine,
    OfferingProof,
    ReallyQuit,
    Step,
    Welcoming,
)
from kiosk.visit.steps.plan import reopened
from kiosk.visit.steps.ticket_printing import may_go_on_later
from kiosk.visit.turn import Move, Turn, aside, drop_jobs, fresh, stay, then, turn_to
from kiosk.visit.visit import Visit


def ask_back(turn: Turn) -> Move:
    """やめる: asked once. The printer is looked at, where a ticket could be printed."""
    asked = stay(replace(turn.visit, over=ReallyQuit()))
    return then(asked, lambda visit: aside(visit, AskPrinter)) if may_go_on_later(turn) else asked


def go_back(turn: Turn) -> Move:
    """もどる: nobody waits any more for what the left step had begun."""
    return then(drop_jobs(turn.visit), lambda visit: back(replace(turn, visit=visit)))


def back(turn: Turn) -> Move:
    """The last step of the trail that can still be shown; at its end the visit stays where it is.

    The first step belongs to nobody, so back there the visit is forgotten; only how to see and hear stays,
    until the kiosk was left alone for a while. Whoever has entered something is asked before, as by やめる.
    """
    visit = reopened(turn)
    turn, trail = replace(turn, visit=visit), visit.trail
    while trail and _gone(turn, trail[-1]):
        trail = trail[:-1]
    if not trail:
        return stay(visit)
    if isinstance(trail[-1], Welcoming):
        if _knows_something(visit):
            return ask_back(turn)
        return stay(replace(fresh(turn, Welcoming()), comfort=in_own_language(visit).comfort))
    return stay(replace(visit, step=trail[-1], trail=trail[:-1]))


def to_confirming(turn: Turn) -> Move:
    return turn_to(turn.visit, Confirming())


def _knows_something(visit: Visit) -> bool:
    """Whether anything would be lost: answers, what is half typed, a card that was read."""
    return bool(visit.answers.by_field or visit.drafts) or visit.card is not None


def _gone(turn: Turn, step: Step) -> bool:
    """A question that another answer has closed, or a page about a card that is no longer used."""
    match step:
        case Asking(question=field) | ConfirmingAnswer(question=field):
            return all(one.id != field for one in turn.interview.asked(turn.visit.answers))
        case Confirming() | NotMine() | OfferingProof() | EnteringSecret(purpose="authentication"):
            return turn.visit.card is None
        case _:
            return False
