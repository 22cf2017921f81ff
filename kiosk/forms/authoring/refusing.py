"""Answers that a definition's `checks` refuse, so that each message can be looked at where it appears."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.answers import Answers, Data, Draft, FieldProblem
from kiosk.forms.authoring.branching import tests_of
from kiosk.forms.authoring.wandering import candidates, given
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.procedure import Check
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.interview import Interview

_SECOND = "ミホン\u3000ジロウ"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One answer that is not taken.

    Attributes:
        draft: As it stands in the field.
        before: All that was answered until then.
        problem: What is told first, the check's own message.
    """

    check: Check
    question: FieldId
    draft: Draft
    before: Answers
    problem: FieldProblem

    def __repr__(self) -> str:
        return f"Refusal({self.check.id}, …)"


def refusals_on(interview: Interview, answers: Answers, wanted: Container[str]) -> Iterator[Refusal]:
    """What the checks of those ids refuse of whoever answers so up to a question, and then anything else.

    Each check once; only where its message is the first of what is told.
    """
    procedure = interview.procedure
    asked = interview.questions(answers)
    for place, question in enumerate(asked):
        checks = {
            f"check:{one.id}": one
            for one in procedure.checks
            if one.id in wanted and procedure.field_id(one.field) == question.id
        }
        before = answers.without(FieldId(one.id) for one in asked[place:])
        tried = _refused(interview, question, before, tuple(checks.values())) if checks else iter(())
        for data, problem in tried:
            check = checks.pop(problem.kind, None)
            if check is not None:
                draft = _drafted(interview, question, data)
                yield Refusal(check, FieldId(question.id), draft, before, problem)
            if not checks:
                break


def _refused(
    interview: Interview, question: Question, before: Answers, checks: Sequence[Check]
) -> Iterator[tuple[Data, FieldProblem]]:
    """Every answer to the question that is refused, with what is told first."""
    tests = tests_of(interview.procedure, ())
    made = list(candidates(interview, question, before, tests))
    fine = next((one for one in made if isinstance(given(interview, question, one, before), Answers)), None)
    further = chain(
        chain.from_iterable(map(_in_order, made)), _beside(fine, made), _asked_for(question, made, checks)
    )
    for data in chain(made, further):
        taken = given(interview, question, data, before)
        if not isinstance(taken, Answers):
            yield data, taken[0]


def _in_order(data: Data) -> Iterator[Data]:
    """A period that ends before it begins, as one of a day: candidates differ in one day each."""
    begins, ends = (data.get(name) if isinstance(data, Mapping) else None for name in ("from", "to"))
    if isinstance(data, Mapping) and isinstance(begins, str) and isinstance(ends, str) and begins > ends:
        yield {**data, "to": begins}


def _beside(fine: Data, made: Sequence[Data]) -> Iterator[Data]:
    """Each of several people in a list with somebody who may stand there: some rules are on one of many."""
    if isinstance(fine, list):
        for one in made:
            if isinstance(one, list):
                rows = [row for row in one if isinstance(row, Mapping)]
                yield [*fine, *({**row, "name_kana": _SECOND} for row in rows if "name_kana" in row)]


def _asked_for(question: Question, made: Sequence[Data], checks: Sequence[Check]) -> Iterator[Data]:
    """Of one person what a check looks at and only some are asked (`when`), with each answer that may lead
    to it.
    """
    rows = [one[0] for one in made if isinstance(one, list) and one and isinstance(one[0], Mapping)]
    looked_at = {node.part for check in checks for _, node in nodes(check.wrong_when, ())}
    for part in (one for one in question.each if one.id in looked_at and one.when is not None):
        told = list({repr(row.get(part.id)): row.get(part.id) for row in rows}.values())
        for decides in (one for one in question.each if one.id in fields_of(part.when)):
            for option, data in product(decides.options, told):
                yield [{**rows[0], decides.id: option.id, part.id: data}]


def _drafted(interview: Interview, question: Question, data: Data) -> Draft:
    """The answer as somebody has typed it; None where nothing is."""
    context, kind = interview.sample_context(), KINDS[question.kind]
    read = None if data is None else checking.parse(question, data, context)
    return kind.pieces(question, read.value, context) if isinstance(read, Parsed) else None
