"""Conditions that decide nothing: whatever anybody answers, they hold; or a part of one never does.

Each is tried with every answer to the questions that it looks at, by everybody who may apply. Answers are
taken as independent of one another, except that an option is looked at only where its question is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from kiosk.forms.answers import Data
from kiosk.forms.authoring.branching import answers_to
from kiosk.forms.conditions import Condition, Facts, fields_of, holds
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed import Placed, nodes, placed
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context
from kiosk.forms.people import FIELDS, ROLES, spec_of

_MOST = 20_000
"""A condition on so many combinations of answers is left to the walk, which knows whether it is reached."""


def undecided(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every condition that is always true, and every part of one that never is."""
    for one in placed(procedure):
        for path, turned_out in _seen(one, procedure, context).items():
            if turned_out == {True}:
                yield Finding(path, "holds whatever anybody answers: leave it out, or mend it")
            elif turned_out == {False} and path != one.path:
                yield Finding(path, "never holds: leave it out, or mend it")


def _seen(one: Placed, procedure: Procedure, context: Context) -> Mapping[Path, set[bool]]:
    """How each part of the condition turned out, by its path; empty where there are too many answers."""
    parts = tuple(nodes(one.condition, one.path))
    tests = (*parts, *(() if one.within is None else nodes(one.within, ())))
    fields = sorted({*fields_of(one.condition), *fields_of(one.within)})
    answers = [_answers(name, procedure, tuple(test for _, test in tests), context) for name in fields]
    if prod(len(some) for some in answers) > _MOST:
        return {}
    seen: dict[Path, set[bool]] = {path: set() for path, _ in parts}
    for applicant in procedure.applicants:
        for combination in product(*answers):
            facts = Facts(dict(zip(fields, combination, strict=True)), applicant.id, context.today)
            if holds(one.within, facts):
                for path, part in parts:
                    seen[path].add(holds(part, facts))
                if all(len(turned_out) == len((True, False)) for turned_out in seen.values()):
                    return seen
    return seen


def _answers(
    name: str, procedure: Procedure, tests: tuple[Condition, ...], context: Context
) -> tuple[Data, ...]:
    """Every answer that makes a difference to these tests; None where it may stay unanswered."""
    asked = tuple(one for one in tests if name in (one.field, one.before, one.after))
    facts = Facts({}, "", context.today)
    question = procedure.question(name)
    if question is not None:
        found = tuple(answers_to(question, asked, facts, context))
        return found if question.when is None else (None, *found)
    role, _, member = name.partition(".")
    if role not in ROLES or member not in FIELDS:
        return (None,)
    spec = spec_of("subject" if role == "subject" else "visitor", member, member)
    return (None, *answers_to(spec, asked, facts, context))
