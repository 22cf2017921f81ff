"""Moves that belong to no single step."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.original import in_own_language
from kiosk.visit.states import (
    Asking,
    Confirming,
    ConfirmingAnswer,
    EnteringSecret,
    NotMine,
    OfferingProof,
    Step,
    Welcoming,
)
from kiosk.visit.steps.plan import reopened
from kiosk.visit.turn import Move, Turn, drop_jobs, fresh, stay, then, turn_to


def go_back(turn: Turn) -> Move:
    """もどる: nobody waits any more for what the left step had begun."""
    return then(drop_jobs(turn.visit), lambda visit: back(replace(turn, visit=visit)))


def back(turn: Turn) -> Move:
    """The last step of the trail that can still be shown; at its end the visit stays where it is.

    The first step belongs to nobody, so back there the visit is forgotten; only how to see and hear stays,
    until the kiosk was left alone for a while.
    """
    visit = reopened(turn)
    turn, trail = replace(turn, visit=visit), visit.trail
    while trail and _gone(turn, trail[-1]):
        trail = trail[:-1]
    if not trail:
        return stay(visit)
    if isinstance(trail[-1], Welcoming):
        return stay(replace(fresh(turn, Welcoming()), comfort=in_own_language(visit).comfort))
    return stay(replace(visit, step=trail[-1], trail=trail[:-1]))


def to_confirming(turn: Turn) -> Move:
    return turn_to(turn.visit, Confirming())


def _gone(turn: Turn, step: Step) -> bool:
    """A question that another answer has closed, or a page about a card that is no longer used."""
    match step:
        case Asking(question=field) | ConfirmingAnswer(question=field):
            return all(one.id != field for one in turn.interview.asked(turn.visit.answers))
        case Confirming() | NotMine() | OfferingProof() | EnteringSecret(purpose="authentication"):
            return turn.visit.card is None
        case _:
            return False
