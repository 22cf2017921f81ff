"""Rows that show an answer again; a list of people has one for itself, and one for each of them."""

from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms.service import Line, Question
from kiosk.visit.screen import CheckRow
from kiosk.visit.states import Asking
from kiosk.visit.steps.asking import ask
from kiosk.visit.turn import Turn


def rows_of(line: Line, button: str | None, turn: Turn) -> tuple[CheckRow, ...]:
    """The row of the answer, then a sentence for each of its people; なおす beside one leads to that one.

    `button` leads to the question; None where nothing is mended here.
    """
    people = (
        CheckRow(
            turn.words("visit.checking-answers.person", number=number),
            sentence,
            None if button is None else f"{button}:{number - 1}",
        )
        for number, sentence in enumerate(line.people, 1)
    )
    return (CheckRow(line.label, line.shown, button), *people)


def meant(pressed: str) -> tuple[FieldId, str]:
    """The question that なおす stands for, and the place of a person in its list ("" for the list)."""
    field, _, place = pressed.partition(":")
    return FieldId(field), place


def asked_again(turn: Turn, question: Question, place: str = "") -> Asking:
    """The step at its first screen, or at the first one about that person."""
    step = ask(turn, question, turn.visit.answers, Asking(question.id, returning=True))
    parts = turn.interview.parts(question, turn.visit.drafts, turn.visit.answers)
    about = (part for part in parts if place and part.startswith(f"{place}."))
    part = next(about, step.part)
    return Asking(question.id, part, returning=True)
