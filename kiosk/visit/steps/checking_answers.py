"""15: one line per answer in the order of the printed form; なおす jumps there and comes straight back."""

from __future__ import annotations

from dataclasses import replace

from kiosk.forms.application import Application
from kiosk.forms.letter import is_lacking
from kiosk.forms.lines import APPLICANT
from kiosk.forms.service import Line, complete
from kiosk.visit.effects import AskPrinter, HandIn
from kiosk.visit.screen import CheckList
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button, pressed_id
from kiosk.visit.states import Asking, CheckingAnswers, ChoosingWho, Sending
from kiosk.visit.steps.answer_rows import asked_again, meant, rows_of
from kiosk.visit.steps.asking import ask
from kiosk.visit.turn import Move, Turn, aside, go, start, stay, then, with_case


def correct(turn: Turn) -> Move:
    """なおす: to that question, with what was answered still there; who applies has a page of its own."""
    field, place = meant(pressed_id(turn))
    if field == APPLICANT:
        return go(turn.visit, ChoosingWho(turn.case.applicant))
    if all(_button(line, turn) != f"edit:{field}" for line in turn.interview.lines(turn.visit.answers)):
        return stay(turn.visit)
    return go(turn.visit, asked_again(turn, turn.interview.question(field, turn.visit.answers), place))


def hand_in(turn: Turn) -> Move:
    """これで出す: the completed form goes to delivery; what is still missing is asked instead."""
    visit, kiosk = turn.visit, turn.book.settings.kiosk
    completed = complete(
        turn.interview,
        visit.answers,
        application_id=turn.case.application_id,
        completed_at=turn.moment.now,
        kiosk=(kiosk.id, kiosk.office),
        identity=visit.evidence,
    )
    if isinstance(completed, Application):
        marked = replace(completed, language=visit.language, from_ticket=turn.case.from_ticket)
        return send(turn, marked)
    problem = completed[0]
    question = turn.interview.question(problem.field, visit.answers)
    asked = ask(turn, question, visit.answers, Asking(problem.field, problem=problem, returning=True))
    return go(visit, asked)


def send(turn: Turn, application: Application) -> Move:
    """Seal, keep, send; the same application again keeps its id.

    Without its 委任状 it is not sent: it becomes paper, which comes back signed.
    """
    visit = with_case(turn.visit, replace(turn.case, application=application))
    may_wait = turn.procedure.may_wait(turn.case.applicant)
    return then(
        go(visit, Sending()),
        lambda visit: aside(visit, AskPrinter),
        lambda visit: start(
            visit, lambda job: HandIn(job, application, may_wait, on_paper=is_lacking(application))
        ),
    )


def read_aloud(turn: Turn) -> Move:
    """読みあげる: whoever has no voice yet gets it, and a voice that begins says the whole page."""
    return stay(replace(turn.visit, comfort=replace(turn.visit.comfort, speech=True)))


def show(step: CheckingAnswers, turn: Turn) -> Sketch:
    words = turn.words
    lines = turn.interview.lines(turn.visit.answers)
    rows = tuple(row for line in lines for row in rows_of(line, _button(line, turn), turn))
    aloud = middle_button(words, "read", "visit.checking-answers.read", "sound")
    send = next_button(words, "visit.checking-answers.send")
    return Sketch(
        CheckList(words("visit.checking-answers.title"), rows),
        (back_button(words), aloud, send),
        progress=words("visit.checking-answers.progress"),
        private=tuple(row.value for row in rows),
    )


def _button(line: Line, turn: Turn) -> str | None:
    """What the card told is not edited here (staff do that)."""
    answer = turn.visit.answers.by_field.get(line.field)
    fixed = answer is not None and answer.source == "card"
    return None if fixed else f"edit:{line.field}"
