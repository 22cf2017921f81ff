"""Every condition of a definition with the place where it stands, and what stands inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.question import Begins, Question
from kiosk.forms.definition.yaml_lines import Path


@dataclass(frozen=True, slots=True)
class Placed:
    """One condition.

    Attributes:
        within: What holds already where it is looked at: an option's stands inside its question's.
    """

    path: Path
    condition: Condition
    within: Condition | None = None


def placed(procedure: Procedure) -> Iterator[Placed]:
    """Those of the fee, deadlines, questions, options and checks."""
    if procedure.fee is not None:
        for place, free in enumerate(procedure.fee.free):
            if free.when is not None:
                yield Placed(("fee", "free", place, "when"), free.when)
    yield from _of_deadlines(procedure)
    for path, question in questions_of(procedure):
        yield from _of_question(question, path)
    for place, check in enumerate(procedure.checks):
        yield Placed(("checks", place, "wrong_when"), check.wrong_when)


def nodes(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """The condition and every one inside it, each with its path."""
    yield path, condition
    if condition.not_ is not None:
        yield from nodes(condition.not_, (*path, "not"))
    for key, inner in (("all", condition.all_), ("any", condition.any_)):
        for place, one in enumerate(inner or ()):
            yield from nodes(one, (*path, key, place))


def _of_deadlines(procedure: Procedure) -> Iterator[Placed]:
    alone: tuple[DeadlineRule, ...] = () if procedure.deadline is None else (procedure.deadline,)
    rules: list[tuple[Path, DeadlineRule]] = [(("deadline",), one) for one in alone]
    rules += [(("deadlines", place), one) for place, one in enumerate(procedure.deadlines)]
    for path, rule in rules:
        if rule.when is not None:
            yield Placed((*path, "when"), rule.when)


def _of_question(question: Question, path: Path) -> Iterator[Placed]:
    if question.when is not None:
        yield Placed((*path, "when"), question.when)
    if question.household is not None and question.household.when is not None:
        yield Placed((*path, "household", "when"), question.household.when, question.when)
    if question.first_when is not None:
        yield Placed((*path, "first_when"), question.first_when, question.when)
    if question.begins is not None:
        yield from _of_beginning(question.begins, (*path, "begins"), question.when)
    for place, option in enumerate(question.options):
        if option.when is not None:
            yield Placed((*path, "options", place, "when"), option.when, question.when)
        if option.usual is not None:
            yield Placed((*path, "options", place, "usual"), option.usual, option.when or question.when)
        if option.elsewhere is not None:
            path_of = (*path, "options", place, "elsewhere", "when")
            yield Placed(path_of, option.elsewhere.when, option.when or question.when)
        for inner, also in enumerate(option.run.also):
            within = option.when or question.when
            yield Placed((*path, "options", place, "run", "also", inner, "when"), also.when, within)


def _of_beginning(begins: Begins, path: Path, within: Condition | None) -> Iterator[Placed]:
    if begins.when is not None:
        yield Placed((*path, "when"), begins.when, within)
    for place, one in enumerate(begins.gives):
        if one.when is not None:
            yield Placed((*path, "gives", place, "when"), one.when, within)
