"""Days and months in words that are not those by which a deadline or a step counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.yaml_lines import Path

_PERIOD = re.compile(r"(?<![\d月])(\d+)(日|週間)(?:以内|後まで|を?(?:すぎ|過ぎ))")
_MONTHS = re.compile(r"(?<!\d)(\d+)(か月|年)(?:以内|後まで|を?(?:すぎ|過ぎ))")
_OPENS = re.compile(r"(?<![\d月])(\d+)(日|週間)(?:前から|より前)")
_LENGTHS = {"日": 1, "週間": 7, "か月": 1, "年": 12}


def deadlines_said(procedure: Procedure) -> Iterator[Finding]:
    """Every length that a text names and that its rule does not have."""
    single = () if procedure.deadline is None else ((("deadline",), procedure.deadline),)
    many = ((("deadlines", place), rule) for place, rule in enumerate(procedure.deadlines))
    rules: tuple[tuple[Path, DeadlineRule], ...] = (*single, *many)
    for path, rule in rules:
        yield from _of_rule(rule, path)
    yield from _elsewhere(procedure)
    for place, question in enumerate(procedure.questions):
        for inner, option in enumerate(question.options):
            yield from _of_step(option, ("questions", place, "options", inner))


def _of_rule(rule: DeadlineRule, path: Path) -> Iterator[Finding]:
    for key in ("label", "late", "early"):
        text = narrow(getattr(rule, key) or "")
        for days in _lengths(_PERIOD, text) if rule.days else ():
            if days != rule.days:
                message = told("says {number} days; the deadline has {days}", number=days, days=rule.days)
                yield Finding((*path, key), message)
        for days in _lengths(_OPENS, text) if rule.opens is not None else ():
            if days != rule.opens:
                message = told("says {number} days before; `opens` has {days}", number=days, days=rule.opens)
                yield Finding((*path, key), message)


def _elsewhere(procedure: Procedure) -> Iterator[Finding]:
    """The summary, and the questions for the days that a deadline starts with."""
    every = [rule for rule in procedure.every_deadline if rule.days and not rule.fixed]
    summary = narrow(procedure.summary)
    yield from _among(every, summary, ("summary",))
    for place, question in enumerate(procedure.questions):
        own = [rule for rule in every if question.id in rule.fields]
        for key, text in said(question) if own else ():
            yield from _among(own, text, ("questions", place, *key))


def _among(rules: list[DeadlineRule], text: str, path: Path) -> Iterator[Finding]:
    known = {rule.days for rule in rules}
    for days in _lengths(_PERIOD, text) if known else ():
        if days not in known:
            counted = ", ".join(str(one) for one in sorted(known))
            yield Finding(
                path, told("says {number} days; the deadline has {days}", number=days, days=counted)
            )


def _of_step(option: Choice, path: Path) -> Iterator[Finding]:
    """A step names its days, or months, as it counts them."""
    if option.due is None:
        return
    days, months = option.due.days, option.due.months
    for key in ("label", "note"):
        text = narrow(getattr(option, key) or "")
        for number in _lengths(_PERIOD, text) if days is not None else ():
            if number != days:
                yield Finding(
                    (*path, key), told("says {number} days; `due` has {days}", number=number, days=days)
                )
        for number in _lengths(_MONTHS, text) if months is not None else ():
            if number != months:
                message = told("says {number} months; `due` has {months}", number=number, months=months)
                yield Finding((*path, key), message)


def _lengths(pattern: re.Pattern[str], text: str) -> list[int]:
    return [int(found[1]) * _LENGTHS[found[2]] for found in pattern.finditer(text)]
