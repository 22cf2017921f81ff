"""The days that a walk answers with: recent, long ago, at the borders of a question and of each test."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import MINYEAR, date, timedelta

from kiosk.forms.answers import Data
from kiosk.forms.conditions import AgeRange, Condition, Facts, date_in, holds
from kiosk.forms.definition.bounds import first_day, last_day
from kiosk.forms.definition.question import Question

GROWN_UP = (20, 80)
"""Ages whose birth dates stand for everybody who is grown up."""
_DAYS = (1, 20, 400)
"""Days before today that stand for a recent date, one before it, and one long ago."""
_BEFORE_ANYBODY = 130
"""So many years ago nobody was born whose birth date is tried."""


def days_tried(question: Question, tests: tuple[Condition, ...], facts: Facts) -> Iterator[Data]:
    """Those that the question takes, in order; then the years alone that it takes at a border."""
    today = facts.today
    earliest, latest = first_day(question, today), last_day(question, today)
    usual = {*_usual(question, tests, facts), *_at_borders(tests, today)}
    days = {day for day in usual if earliest <= day <= latest}
    days |= {*_turning(question, tests, facts, frozenset(days))}
    yield from (day.isoformat() for day in sorted(days))
    if question.partial:
        yield from _years_at_a_border(tests, today)


def is_birth_date(name: str) -> bool:
    """Whether a field says when somebody was born."""
    return name.endswith(".birth_date")


def years_before(today: date, years: int) -> date:
    """The same day so many years earlier; the first one of the calendar where it does not go so far."""
    year = max(today.year - years, MINYEAR)
    try:
        return today.replace(year=year)
    except ValueError:  # 29 February in another year
        return today.replace(year=year, day=28)


def _usual(question: Question, tests: tuple[Condition, ...], facts: Facts) -> Iterator[date]:
    """Days that stand for many, and the same day as another answer."""
    today = facts.today
    alike = (date_in(facts.data.get(test.same)) for test in tests if test.same is not None)
    yield from (day for day in alike if day is not None)
    yield from (today - timedelta(days=one) for one in _DAYS)
    earliest, latest = first_day(question, today), last_day(question, today)
    # The widest days, which hold where a definition says nothing, stand for nobody in particular.
    yield from () if question.earliest is None else (earliest,)
    yield from () if question.latest == "any" else (latest,)
    if latest > today:
        yield today + timedelta(days=20)
    if any(test.before is not None and is_birth_date(test.before) for test in tests):
        yield years_before(today, _BEFORE_ANYBODY)
    if is_birth_date(question.id):
        yield from (years_before(today, one) for one in GROWN_UP)


def _at_borders(tests: tuple[Condition, ...], today: date) -> Iterator[date]:
    """On both sides of every age and every number of days that a test names, counted from today."""
    for test in tests:
        if test.past:
            yield from (today - timedelta(days=test.past + more) for more in (0, 1))
        if test.age is not None:
            yield from _births(test.age, today)


def _births(age: AgeRange, day: date) -> Iterator[date]:
    for years in (one for one in (age.least, age.most) if one is not None):
        yield from (years_before(day, years + more) for more in (-1, 0, 1, 2))
        yield years_before(day + timedelta(days=1), years)


def _compared(test: Condition, facts: Facts) -> Iterator[date]:
    """On both sides of what the test compares with: today, and the answers that are there."""
    named = (test.field, test.compared, None if test.age is None else test.age.day)
    there = (_day_of(name, facts) for name in named if name is not None)
    for day in (facts.today, *(one for one in there if one is not None)):
        if test.age is not None:
            yield from _births(test.age, day)
        else:
            apart = 1 if test.by is None else test.by
            steps = (way * apart + more for way in (-1, 1) for more in (-1, 0, 1))
            yield from (day + timedelta(days=step) for step in steps)


def _day_of(name: str, facts: Facts) -> date | None:
    """What was answered there, also as a part of one person (`deceased.birth_date`)."""
    if name in facts.data:
        return date_in(facts.data[name])
    whole, _, part = name.partition(".")
    answer = facts.data.get(whole)
    return date_in(answer.get(part)) if isinstance(answer, Mapping) else None


def _turning(
    question: Question, tests: tuple[Condition, ...], facts: Facts, days: Collection[date]
) -> Iterator[date]:
    """The first days with which a test against another day turns out as it does with none of `days`.

    A test on an answer that is still to come never holds: days so far apart stand for it, where none are.
    """
    earliest, latest = first_day(question, facts.today), last_day(question, facts.today)
    span = (max(days) - min(days)).days if days else 0
    for test, place in _against_another(question, tests):
        seen: set[bool] = set()
        for day in days:
            seen.add(_outcome(test, place, facts, day))
            if len(seen) == len((True, False)):
                break
        else:
            waits = (test.by or 0) > span and _waits(test, place, facts)
            for day in sorted(_compared(test, facts)):
                if earliest <= day <= latest and (waits or _outcome(test, place, facts, day) not in seen):
                    seen.add(_outcome(test, place, facts, day))
                    yield day


def _against_another(question: Question, tests: tuple[Condition, ...]) -> Iterator[tuple[Condition, str]]:
    """Tests of this very answer, not of a part, against another day; and by which name they look at it."""
    for test in tests:
        if test.before or test.after or (test.age is not None and test.age.day):
            named = (one for one in (test.field, test.other) if one is not None)
            place = next((one for one in named if f".{question.id}".endswith(f".{one}")), None)
            if place is not None:
                yield test, place


def _outcome(test: Condition, place: str, facts: Facts, day: date) -> bool:
    answers = {**facts.data, place: day.isoformat()}
    return holds(test, Facts(answers, facts.applicant, facts.today))


def _waits(test: Condition, place: str, facts: Facts) -> bool:
    """Whether it compares with an answer that comes later."""
    beside = (one for one in (test.field, test.other) if one is not None)
    return any(one != place and one not in facts.data for one in beside)


def _years_at_a_border(tests: tuple[Condition, ...], today: date) -> Iterator[Data]:
    """Births of which the year alone is known, in the year that an age begins which may be enough."""
    ages = [test.age for test in tests if test.age is not None and test.age.possible]
    yield from dict.fromkeys(str(today.year - one.least) for one in ages if one.least is not None)
