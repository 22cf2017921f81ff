"""Conditions that decide nothing: whatever anybody answers, they hold; or a part of one never does.

Each is tried with every answer to the questions that it looks at, by everybody who may apply. Answers are
taken as independent of one another, except that an option is looked at only where its question is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod

from kiosk.basics.telling import told
from kiosk.forms.answers import Data
from kiosk.forms.authoring.branching import answers_to
from kiosk.forms.authoring.days_tried import GROWN_UP, is_birth_date, years_before
from kiosk.forms.conditions import Condition, Facts, date_in, fields_of, holds, parts_in
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import Placed, nodes, placed
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context
from kiosk.forms.people import FIELDS, ROLES, spec_of

_MOST = 20_000
"""A condition on so many combinations of answers is left to the walk, which knows whether it is reached."""
_COMES_ALONE = 15
"""From this age on people come for themselves: with it begin the seal, the card's PINs, and a will."""
_OWN_BIRTHS = frozenset({"subject.birth_date", "visitor.birth_date"})


@dataclass(frozen=True, slots=True)
class _Grown:
    """People of so many years and more, as one of these applicants."""

    years: int
    applicants: tuple[Applicant, ...]


def undecided(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every condition that is always true, and every part of one that never is."""
    for one in placed(procedure):
        for path, turned_out in _seen(one, procedure, context).items():
            if turned_out == {True}:
                yield Finding(path, told("holds whatever anybody answers: leave it out, or mend it"))
            elif path == one.path and path[0] == "checks" and _stops_grown_ups(one, procedure, context):
                yield Finding(path, told("holds for everybody who is grown up: no answer leads past it"))
            elif turned_out == {False} and path != one.path:
                yield Finding(path, told("never holds: leave it out, or mend it"))


def can_hold(condition: Condition, procedure: Procedure, context: Context) -> bool:
    """Whether some answers of somebody make it so; where there are too many to try, nothing is said."""
    return True in outcomes(condition, procedure, context)


def outcomes(condition: Condition, procedure: Procedure, context: Context) -> frozenset[bool]:
    """How it turns out for somebody, whatever is answered; empty where there are too many answers to try."""
    return frozenset(_tried(Placed((), condition), (((), condition),), procedure, context).get((), set()))


def _stops_grown_ups(one: Placed, procedure: Procedure, context: Context) -> bool:
    """Whether only a child's birth date could be right, by its age or by another day.

    What asks for the age of people in a list means it, and so does what asks for that of whoever is spoken
    for. But nobody stands here for themself who is younger than 15.
    """
    parts = tuple(nodes(one.condition, ()))
    births = any(is_birth_date(place) for place in _compared(parts).values())
    aged = {part.field for _, part in parts if part.age}
    if not aged:
        grown = _Grown(min(GROWN_UP), tuple(procedure.applicants))
    elif aged <= _OWN_BIRTHS:
        grown = _Grown(_COMES_ALONE, tuple(who for who in procedure.applicants if not who.represents))
    else:
        return False
    return bool(births or aged) and _seen(one, procedure, context, grown).get(one.path) == {True}


def _seen(
    one: Placed, procedure: Procedure, context: Context, grown: _Grown | None = None
) -> Mapping[Path, set[bool]]:
    """How each part of the condition turned out, by its path; empty where there are too many answers."""
    return _tried(one, tuple(nodes(one.condition, one.path)), procedure, context, grown)


def _tried(
    one: Placed,
    watched: tuple[tuple[Path, Condition], ...],
    procedure: Procedure,
    context: Context,
    grown: _Grown | None = None,
) -> Mapping[Path, set[bool]]:
    """How these parts turned out, tried until each has both ways.

    With `grown`, only for such people, who know the days that are compared, and were born before them.
    """
    parts = tuple(nodes(one.condition, one.path))
    tests = (*parts, *(() if one.within is None else nodes(one.within, ())))
    fields = sorted({*fields_of(one.condition), *fields_of(one.within)})
    answers = [_answers(name, procedure, tuple(test for _, test in tests), context) for name in fields]
    if grown is not None:
        born = years_before(context.today, grown.years)
        days = {**_compared(parts), **{name: name for name in fields if name in _OWN_BIRTHS}}
        answers = [
            tuple(one for one in some if _fits_a_life(one, days[name], born)) if name in days else some
            for name, some in zip(fields, answers, strict=True)
        ]
    if prod(len(some) for some in answers) > _MOST:
        return {}
    seen: dict[Path, set[bool]] = {path: set() for path, _ in watched}
    for applicant in procedure.applicants if grown is None else grown.applicants:
        for combination in product(*answers):
            facts = Facts(dict(zip(fields, combination, strict=True)), applicant.id, context.today)
            if holds(one.within, facts):
                for path, part in watched:
                    seen[path].add(holds(part, facts))
                if all(len(turned_out) == len((True, False)) for turned_out in seen.values()):
                    return seen
    return seen


def _compared(parts: tuple[tuple[Path, Condition], ...]) -> Mapping[str, str]:
    """By field that is compared with another day, where that day stands: `died_on`, `deceased.birth_date`."""
    tests = [part for _, part in parts if part.before or part.after]
    found = {test.other: test.compared for test in tests if test.other and test.compared}
    placed_at = ((test.field, test.part) for test in tests if test.field)
    own = {name: f"{name}.{part}" if part else name for name, part in placed_at}
    return {**found, **own}


def _fits_a_life(answer: Data, place: str, born: date) -> bool:
    """A birth by that day, and anything else after it."""
    _, dot, part = place.partition(".")
    inside = isinstance(answer, Mapping | list) and dot
    days = parts_in(answer, part) if inside else (answer,)
    read = [day for one in days if (day := date_in(one)) is not None]
    return bool(read) and all((day <= born) is is_birth_date(place) for day in read)


def _answers(
    name: str, procedure: Procedure, tests: tuple[Condition, ...], context: Context
) -> tuple[Data, ...]:
    """Every answer that makes a difference to these tests; None where it may stay unanswered."""
    asked = tuple(one for one in tests if name in (one.field, one.other))
    facts = Facts({}, "", context.today)
    question = procedure.question(name)
    if question is not None:
        found = tuple(answers_to(_with_somebody(question), asked, facts, context))
        return found if question.when is None else (None, *found)
    role, _, member = name.partition(".")
    if role not in ROLES or member not in FIELDS:
        return (None,)
    spec = spec_of("subject" if role == "subject" else "visitor", member, member)
    return (None, *answers_to(spec, asked, facts, context))


def _with_somebody(question: Question) -> Question:
    """Where people of a list are chosen, one stands for them all."""
    if question.among is None:
        return question
    return question.model_copy(update={"options": (*question.options, Choice(id="person-1", label="1"))})
