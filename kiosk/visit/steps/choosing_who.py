"""04: whose procedure it is. Acting for somebody else is an equal choice, not an exception."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.visit.screen import Button, Choices, Option
from kiosk.visit.sketch import Sketch, back_button, chosen_one, next_button, pressed_id
from kiosk.visit.states import ChoosingWho
from kiosk.visit.steps.identity import toward_identity
from kiosk.visit.turn import Move, Turn, stay, then, turn_to, with_case


def mark(turn: Turn) -> Move:
    """A card is touched: it is marked, つぎへ confirms."""
    return turn_to(turn.visit, ChoosingWho(pressed_id(turn)))


def confirm(turn: Turn) -> Move:
    """Opens the way to identity; what was said of another person is not this person's."""
    step = turn.visit.step
    if not isinstance(step, ChoosingWho) or not step.chosen:
        return stay(turn.visit)
    case = replace(turn.case, applicant=step.chosen)
    visit = with_case(turn.visit, case)
    if step.chosen != _last_applicant(turn):
        visit = replace(visit, answers=_without_people(visit.answers))
    return then(stay(visit), lambda visit: toward_identity(replace(turn, visit=visit)))


def show(step: ChoosingWho, turn: Turn) -> Sketch:
    words, procedure = turn.words, turn.procedure
    options = tuple(
        Option(applicant.id, applicant.label, applicant.note, applicant.picture)
        for applicant in procedure.applicants
    )
    body = Choices(
        procedure.who_title, words("visit.choosing-who.explanation"), chosen_one(options, step.chosen)
    )
    missing = None if step.chosen else words("visit.choosing-who.missing")
    buttons: tuple[Button, ...] = (back_button(words), next_button(words, missing=missing))
    return Sketch(body, buttons, progress=3)


def _last_applicant(turn: Turn) -> str:
    """Who it was for the last time in this visit, "" when this is the first case."""
    chosen = [case.applicant for case in turn.visit.cases if case.applicant]
    return chosen[-1] if chosen else ""


def _without_people(answers: Answers) -> Answers:
    people = [FieldId(name) for name in answers.by_field if name.startswith(("subject.", "visitor."))]
    return answers.without(people)
