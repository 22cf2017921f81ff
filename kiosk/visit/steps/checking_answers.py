"""15: one line per answer in the order of the printed form; なおす jumps there and comes straight back."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.application import Application, Assistance, Evidence
from kiosk.forms.service import complete
from kiosk.visit.effects import HandIn
from kiosk.visit.screen import CheckList, CheckRow
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button, pressed_id
from kiosk.visit.states import Asking, CheckingAnswers, Sending
from kiosk.visit.turn import Move, Turn, go, start, then, with_case


def correct(turn: Turn) -> Move:
    """なおす: to that question, with what was answered still there."""
    field = FieldId(pressed_id(turn))
    question = turn.interview.question(field)
    part = turn.interview.parts(question, turn.visit.drafts, turn.visit.answers)[0]
    return go(turn.visit, Asking(field, part, returning=True))


def hand_in(turn: Turn) -> Move:
    """これで出す: the completed form goes to delivery; what is still missing is asked instead."""
    visit = turn.visit
    completed = complete(
        turn.interview,
        visit.answers,
        application_id=turn.case.application_id,
        evidence=visit.evidence or (Evidence("none", turn.moment.now, None),),
        completed_at=turn.moment.now,
        kiosk=(turn.book.settings.kiosk.id, turn.book.settings.kiosk.office),
        assistance=Assistance(),
    )
    if not isinstance(completed, Application):
        problem = completed[0]
        return go(visit, Asking(problem.field, problem.part, problem, returning=True))
    return send(turn, completed)


def send(turn: Turn, application: Application) -> Move:
    """Seal, keep, send; the same application again keeps its id."""
    visit = with_case(turn.visit, replace(turn.case, application=application))
    may_wait = turn.procedure.may_wait(turn.case.applicant)
    return then(
        go(visit, Sending()),
        lambda visit: start(visit, lambda job: HandIn(job, application, may_wait)),
    )


def show(step: CheckingAnswers, turn: Turn) -> Sketch:
    words = turn.words
    lines = turn.interview.lines(turn.visit.answers)
    rows = tuple(
        CheckRow(line.label, line.shown, f"edit:{line.field}" if line.editable else None) for line in lines
    )
    buttons = [back_button(words)]
    if turn.visit.comfort.speech:
        buttons.append(middle_button(words, "read", "visit.checking-answers.read", "sound"))
    buttons.append(next_button(words, "visit.checking-answers.send"))
    return Sketch(
        CheckList(words("visit.checking-answers.title"), rows),
        tuple(buttons),
        progress=words("visit.checking-answers.progress"),
        private=tuple(line.shown for line in lines),
    )
