"""Questions that other procedures ask, too, under the same tests put together otherwise: one is turned round.

`{all: [A, B]}` here and `{any: [A, B]}` in the others, or `not` on one side alone, is nearly always a slip;
other tests are another matter, and nothing is said about them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kiosk.basics.telling import told
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question

Asked: TypeAlias = Mapping[tuple[str, ...], Counter[str]]
"""By a question with its tests, how often each way of putting these together stands in the definitions."""
_ENOUGH = 2
"""So many others that agree with each other are right."""


def asked_in(procedures: Iterable[Procedure]) -> Asked:
    """What all of them say together."""
    found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for procedure in procedures:
        for _, question in questions_of(procedure):
            if question.when is not None:
                found[_tests(question, question.when)][_whole(question.when)] += 1
    return found


def asked_elsewhere(procedure: Procedure, asked: Asked) -> Iterator[Finding]:
    """Every condition that stands in this procedure alone, where others have its tests in one other way."""
    for path, question in questions_of(procedure):
        if question.when is None:
            continue
        ways = asked[_tests(question, question.when)]
        others = [count for way, count in ways.items() if way != _whole(question.when)]
        if ways[_whole(question.when)] == 1 and others and max(others) >= _ENOUGH:
            message = told(
                "other procedures ask {id!r} on the same tests, put together otherwise", id=question.id
            )
            yield Finding((*path, "when"), message)


def _tests(question: Question, when: Condition) -> tuple[str, ...]:
    return (str(question.id), question.kind, *sorted(_leaves(when)))


def _leaves(condition: Condition) -> Iterator[str]:
    inner = (condition.not_, *(condition.all_ or ()), *(condition.any_ or ()))
    parts = [one for one in inner if one is not None]
    if not parts:
        yield _whole(condition)
    for one in parts:
        yield from _leaves(one)


def _whole(condition: Condition) -> str:
    return json.dumps(condition.model_dump(mode="json", exclude_none=True, by_alias=True), sort_keys=True)
