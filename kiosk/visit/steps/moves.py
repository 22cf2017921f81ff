"""Moves that belong to no single step."""

from __future__ import annotations

from kiosk.visit.states import Confirming
from kiosk.visit.turn import Move, Turn, back, drop_jobs, then, turn_to


def go_back(turn: Turn) -> Move:
    """もどる: nobody waits any more for what the left step had begun."""
    return then(drop_jobs(turn.visit), back)


def to_confirming(turn: Turn) -> Move:
    return turn_to(turn.visit, Confirming())
