"""Conditions of what is asked of every person (`each`): they look at that person's choices before, alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from kiosk.basics.telling import told
from kiosk.forms.conditions import Condition, Facts, fields_of, holds
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.placed_questions import each_of
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path


def conditions_of_each(question: Question, path: Path) -> Iterator[Finding]:
    """Every condition that looks elsewhere or for what nobody can choose, and those that decide nothing."""
    before: dict[str, tuple[str, ...]] = {}
    for where, each in each_of(question, path):
        if each.when is not None:
            here: Path = (*where, "when")
            wrong = [one for place, node in nodes(each.when, here) for one in _unknown(node, place, before)]
            yield from wrong or _idle(each.when, here, before)
        if each.kind == "choice":
            before[str(each.id)] = tuple(str(option.id) for option in each.options)


def _unknown(node: Condition, path: Path, before: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    if node.applicant is not None:
        yield Finding(path, told("what is asked of every person cannot depend on who applies"))
    if node.field is None:
        return
    if node.field not in before or (node.is_ is None and node.in_ is None):
        message = told(
            "a condition here looks with `is` or `in` at what was chosen before of the same person"
        )
        yield Finding(path, message, nearest(node.field, before))
        return
    chosen = (*(() if node.is_ is None else (node.is_,)), *(node.in_ or ()))
    for option in chosen:
        if option not in before[node.field]:
            message = told("{name!r} has no option {value!r}", name=node.field, value=option)
            yield Finding(path, message, nearest(option, before[node.field]))


def _idle(condition: Condition, path: Path, before: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """It holds of everybody, or of nobody."""
    names = [*dict.fromkeys(fields_of(condition))]
    ways = product(*(before[name] for name in names))
    found = {holds(condition, Facts(dict(zip(names, way, strict=True)), "", date.min)) for way in ways}
    if found == {False}:
        yield Finding(path, told("this can never be so: nobody would be asked"))
    if found == {True}:
        yield Finding(path, told("this is always so: leave the condition out"))
