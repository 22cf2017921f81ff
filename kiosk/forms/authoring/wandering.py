"""One way through a procedure as a person goes it: drafts accepted one by one by the same interview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.basics.ids import FieldId
from kiosk.basics.telling import told
from kiosk.forms.answers import Answers, Data
from kiosk.forms.authoring.branching import answers_to, tests_of
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.question import Question
from kiosk.forms.interview import Interview
from kiosk.forms.visibility import visible

Chooser = Callable[[int], int]
"""Given how many answers there are, which is given."""


class NoWayOn(Exception):
    """A question at which every answer is refused, or answers that are complete and cannot be handed in."""

    def __init__(self, where: str, kinds: list[str]) -> None:
        super().__init__(f"{where}: {', '.join(kinds)}")
        self.where, self.kinds = where, kinds


@dataclass(frozen=True, slots=True)
class Wandered:
    """The questions in the order they were asked, and what was refused on the way (`check:…`)."""

    asked: tuple[str, ...]
    refused: tuple[str, ...]
    answers: Answers


def wander(interview: Interview, choose: Chooser) -> Wandered:
    """One way to the end. Raises NoWayOn."""
    answers = Answers()
    asked: list[str] = []
    refused: list[str] = []
    while unanswered := [one for one in interview.questions(answers) if not answers.has(one.id)]:
        question = unanswered[0]
        asked.append(str(question.id))
        answers = _answered(interview, question, answers, choose, refused)
    missing = interview.missing(answers)
    if missing:
        raise NoWayOn(told("at the end"), [one.kind for one in missing])
    return Wandered(tuple(asked), tuple(refused), answers)


def _answered(
    interview: Interview, question: Question, answers: Answers, choose: Chooser, refused: list[str]
) -> Answers:
    """The answers with one that is taken; those that are refused are noted and not tried again."""
    left = list(_candidates(interview, question, answers))
    told: list[str] = []
    while left:
        draft = left.pop(choose(len(left)))
        if draft is None:
            taken = interview.dont_know(question, answers)
        else:
            taken = interview.accept(question, {FieldId(question.id): draft}, answers)
        if isinstance(taken, Answers):
            return taken
        told += [problem.kind for problem in taken]
        refused += told[-len(taken) :]
    raise NoWayOn(question.id, told)


def _candidates(interview: Interview, question: Question, answers: Answers) -> Iterator[Data]:
    context = interview.sample_context()
    facts: Facts = visible(interview.procedure, interview.applicant, answers, context.today).facts
    local = question.id.removeprefix(f"{interview.procedure.id}.")
    tests = tests_of(interview.procedure).get(local, ())
    for answer in answers_to(question, tests, facts, context):
        if answer is not None or question.dont_know is not None or question.optional:
            yield answer
