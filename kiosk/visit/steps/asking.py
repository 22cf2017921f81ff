"""09–14, 21: one part of one question per screen. What is typed lives in the visit at every key."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import Question as Asked
from kiosk.visit.events import Acted, Typed
from kiosk.visit.screen import Button, Question
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import Asking, CheckingAnswers, Explaining
from kiosk.visit.turn import Move, Turn, go, stay, turn_to


def first_question(turn: Turn) -> Move:
    """The first one nobody answered yet; without any, the check page."""
    return _forward(turn, turn.visit.answers, after=None)


def typed(turn: Turn) -> Move:
    """The draft goes into the visit; a problem already shown follows the typing, a new one never appears."""
    event, step = turn.event, _step(turn)
    assert isinstance(event, Typed)
    if event.field != step.question:
        return stay(turn.visit)
    question, interview = _question(turn, step), turn.interview
    drafts = interview.typed(question, step.part, event.draft, turn.visit.drafts)
    problem = None
    if step.problem is not None:
        problem = interview.check_part(question, step.part, drafts)
    return turn_to(replace(turn.visit, drafts=drafts), replace(step, problem=problem, grew=False))


def acted(turn: Turn) -> Move:
    """きょう, わからない, もうひとり加える: the field knows what it means."""
    event, step = turn.event, _step(turn)
    assert isinstance(event, Acted)
    drafts, part = turn.interview.acted(_question(turn, step), step.part, event.action, turn.visit.drafts)
    visit = replace(turn.visit, drafts=drafts)
    there = replace(step, part=part, problem=None)
    return turn_to(visit, there) if part == step.part else go(visit, there)


def go_on(turn: Turn) -> Move:
    """つぎへ: this part is checked; after the last one the whole answer, then the next question."""
    step = _step(turn)
    question, interview = _question(turn, step), turn.interview
    problem = interview.check_part(question, step.part, turn.visit.drafts)
    if problem is not None:
        return turn_to(turn.visit, replace(step, problem=problem))
    parts = interview.parts(question, turn.visit.drafts, turn.visit.answers)
    place = parts.index(step.part) + 1 if step.part in parts else len(parts)
    if place < len(parts):
        return go(turn.visit, replace(step, part=parts[place], problem=None, grew=False))
    return _accept(turn, question)


def dont_know(turn: Turn) -> Move:
    """わからない: what the definition says then, which is never a dead end."""
    step = _step(turn)
    question = _question(turn, step)
    answers = turn.interview.dont_know(question, turn.visit.answers)
    return _forward(turn, answers, after=question)


def why(turn: Turn) -> Move:
    """なぜ聞くの: over the question, which stays as it is."""
    step = _step(turn)
    view = turn.interview.view(
        _question(turn, step), step.part, turn.visit.drafts, turn.visit.answers, step.problem
    )
    return stay(replace(turn.visit, over=Explaining(view.why or "")))


def remaining(turn: Turn) -> int:
    """あと N: the visible questions from this one on."""
    return turn.interview.left(turn.visit.answers)


def show(step: Asking, turn: Turn) -> Sketch:
    words, interview = turn.words, turn.interview
    question = _question(turn, step)
    view = interview.view(question, step.part, turn.visit.drafts, turn.visit.answers, step.problem)
    note = words("visit.asking.grew") if step.grew else view.note
    body = Question(view.title, view.explanation, view.why, view.field, view.summary, note=note)
    buttons = [back_button(words)]
    if view.dont_know is not None:
        buttons.append(middle_button(words, "dont-know", "visit.asking.dont-know", "help"))
    if view.why is not None:
        buttons.append(Button("why", words("visit.asking.why"), "why", "help"))
    waiting = interview.check_part(question, step.part, turn.visit.drafts)
    missing = None if waiting is None else interview.problem_text(waiting)
    key = "visit.asking.search" if step.part == "postal" else "visit.next"
    buttons.append(next_button(words, key, missing=missing))
    detail = f"{step.question}.{step.part}" if step.part else step.question
    private = tuple(text for text in (view.field.echo,) if text is not None)
    return Sketch(body, tuple(buttons), view.foot, detail, 0, private=private)


def _step(turn: Turn) -> Asking:
    step = turn.visit.step
    assert isinstance(step, Asking)
    return step


def _question(turn: Turn, step: Asking) -> Asked:
    return turn.interview.question(step.question)


def _accept(turn: Turn, question: Asked) -> Move:
    accepted = turn.interview.accept(question, turn.visit.drafts, turn.visit.answers)
    if not isinstance(accepted, Answers):
        problem = accepted[0]
        return turn_to(turn.visit, replace(_step(turn), part=problem.part, problem=problem))
    return _forward(turn, accepted, after=question)


def _forward(turn: Turn, answers: Answers, after: Asked | None) -> Move:
    """The next question on the way, or the one that correcting an answer has opened, or the check page."""
    interview, step = turn.interview, turn.visit.step
    visit = replace(turn.visit, answers=answers)
    returning = isinstance(step, Asking) and step.returning
    ahead = interview.questions(answers)
    if after is not None and not returning:
        names = [question.field for question in ahead]
        ahead = ahead[names.index(after.field) + 1 :] if after.field in names else ahead
    else:
        ahead = tuple(question for question in ahead if not answers.has(question.field))
    if not ahead:
        return go(visit, CheckingAnswers())
    first = ahead[0]
    part = interview.parts(first, visit.drafts, answers)[0]
    grew = after is not None and interview.left(answers) > interview.left(turn.visit.answers)
    return go(visit, Asking(FieldId(first.field), part, returning=returning, grew=grew))
