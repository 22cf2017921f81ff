"""Every way through a procedure: which questions, options and endings are reached, and how long it takes.

Ways that cannot differ any more are walked together: after each question only those answers are kept that a
later condition looks at, with the number of ways that led there. Where a procedure has more combinations than
can be walked, every answer stays in several of them, and the result says that it is not every combination.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.forms.answers import Data
from kiosk.forms.authoring.branching import answers_to, known_beforehand, tests_of, tries_every
from kiosk.forms.authoring.counted_facts import conditions_of, counted_in, is_lacking, met
from kiosk.forms.conditions import Condition, Facts, fields_of, holds
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context
from kiosk.forms.visibility import nobody_left, offered

HANDED_IN = "handed in"
_EACH = 3
"""In so many of them at least every single answer stays."""
_MOST = 150
"""So many different sets of answers are walked further; beyond, every single answer in some of them."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways that stand at the same place with the same answers that matter.

    Attributes:
        asked: Of the questions that a fee or last day is counted from, those that were asked (see `met`).
    """

    data: Mapping[str, Data]
    count: int
    shortest: int
    longest: int
    asked: frozenset[str] = frozenset()


@dataclass(slots=True)
class Walked:
    """What was met on all ways.

    Attributes:
        questions, options: Reached; options as `options_of` names them.
        endings: How many ways ended so: `self: handed in`, or the check or consent that ended it.
        dead_ends: Questions at which somebody stood and no answer led on.
        shortest, longest: Number of questions of the ways that were handed in; None where none was.
        every: Whether every combination was walked.
        asked_of: Applicant and question, of every question that somebody was asked.
        lacking: By place of a fee or last day, the applicants who were not asked what it is counted from.
    """

    questions: set[str] = field(default_factory=set)
    options: set[str] = field(default_factory=set)
    endings: dict[str, int] = field(default_factory=dict)
    dead_ends: set[str] = field(default_factory=set)
    shortest: int | None = None
    longest: int | None = None
    every: bool = True
    asked_of: set[tuple[str, str]] = field(default_factory=set)
    lacking: dict[Path, set[str]] = field(default_factory=dict)

    @property
    def ways(self) -> int:
        """How many ways there are in all."""
        return sum(self.endings.values())


def walk(procedure: Procedure, context: Context) -> Walked:
    """All ways of everybody who may apply, on the context's day."""
    walked = Walked()
    for applicant in procedure.applicants:
        _Walk(procedure, applicant, context, walked).go()
    return walked


def questions_of(procedure: Procedure) -> tuple[str, ...]:
    """Ids of all questions that people are asked."""
    return tuple(one.id for one in procedure.questions if one.kind != "office")


def options_of(procedure: Procedure) -> tuple[str, ...]:
    """All options, as `question/option`, and of what a list asks each as `question.each/option`."""
    asked = [one for one in procedure.questions if one.kind != "office"]
    found = [(str(one.id), option.id) for one in asked for option in one.options]
    found += [
        (f"{one.id}.{each.id}", option.id) for one in asked for each in one.each for option in each.options
    ]
    return tuple(f"{question}/{option}" for question, option in found)


def endings_of(procedure: Procedure) -> tuple[str, ...]:
    """All there should be: handing in for everybody, every check, every consent that must be given."""
    return (
        *(f"{one.id}: {HANDED_IN}" for one in procedure.applicants),
        *(f"check {one.id}" for one in procedure.checks),
        *(f"no to {one.id}" for one in procedure.questions if one.kind == "consent" and not one.optional),
    )


class _Walk:
    def __init__(self, procedure: Procedure, applicant: Applicant, context: Context, walked: Walked) -> None:
        self._procedure, self._applicant = procedure, applicant
        self._context, self._walked = context, walked
        self._counted = counted_in(procedure)
        self._tests = tests_of(procedure, conditions_of(self._counted))
        self._asked = tuple(one for one in procedure.questions if one.kind != "office")
        asked = {str(one.id) for one in self._asked}
        # What nobody is asked a card tells: rules on it stand at the end, with all that they look at.
        self._never_told = tuple(one for one in procedure.checks if one.field not in asked)

    def go(self) -> None:
        ways = [
            Ways(known, 1, 0, 0) for known in known_beforehand(self._procedure, self._tests, self._context)
        ]
        for place, question in enumerate(self._asked):
            needed = self._needed_after(place)
            ways = _merged((one for way in ways for one in self._after(question, way)), needed)
            if len(ways) > _MOST:
                self._walked.every = False
                ways = _thinned(ways)
        for way in ways:
            self._end(way)

    def _after(self, question: Question, way: Ways) -> Iterator[Ways]:
        facts = self._facts(way.data)
        if not holds(question.when, facts):
            yield from self._passed_by(question, way)
            return
        unsure = question.unsure(self._applicant.id)
        here = question.model_copy(update={"options": offered(question, facts), "dont_know": unsure})
        if nobody_left(here):
            yield from self._passed_by(question, way)
            return
        self._walked.questions.add(question.id)
        self._walked.asked_of.add((self._applicant.id, str(question.id)))
        own = {option.id for option in question.options}
        self._walked.options.update(f"{question.id}/{one.id}" for one in here.options if one.id in own)
        for each in question.each:
            here_too = (one.id for one in offered(each, facts))
            self._walked.options.update(f"{question.id}.{each.id}/{one}" for one in here_too)
        self._walked.every &= tries_every(here, self._tests.get(question.id, ()))
        led_on = False
        for answer in answers_to(here, self._tests.get(question.id, ()), facts, self._context):
            data = {**way.data, question.id: answer}
            refused = self._refused(question, data)
            for ending in refused:
                self._count(ending, way.count)
            if not refused:
                led_on = True
                asked = way.asked | met(self._counted, str(question.id), answer)
                yield Ways(data, way.count, way.shortest + 1, way.longest + 1, asked)
        if question.kind == "consent" and not question.optional:
            self._count(f"no to {question.id}", way.count)
        if not led_on:
            self._walked.dead_ends.add(question.id)

    def _passed_by(self, question: Question, way: Ways) -> Iterator[Ways]:
        """Who is not asked goes on, but where a rule speaks against an answer that is not there."""
        data = _without(way.data, question.id)
        refused = self._refused(question, data)
        for ending in refused:
            self._count(ending, way.count)
        if not refused:
            yield replace(way, data=data)

    def _refused(self, question: Question, data: Mapping[str, Data]) -> tuple[str, ...]:
        """The endings where this answer is not taken: each rule that tells so, since all are told."""
        facts = self._facts(data)
        return tuple(
            f"check {check.id}"
            for check in self._procedure.checks
            if check.field == question.id and holds(check.wrong_when, facts)
        )

    def _end(self, way: Ways) -> None:
        facts = self._facts(way.data)
        wrong = [one for one in self._never_told if holds(one.wrong_when, facts)]
        if wrong:
            self._count(f"check {wrong[0].id}", way.count)
            return
        self._count(f"{self._applicant.id}: {HANDED_IN}", way.count)
        for one in self._counted:
            if is_lacking(one, way.asked, facts):
                self._walked.lacking.setdefault(one.path, set()).add(self._applicant.id)
        walked = self._walked
        walked.shortest = way.shortest if walked.shortest is None else min(walked.shortest, way.shortest)
        walked.longest = way.longest if walked.longest is None else max(walked.longest, way.longest)

    def _count(self, ending: str, ways: int) -> None:
        self._walked.endings[ending] = self._walked.endings.get(ending, 0) + ways

    def _facts(self, data: Mapping[str, Data]) -> Facts:
        return Facts(data, self._applicant.id, self._context.today)

    def _needed_after(self, place: int) -> frozenset[str]:
        """Answers that a later condition looks at: a rule on what is answered by then has spoken."""
        later = self._asked[place + 1 :]
        to_come = {str(one.id) for one in later}
        conditions = [one.when for one in later]
        conditions += [option.when for one in later for option in one.options]
        conditions += [check.wrong_when for check in self._procedure.checks if check.field in to_come]
        conditions += [check.wrong_when for check in self._never_told]
        people = {name for one in later for name in (one.among, one.without, one.within) if name is not None}
        return frozenset({*_fields(conditions), *people, *_fields(conditions_of(self._counted))})


def _fields(conditions: Iterable[Condition | None]) -> Iterator[str]:
    for condition in conditions:
        yield from fields_of(condition)


def _without(data: Mapping[str, Data], name: str) -> Mapping[str, Data]:
    return {key: value for key, value in data.items() if key != name}


def _thinned(ways: list[Ways]) -> list[Ways]:
    """About `_MOST` of them: some with every single answer, the others spread evenly."""
    kept: dict[int, Ways] = dict(enumerate(ways[:: max(1, len(ways) // (_MOST // 2))]))
    seen: dict[str, int] = {}
    for way in ways:
        answers = [repr(item) for item in way.data.items()]
        if any(seen.get(one, 0) < _EACH for one in answers):
            kept[id(way)] = way
            for one in answers:
                seen[one] = seen.get(one, 0) + 1
    return list(kept.values())


def _merged(ways: Iterator[Ways], needed: frozenset[str]) -> list[Ways]:
    merged: dict[str, Ways] = {}
    for way in ways:
        data = {name: value for name, value in way.data.items() if name in needed}
        key = repr((sorted(data.items()), sorted(way.asked)))
        there = merged.get(key)
        if there is None:
            merged[key] = replace(way, data=data)
        else:
            merged[key] = Ways(
                data,
                there.count + way.count,
                min(there.shortest, way.shortest),
                max(there.longest, way.longest),
                way.asked,
            )
    return list(merged.values())
