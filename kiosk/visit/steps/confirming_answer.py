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
    answers, confirmed = turn.visit.answers, turn.case.confirmed
    for question in turn.interview.confirmed_with(_question(turn), answers):
        confirmed = confirmed.with_(question.id, answers.get(question.id), "typed")
    visit = with_case(turn.visit, replace(turn.case, confirmed=confirmed))
    return to_check(replace(turn, visit=visit))


def change(turn: Turn) -> Move:
    """なおす: to the question, with what was answered still there."""
    question, answers = _question(turn), turn.visit.answers
    return go(turn.visit, ask(turn, question, answers, Asking(question.id, returning=True)))


def show(step: ConfirmingAnswer, turn: Turn) -> Sketch:
    words, question = turn.words, _question(turn)
    answers = turn.visit.answers
    lines = [turn.interview.line(one, answers) for one in turn.interview.confirmed_with(question, answers)]
    rows = [Fact(line.label, line.shown) for line in lines]
    total = turn.interview.total(answers) if question.confirm == "copies" and len(rows) > 1 else None
    if total is not None:
        rows.append(Fact(words("visit.confirming-answer.total"), total))
    key = f"visit.confirming-answer.{question.confirm}"
    body = Facts(words(f"{key}.title"), words(f"{key}.explanation"), tuple(rows))
    buttons = (
        back_button(words),
        middle_button(words, "change", "visit.confirming-answer.change", "pencil"),
        next_button(words, "visit.confirming-answer.right"),
    )
    progress = words("visit.checking-answers.progress")
    return Sketch(body, buttons, None, step.question, progress, private=tuple(row.value for row in rows))


def _question(turn: Turn) -> Asked:
    step = turn.visit.step
    assert isinstance(step, ConfirmingAnswer)
    return turn.interview.question(step.question, turn.visit.answers)
