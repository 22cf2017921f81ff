"""One way through a procedure as a person goes it: drafts accepted one by one by the same interview."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.basics.ids import FieldId
from kiosk.basics.telling import told
from kiosk.forms.answers import Answers, Data, FieldProblem
from kiosk.forms.authoring.branching import answers_to, tests_of
from kiosk.forms.conditions import Condition, Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.interview import Interview
from kiosk.forms.visibility import visible

_ANOTHER, _A_THIRD = "ミホン\u3000ケン", "ミホン\u3000ジロウ"
_LIVES_THERE = "housemate"
_MOST_BACKS = 50
"""After so many times back it is no contradiction between answers, but a dead end."""
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


def wander(interview: Interview, choose: Chooser, begun: Answers | None = None) -> Wandered:
    """One way to the end; whoever is told that answers contradict goes back and answers otherwise.

    What is `begun` stands, and what that leaves open is answered. Raises NoWayOn where going back does not
    help, either.
    """
    answers, backs = begun or Answers(), 0
    trail: list[tuple[str, Answers]] = []
    refused: list[str] = []
    tests = tests_of(interview.procedure, ())
    while unanswered := [one for one in interview.questions(answers) if not answers.has(one.id)]:
        question = unanswered[0]
        try:
            left = list(candidates(interview, question, answers, tests))
            taken = _answered(interview, question, answers, left, choose, refused)
        except NoWayOn:
            backs += 1
            if backs > _MOST_BACKS or not trail:
                raise
            at = choose(len(trail))
            answers = trail[at][1]
            del trail[at:]
        else:
            trail.append((str(question.id), answers))
            answers = taken
    missing = interview.missing(answers)
    if missing:
        raise NoWayOn(told("at the end"), [one.kind for one in missing])
    return Wandered(tuple(asked for asked, _ in trail), tuple(refused), answers)


def candidates(
    interview: Interview, question: Question, answers: Answers, tests: Mapping[str, tuple[Condition, ...]]
) -> Iterator[Data]:
    """Every answer that somebody can give there and that leads on differently; None is わからない."""
    context = interview.sample_context()
    facts: Facts = visible(interview.procedure, interview.applicant, answers, context.today).facts
    local = question.id.removeprefix(f"{interview.procedure.id}.")
    more = _has_to_be_more(interview.procedure, local, facts)
    for answer in answers_to(question, tests.get(local, ()), facts, context):
        if answer is not None or question.dont_know is not None or question.optional:
            apart = _as_somebody_else(answer, facts)
            yield _and_another(apart) if more else apart


def given(
    interview: Interview, question: Question, data: Data, answers: Answers
) -> Answers | tuple[FieldProblem, ...]:
    """The answers with one of `candidates`, or what speaks against it."""
    if data is None:
        return interview.dont_know(question, answers)
    return interview.accept(question, {FieldId(question.id): data}, answers)


def _answered(
    interview: Interview,
    question: Question,
    answers: Answers,
    left: list[Data],
    choose: Chooser,
    refused: list[str],
) -> Answers:
    """The answers with one of those left that is taken; a refused one is noted and not tried again."""
    told: list[str] = []
    while left:
        taken = given(interview, question, left.pop(choose(len(left))), answers)
        if isinstance(taken, Answers):
            return taken
        told += [problem.kind for problem in taken]
        refused += told[-len(taken) :]
    raise NoWayOn(question.id, told)


def _as_somebody_else(answer: Data, facts: Facts) -> Data:
    """People of a list who have the subject's name and another birth date have another name, too."""
    named, born = (facts.data.get(f"subject.{name}") for name in ("name_kana", "birth_date"))
    if not isinstance(answer, list) or born is None:
        return answer
    return [
        {**row, "name_kana": _ANOTHER}
        if isinstance(row, Mapping) and row.get("name_kana") == named and row.get("birth_date", born) != born
        else row
        for row in answer
    ]


def _has_to_be_more(procedure: Procedure, local: str, facts: Facts) -> bool:
    """Whether a list that follows takes some of this one's people and not all (`not_everybody`), or some of
    them leave a household and some stay (`stays`).
    """
    lists = (one.not_everybody for one in procedure.questions if one.part_of == local)
    divided = (one.when for one in procedure.questions if one.among == local and one.stays is not None)
    return any(condition is not None and holds(condition, facts) for condition in (*lists, *divided))


def _and_another(answer: Data) -> Data:
    """The only person of the list, and somebody else who lives there."""
    if not isinstance(answer, list) or len(answer) != 1 or not isinstance(answer[0], Mapping):
        return answer
    row = answer[0]
    return [row, {**row, "name_kana": _A_THIRD, "relation": _LIVES_THERE}]
