"""The riskiest answers singly, before the check page: a whole page is read too fast for an account number."""

from __future__ import annotations

from dataclasses import replace

from kiosk.forms.service import Question as Asked
from kiosk.visit.screen import Fact, Facts
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import Asking, ConfirmingAnswer
from kiosk.visit.steps.asking import ask, to_check
from kiosk.visit.turn import Move, Turn, go, with_case


def right(turn: Turn) -> Move:
    """合っています: confirmed as it stands; a later change of it is asked about again."""
    question, answers = _question(turn), turn.visit.answers
    confirmed = turn.case.confirmed.with_(question.id, answers.get(question.id), "typed")
    visit = with_case(turn.visit, replace(turn.case, confirmed=confirmed))
    return to_check(replace(turn, visit=visit))


def change(turn: Turn) -> Move:
    """なおす: to the question, with what was answered still there."""
    question, answers = _question(turn), turn.visit.answers
    return go(turn.visit, ask(turn, question, answers, Asking(question.id, returning=True)))


def show(step: ConfirmingAnswer, turn: Turn) -> Sketch:
    words, question = turn.words, _question(turn)
    line = turn.interview.line(question, turn.visit.answers)
    key = f"visit.confirming-answer.{question.confirm}"
    body = Facts(words(f"{key}.title"), words(f"{key}.explanation"), (Fact(question.label, line.shown),))
    buttons = (
        back_button(words),
        middle_button(words, "change", "visit.confirming-answer.change", "pencil"),
        next_button(words, "visit.confirming-answer.right"),
    )
    progress = words("visit.checking-answers.progress")
    return Sketch(body, buttons, None, step.question, progress, private=(line.shown,))


def _question(turn: Turn) -> Asked:
    step = turn.visit.step
    assert isinstance(step, ConfirmingAnswer)
    return turn.interview.question(step.question, turn.visit.answers)
