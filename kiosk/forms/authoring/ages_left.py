"""Conditions on an age that every age fits which a rule leaves: `least: 60` where all below 65 are refused.

A rule (`wrong_when`) that looks at an age alone refuses it to everybody; whoever goes on is of another. A
condition on the same birth date then decides nothing, though it seems to. The opposite, one that none of
them fits, is found where nobody reaches what stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.telling import told
from kiosk.forms.conditions import AgeRange, Condition
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.procedure import Procedure

_EVERY = frozenset(range(131))
"""Full years that somebody may have."""
_How = tuple[str, str, str | None]
"""Whose age, and how and on which day it counts: only alike ones can be compared."""


def ages_left(procedure: Procedure) -> Iterator[Finding]:
    """Every condition outside the rules that is true of everybody of an age that they leave."""
    left = _left(procedure)
    for one in placed(procedure):
        for path, node in nodes(one.condition, one.path) if one.path[0] != "checks" else ():
            how = _how(node)
            there, rule = left.get(how, (_EVERY, "")) if how else (_EVERY, "")
            if rule and node.age is not None and there <= _ages(node.age):
                pattern = (
                    "holds of everybody whom the rule {rule!r} lets go on: leave it out, or mend one of them"
                )
                yield Finding(path, told(pattern, rule=rule))


def _left(procedure: Procedure) -> Mapping[_How | None, tuple[frozenset[int], str]]:
    """By whose age and how it counts: the years that no rule refuses, and the last such rule."""
    found: dict[_How | None, tuple[frozenset[int], str]] = {}
    for check in procedure.checks:
        how, age = _how(check.wrong_when), check.wrong_when.age
        if how is not None and age is not None and not age.possible and _is_always_told(procedure, how[0]):
            before, _ = found.get(how, (_EVERY, ""))
            found[how] = before - _ages(age), check.id
    return found


def _how(node: Condition) -> _How | None:
    """None where it looks at people of a list, of whom any one may do."""
    if node.age is None or node.field is None or node.part is not None:
        return None
    return str(node.field), node.age.reached, node.age.day


def _ages(age: AgeRange) -> frozenset[int]:
    return frozenset(
        one for one in _EVERY if (age.least or 0) <= one and (age.most is None or one <= age.most)
    )


def _is_always_told(procedure: Procedure, field: str) -> bool:
    """Whoever is not asked, or need not answer, is refused by no rule on it."""
    question = procedure.question(field)
    return question is None or (
        question.when is None and not question.may_stay_open() and not question.partial
    )
