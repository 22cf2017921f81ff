"""A branch whose day starts no deadline, where the days of all the other branches start one.

Somebody on it is told nothing of the days that they have, and comes too late.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.deciding import outcomes
from kiosk.forms.conditions import Condition, fields_of
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context

_DAYS = ("date", "period")
_A_RULE = 2
"""So many branches whose days start a deadline show that each was to have one."""


def starts_missing(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every day asked of one branch alone that starts no deadline, though each other branch has its start."""
    starts = {name for rule in procedure.every_deadline for name in rule.fields}
    days = tuple(one for one in procedure.questions if one.kind in _DAYS and one.when is not None)
    for branch in procedure.questions:
        own = [one for one in days if branch.id in fields_of(one.when)] if branch.kind == "choice" else []
        begun = _asked_after(branch, [one for one in own if one.id in starts], procedure, context)
        others = [one for one in own if one.id not in starts]
        left = [(one, _asked_after(branch, [one], procedure, context) - begun) for one in others]
        everybody = begun.union(*(ids for _, ids in left))
        if len(begun) >= _A_RULE and everybody == {one.id for one in branch.options}:
            yield from (_told(one, ids, procedure) for one, ids in left if ids)


def _asked_after(
    branch: Question, days: list[Question], procedure: Procedure, context: Context
) -> frozenset[str]:
    """The options after which one of these days is asked."""
    return frozenset(
        option.id
        for option in branch.options
        for day in days
        if day.when is not None
        and True in outcomes(Condition(all=(day.when, _chosen(branch, option.id))), procedure, context)
    )


def _chosen(branch: Question, option: str) -> Condition:
    return Condition.model_validate({"field": str(branch.id), "is": option})


def _told(day: Question, options: frozenset[str], procedure: Procedure) -> Finding:
    path: Path = ("deadline",) if procedure.deadline is not None else ("deadlines", 0)
    message = (
        "starts with the day of every other answer, and not with {day!r} ({options}): write it in `also`"
    )
    return Finding(path, told(message, day=day.id, options=", ".join(sorted(options))))
