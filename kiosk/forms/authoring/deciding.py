"""Conditions that decide nothing: whatever anybody answers, they hold; or a part of one never does.

Each is tried with every answer to the questions that it looks at, by everybody who may apply. Answers are
taken as independent of one another, except that an option is looked at only where its question is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from kiosk.forms.answers import Data
from kiosk.forms.authoring.branching import answers_to, tests_of
from kiosk.forms.conditions import Condition, Facts, fields_of, holds
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed import Placed, nodes, placed
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.kind import Context
from kiosk.forms.people import FIELDS, ROLES, spec_of

_MOST = 20_000
"""A condition on so many combinations of answers is left to the walk, which knows whether it is reached."""


def undecided(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every condition that is always true, and every part of one that never is."""
    tests = tests_of(procedure)
    for one in placed(procedure):
        seen = _seen(one, procedure, tests, context)
        for path, _ in nodes(one.condition, one.path):
            if seen.get(path) == {True}:
                yield Finding(path, "holds whatever anybody answers: leave it out, or mend it")
            elif seen.get(path) == {False} and path != one.path:
                yield Finding(path, "never holds: leave it out, or mend it")


def _seen(
    one: Placed, procedure: Procedure, tests: Mapping[str, tuple[Condition, ...]], context: Context
) -> dict[tuple[str | int, ...], set[bool]]:
    """How each part of the condition turned out, by its path; empty where there are too many answers."""
    fields = sorted({*fields_of(one.condition), *fields_of(one.within)})
    answers = [_answers(name, procedure, tests, context) for name in fields]
    combinations = list(islice(product(*answers), _MOST + 1))
    if len(combinations) > _MOST:
        return {}
    seen: dict[tuple[str | int, ...], set[bool]] = {}
    for applicant in procedure.applicants:
        for combination in combinations:
            facts = Facts(dict(zip(fields, combination, strict=True)), applicant.id, context.today)
            if holds(one.within, facts):
                for path, node in nodes(one.condition, one.path):
                    seen.setdefault(path, set()).add(holds(node, facts))
    return seen


def _answers(
    name: str, procedure: Procedure, tests: Mapping[str, tuple[Condition, ...]], context: Context
) -> tuple[Data, ...]:
    """Every answer that can make a difference; None where it may not be asked, or be left open."""
    question = procedure.question(name)
    if question is not None:
        facts = Facts({}, "", context.today)
        found = tuple(answers_to(question, tests.get(name, ()), facts, context))
        return found if question.when is None else (None, *found)
    role, _, member = name.partition(".")
    if role not in ROLES or member not in FIELDS:
        return (None,)
    spec = spec_of("subject" if role == "subject" else "visitor", member, member)
    return (None, *answers_to(spec, tests.get(name, ()), Facts({}, "", context.today), context))
