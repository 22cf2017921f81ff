"""Whoever came by the way for others and is that person: the same page leads on as their own procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.forms.answers import FieldProblem
from kiosk.forms.service import for_themselves
from kiosk.visit.screen import Button
from kiosk.visit.sketch import middle_button
from kiosk.visit.states import Asking
from kiosk.visit.steps import plan
from kiosk.visit.turn import Turn, undrafted, with_case

CAME_FOR_THEMSELVES = "visitor-is-subject"


def offered(problem: FieldProblem | None, turn: Turn) -> Iterator[Button]:
    """わたしの手続きにする, where the two are one person and the procedure has such a way."""
    if problem is not None and problem.kind == CAME_FOR_THEMSELVES and _own_way(turn) is not None:
        yield middle_button(turn.words, "own-matter", "visit.asking.own-matter", "check")


def as_their_own(turn: Turn) -> Turn:
    """The turn with what they said of themselves, and no way back to where they were somebody else."""
    own, before = _own_way(turn), turn.case
    if own is None:
        return turn
    trail = tuple(one for one in turn.visit.trail if not isinstance(one, Asking))
    visit = with_case(replace(undrafted(turn.visit), trail=trail), replace(before, applicant=own))
    there = replace(turn, visit=visit)
    if visit.plan is not None and before.step:
        return plan.as_planned(there, before)
    answers = for_themselves(there.interview, visit.answers, turn.interview.applicant)
    return replace(turn, visit=replace(visit, answers=answers))


def _own_way(turn: Turn) -> str | None:
    return next((one.id for one in turn.procedure.applicants if not one.represents), None)
