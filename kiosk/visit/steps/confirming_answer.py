"""The riskiest answers singly, before the check page: a whole page is read too fast for an account number."""

from __future__ import annotations

from dataclasses import replace

from kiosk.forms.service import Question as Asked
from kiosk.visit.screen import CheckList, CheckRow, Fact, Facts
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button, pressed_id
from kiosk.visit.states import ConfirmingAnswer
from kiosk.visit.steps.answer_rows import asked_again, meant, rows_of
from kiosk.visit.steps.asking import to_check
from kiosk.visit.turn import Move, Turn, go, stay, with_case


def right(turn: Turn) -> Move:
    """合っています: confirmed as it stands; a later change of it is asked about again."""
    answers, confirmed = turn.visit.answers, turn.case.confirmed
    for question in turn.interview.confirmed_with(_question(turn), answers):
        confirmed = confirmed.with_(question.id, answers.get(question.id), "typed")
    visit = with_case(turn.visit, replace(turn.case, confirmed=confirmed))
    return to_check(replace(turn, visit=visit))


def change(turn: Turn) -> Move:
    """なおす: to the question, with what was answered still there."""
    return go(turn.visit, asked_again(turn, _question(turn)))


def change_one(turn: Turn) -> Move:
    """なおす beside one of several lines: to that very question, or that very person."""
    field, place = meant(pressed_id(turn))
    for one in _together(turn):
        if one.id == field:
            return go(turn.visit, asked_again(turn, one, place))
    return stay(turn.visit)


def show(step: ConfirmingAnswer, turn: Turn) -> Sketch:
    words = turn.words
    lines = [turn.interview.line(one, turn.visit.answers) for one in _together(turn)]
    rows = tuple(row for line in lines for row in rows_of(line, f"edit:{line.field}", turn))
    rows += _total(turn) if len(rows) > 1 else ()
    key = f"visit.confirming-answer.{_question(turn).confirm}"
    title, explanation = words(f"{key}.title"), words(f"{key}.explanation")
    several = len(rows) > 1
    body = (
        CheckList(title, rows, explanation=explanation)
        if several
        else Facts(title, explanation, tuple(Fact(row.label, row.value) for row in rows))
    )
    mend = middle_button(words, "change", "visit.confirming-answer.change", "pencil")
    buttons = (
        back_button(words),
        *(() if several else (mend,)),
        next_button(words, "visit.confirming-answer.right"),
    )
    progress = words("visit.checking-answers.progress")
    return Sketch(body, buttons, None, step.question, progress, private=tuple(row.value for row in rows))


def _together(turn: Turn) -> tuple[Asked, ...]:
    return turn.interview.confirmed_with(_question(turn), turn.visit.answers)


def _total(turn: Turn) -> tuple[CheckRow, ...]:
    """What several kinds of copies cost together; it has no question of its own."""
    total = turn.interview.total(turn.visit.answers) if _question(turn).confirm == "copies" else None
    return () if total is None else (CheckRow(turn.words("visit.confirming-answer.total"), total, None),)


def _question(turn: Turn) -> Asked:
    step = turn.visit.step
    assert isinstance(step, ConfirmingAnswer)
    return turn.interview.question(step.question, turn.visit.answers)
