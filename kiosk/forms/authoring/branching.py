"""The answers to one question that can make a difference later: one for every branch, and at its borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.authoring.days_tried import GROWN_UP, days_tried, years_before
from kiosk.forms.conditions import ABROAD, Condition, Facts, Plain, fields_of, holds
from kiosk.forms.definition.comparisons import part_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.address import ANOTHER, ELSEWHERE, NO_HOME_LINE, NOWHERE, OVERSEAS
from kiosk.forms.fields.count import LEAST, MOST
from kiosk.forms.fields.kind import Context, Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.relation import HEAD, RELATIONS
from kiosk.forms.people import spec_of

_ONE_OF = ("choice", "yes-no", "relation")
_CHOSEN = ("choices", "documents", "next-steps")
_ALL_SETS = 4
"""Up to so many options that conditions ask for, every set of them is a branch of its own."""
_OF_PARTS = ("person", "persons", "period")
_NAMED = ("kana", "name")
ANOTHER_NAME = "ミホン　サクラ"
"""Whoever is not the one of the sample."""
_BORN = "birth_date"
"""What each of several people is asked."""


_ANOTHER_NAME = "ミホン\u3000ジロウ"
_WHO = ("name_kana", "birth_date")
"""By which somebody is found in another list."""
FIRST_PERSON = "person-1"
"""The first option of a question among the people of a list."""


def tests_of(procedure: Procedure, further: Iterable[Condition]) -> Mapping[str, tuple[Condition, ...]]:
    """By question, every test that some condition makes on its answer, or one of `further`."""
    found: dict[str, list[Condition]] = {}
    for condition in (*conditions(procedure), *further):
        for test in _atoms(condition):
            for name in (test.field, test.other):
                if name is not None:
                    found.setdefault(name, []).append(test)
    return {name: tuple(tests) for name, tests in found.items()}


def conditions(procedure: Procedure) -> Iterator[Condition]:
    """Those that decide what is asked, offered and refused."""
    for question in procedure.questions:
        yield from _present((question.when,))
        yield from _present(option.when for option in question.options)
    yield from (check.wrong_when for check in procedure.checks)


def answers_to(
    question: Question, tests: Iterable[Condition], facts: Facts, context: Context
) -> Iterator[Data]:
    """Data of every answer that leads on differently; None is one that was left open.

    Where no condition looks at the answer, one answer stands for all.
    """
    for answer in _answers(question, tuple(tests), facts, context):
        yield _from_the_list(question, facts, answer)


def _from_the_list(question: Question, facts: Facts, answer: Data) -> Data:
    """People who have to stand in another list (`part_of`) are the first ones of it."""
    listed = facts.data.get(question.part_of or "")
    if not isinstance(answer, list) or not isinstance(listed, list):
        return answer
    rows = answer[: _most_of(question, facts, len(listed))]
    if rows and question.everybody is not None and holds(question.everybody, facts):
        rows += rows[-1:] * (len(listed) - len(rows))
    return [_as_listed(row, other) for row, other in zip(rows, listed, strict=False)]


def _most_of(question: Question, facts: Facts, listed: int) -> int:
    """How many of that list may stand in this one."""
    one_less = question.not_everybody is not None and holds(question.not_everybody, facts)
    return listed - 1 if one_less else listed


def _as_listed(row: Data, other: Data) -> Data:
    """The person of that list, with what this one asks of them besides."""
    if not isinstance(row, Mapping) or not isinstance(other, Mapping):
        return row
    return {name: other.get(name, data) if name in _WHO else data for name, data in row.items()}


def _answers(
    question: Question, asked: tuple[Condition, ...], facts: Facts, context: Context
) -> Iterator[Data]:
    if asked and (question.optional or question.dont_know is not None):
        yield from _open(question, context)
    if not asked:
        yield _sample(question, context)
    elif question.kind in _ONE_OF:
        yield from _one_of(question, asked)
    elif question.kind in _CHOSEN:
        yield from _sets(question, asked)
    elif question.kind == "address":
        yield from _places(question, asked, context)
    elif question.kind == "kana":
        yield from _names(question, asked, context)
    elif question.kind in _OF_PARTS:
        yield from _records(question, asked, facts, context)
    elif question.kind == "date":
        yield from days_tried(question, asked, facts)
    elif question.kind == "consent":
        yield from ({"given": given, "version": question.sentence_version or "1"} for given in (True, False))
    else:
        yield from _numbers(question, asked, context)


def tries_every(question: Question, tests: Iterable[Condition]) -> bool:
    """Whether `answers_to` leaves out no combination: of many options some sets stand for all, and of
    several parts of a person each is tried by itself.
    """
    asked = tuple(tests)
    if question.kind in _CHOSEN and question.among is None:
        return len(_asked_for(question, asked)) <= _ALL_SETS
    if question.kind in _OF_PARTS:
        return len({test.part for test in asked if test.part is not None}) <= 1
    return True


def _numbers(question: Question, tests: tuple[Condition, ...], context: Context) -> Iterator[Data]:
    """The sample, another name, every text, and a number for each way in which conditions tell them apart."""
    sample = _sample(question, context)
    if question.kind != "count" or not any(map(_numbered, tests)):
        yield from _values(question, tests, context, ANOTHER_NAME if question.kind in _NAMED else None)
        return
    yield sample
    named = [_numbered(test) for test in tests]
    least, most = question.least or LEAST, question.most or MOST
    near = (one + step for numbers in named for one in numbers for step in (0, -1, 1))
    apart: dict[tuple[bool, ...], int] = {}
    for one in sorted({least, most, *near}):
        if least <= one <= most:
            apart.setdefault(tuple(one in numbers for numbers in named), one)
    yield from (one for one in apart.values() if one != sample)


def _numbered(test: Condition) -> tuple[int, ...]:
    return tuple(one for one in _wanted(test) if type(one) is int)


def _values(
    question: Question, tests: tuple[Condition, ...], context: Context, another: str | None
) -> Iterator[Data]:
    """The sample, `another` where a condition asks whether it is the same, and whatever conditions name."""
    sample = _sample(question, context)
    others = [another] if another is not None and any(test.same is not None for test in tests) else []
    yield sample
    yield from others
    named: list[Data] = []
    for wanted in dict.fromkeys(one for test in tests for one in _wanted(test)):
        read = checking.read(question, wanted, context)
        data = _data_of(question, read.value) if isinstance(read, Parsed) else None
        if data not in (None, sample, *others, *named):
            named.append(data)
    yield from named


def _places(question: Question, tests: tuple[Condition, ...], context: Context) -> Iterator[Data]:
    """One, another that is not the same, and one outside; as far as a condition tells them apart."""
    yield _sample(question, context)
    if any(test.same is not None for test in tests):
        yield _data_of(question, ANOTHER)
    if any(test.outside is not None or test.inside is not None for test in tests):
        yield _data_of(question, ELSEWHERE)
    if any(test.inside == NO_HOME_LINE for test in tests):
        yield _data_of(question, NOWHERE)
    if any(test.inside == ABROAD for test in tests):
        yield _data_of(question, OVERSEAS)


def _names(question: Question, tests: tuple[Condition, ...], context: Context) -> Iterator[Data]:
    """A name, another one where a condition asks whether it is the same, and those that conditions name."""
    yield from _values(question, tests, context, _ANOTHER_NAME)


def _records(
    question: Question, tests: tuple[Condition, ...], facts: Facts, context: Context
) -> Iterator[Data]:
    """One person or period, and the same with each answer to a part that makes a difference."""
    sample = _sample(question, context)
    yield sample
    rows = sample if isinstance(sample, list) else [sample]
    row = {**rows[0], **_left_open(question)} if rows and isinstance(rows[0], Mapping) else {}
    people = _people(row, tests, context.today)
    for name in dict.fromkeys(test.part for test in tests if test.part is not None):
        part = part_of(question, name)
        about = tuple(test for test in tests if test.part == name)
        whose: list[Mapping[str, Plain]] = [{}, *(test.who for test in about if test.who is not None)]
        whose += [{"relation": HEAD}] if question.household is not None and name != "relation" else []
        for answer in () if part is None else answers_to(part, about, facts, context):
            for who in whose:
                for person in (row,) if name == _BORN else people:
                    made: Data = {**person, **who, name: answer}
                    yield [made, *rows[1:]] if isinstance(sample, list) else made


def _left_open(question: Question) -> Mapping[str, Data]:
    """Addresses that need not be said: a rule on them would stop whoever is tried with another part."""
    return {str(one.id): None for one in question.each if one.kind == "address" and one.optional}


def _people(
    row: Mapping[str, Data], tests: tuple[Condition, ...], today: date
) -> tuple[Mapping[str, Data], ...]:
    """Who is tried with each answer: the sample, somebody young where ages count, both where days do, too."""
    if not any(test.age is not None for test in tests):
        return (row,)
    dated = any(test.part == _BORN and (test.before or test.after) is not None for test in tests)
    return (_younger(row, today), row) if dated else (_younger(row, today),)


def _younger(row: Mapping[str, Data], today: date) -> Mapping[str, Data]:
    """Of the same person, but young: a rule on ages would stop the sample, whatever else is answered."""
    born = years_before(today, min(GROWN_UP)).isoformat()
    return {name: born if name == _BORN else data for name, data in row.items()}


def known_beforehand(
    procedure: Procedure, tests: Mapping[str, tuple[Condition, ...]], context: Context
) -> Iterator[Mapping[str, Data]]:
    """What a card may have told of a person before the first question, where a condition looks at it."""
    yield {}
    asked = {one.id for one in procedure.questions if one.id not in fields_of(one.when)}
    for name in sorted(tests.keys() - asked):
        role, _, member = name.partition(".")
        if role in ("subject", "visitor") and member:
            spec = spec_of("subject" if role == "subject" else "visitor", member, member)
            for value in answers_to(spec, tests[name], Facts({}, "", context.today), context):
                yield {name: value}


def _present(found: Iterable[Condition | None]) -> Iterator[Condition]:
    return (one for one in found if one is not None)


def _atoms(condition: Condition) -> Iterator[Condition]:
    if condition.field is not None:
        yield condition
    for inner in (*_present((condition.not_,)), *(condition.all_ or ()), *(condition.any_ or ())):
        yield from _atoms(inner)


def _wanted(test: Condition) -> tuple[object, ...]:
    return tuple(one for one in (test.is_, test.has, *(test.in_ or ())) if one is not None)


def _open(question: Question, context: Context) -> Iterator[Data]:
    answer = None if question.dont_know is None else question.dont_know.answer
    if answer is None:
        yield None
        return
    read = KINDS[question.kind].parse(question, answer, context)
    if isinstance(read, Parsed):
        yield KINDS[question.kind].data(question, read.value)


def _sample(question: Question, context: Context) -> Data:
    kind = KINDS[question.kind]
    if question.kind in ("choice", *_CHOSEN) and not question.options:
        return None if question.kind == "choice" else []
    if question.stays is not None:
        return [str(question.options[-1].id)]
    return _data_of(question, kind.sample(question, context))


def _data_of(question: Question, value: object) -> Data:
    return KINDS[question.kind].data(question, value)


def _sets(question: Question, tests: tuple[Condition, ...]) -> Iterator[Data]:
    if question.among is not None:
        yield from ([], [FIRST_PERSON])
        return
    ids = [option.id for option in question.options]
    wanted = _asked_for(question, tests)
    others = [one for one in ids if one not in wanted]
    sizes = range(len(wanted) + 1) if len(wanted) <= _ALL_SETS else (0, 1, 2, len(wanted))
    seen = set()
    for size in sizes:
        for some in combinations(wanted, size):
            beside = others[: max((question.least or 0) - size, int(not some))]
            chosen = [one for one in ids if one in (*some, *beside)]
            if tuple(chosen) not in seen and len(chosen) >= (question.least or 0):
                seen.add(tuple(chosen))
                yield chosen
    if not question.least and others:
        yield []


def _asked_for(question: Question, tests: tuple[Condition, ...]) -> list[str]:
    """The options that some condition looks for."""
    ids = [option.id for option in question.options]
    return [one for one in ids if any(one in _wanted(test) for test in tests)]


def _one_of(question: Question, tests: tuple[Condition, ...]) -> Iterator[Data]:
    """Every option; of the many 続柄 one for every way in which the tests can turn out."""
    if question.kind == "yes-no":
        yield from (True, False)
    elif question.kind == "choice":
        yield from (option.id for option in question.options)
    else:
        alike = {tuple(one in _wanted(test) for test in tests): one for one in reversed(RELATIONS)}
        yield from alike.values()
