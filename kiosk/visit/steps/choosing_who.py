"""04: whose procedure it is. Acting for somebody else is an equal choice, not an exception."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from kiosk.forms.answers import Answers
from kiosk.visit.screen import Button, Choices, Option
from kiosk.visit.sketch import Sketch, back_button, chosen_one, next_button, pressed_id
from kiosk.visit.states import ChoosingWho
from kiosk.visit.steps.asking import first_question, remaining
from kiosk.visit.steps.identity import toward_identity
from kiosk.visit.steps.plan import as_planned, same_person
from kiosk.visit.turn import Move, Turn, stay, turn_to, undrafted, with_case
from kiosk.visit.visit import Case, Visit


def mark(turn: Turn) -> Move:
    """A card is touched: it is marked, つぎへ confirms."""
    chosen = pressed_id(turn)
    if all(applicant.id != chosen for applicant in turn.procedure.applicants):
        return stay(turn.visit)
    marked, effects = turn_to(turn.visit, ChoosingWho(chosen))
    grew = remaining(as_chosen(replace(turn, visit=marked))) > remaining(as_chosen(turn))
    return replace(marked, step=ChoosingWho(chosen, grew)), effects


def confirm(turn: Turn) -> Move:
    """Opens the way to identity; what was said of another person is not this person's."""
    step = turn.visit.step
    if not isinstance(step, ChoosingWho) or not step.chosen:
        return stay(turn.visit)
    chosen = as_chosen(turn)
    return first_question(chosen) if same_person(chosen) else toward_identity(chosen)


def as_chosen(turn: Turn) -> Turn:
    """The turn as つぎへ would make it, with the questions of whoever is marked; the same where nobody is."""
    step = turn.visit.step
    if not isinstance(step, ChoosingWho) or not step.chosen:
        return turn
    before = _last_chosen(turn)
    visit = with_case(turn.visit, replace(turn.case, applicant=step.chosen))
    if visit.plan is not None:
        return as_planned(replace(turn, visit=visit), before)
    if before is None or step.chosen != before.applicant:
        visit = _for_somebody_else(visit)
    return replace(turn, visit=visit)


def show(step: ChoosingWho, turn: Turn) -> Sketch:
    words, procedure = turn.words, turn.procedure
    options = tuple(
        Option(applicant.id, applicant.label, applicant.note, applicant.picture)
        for applicant in procedure.applicants
    )
    body = Choices(
        procedure.who_title, words("visit.choosing-who.explanation"), chosen_one(options, step.chosen)
    )
    body = replace(body, note=words("visit.asking.grew") if step.grew else None)
    missing = None if step.chosen else words("visit.choosing-who.missing")
    buttons: tuple[Button, ...] = (back_button(words), next_button(words, missing=missing))
    return Sketch(body, buttons, progress=3)


def _last_chosen(turn: Turn) -> Case | None:
    """The case that was for somebody the last time in this visit, None when this is the first."""
    chosen = [case for case in turn.visit.cases if case.applicant]
    return chosen[-1] if chosen else None


def _for_somebody_else(visit: Visit) -> Visit:
    """Without anything that was said of the one before, and without a way back to where it was said."""
    trail = tuple(takewhile(lambda step: not isinstance(step, ChoosingWho), visit.trail))
    visit = with_case(visit, replace(visit.cases[-1], confirmed=Answers()))
    return replace(undrafted(visit), answers=Answers(), trail=trail)
