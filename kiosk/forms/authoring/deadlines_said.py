"""Days and months in words that are not those by which a deadline counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.authoring.spans import SaidSpan, openings_in, spans_in
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.yaml_lines import Path

_PASSED = re.compile(r"\d+(?:か月|年)を(?:すぎ|過ぎ)てい")
"""「1か月をすぎていますが」 says how long the deadline was."""
_AFTERWARDS = "late"
"""What is said of the time after the deadline may name a longer one: 「2年をすぎると、受け取れません」."""


def deadlines_said(procedure: Procedure) -> Iterator[Finding]:
    """Every length that a text names and that its rule does not have."""
    single = () if procedure.deadline is None else ((("deadline",), procedure.deadline),)
    many = ((("deadlines", place), rule) for place, rule in enumerate(procedure.deadlines))
    rules: tuple[tuple[Path, DeadlineRule], ...] = (*single, *many)
    for path, rule in rules:
        yield from _of_rule(rule, path)
    yield from _elsewhere(procedure)


def _of_rule(rule: DeadlineRule, path: Path) -> Iterator[Finding]:
    for key in ("label", "late", "early"):
        text = narrow(getattr(rule, key) or "")
        spans = [one for one in spans_in(text) if one.days is not None or key != _AFTERWARDS]
        spans += [one for passed in _PASSED.findall(text) for one in spans_in(passed) if one.days is None]
        yield from _among([rule], spans, (*path, key))
        for span in openings_in(text) if rule.opens is not None else ():
            if not span.fits(rule.opens, None):
                message = told("says {said} before; `opens` has {days} days", said=span.said, days=rule.opens)
                yield Finding((*path, key), message)


def _elsewhere(procedure: Procedure) -> Iterator[Finding]:
    """The summary, and the questions for the days that a deadline starts with."""
    every = [rule for rule in procedure.every_deadline if rule.days and not rule.fixed]
    yield from _among(every, spans_in(narrow(procedure.summary)), ("summary",))
    for place, question in enumerate(procedure.questions):
        own = [rule for rule in every if question.id in rule.fields]
        for key, text in said(question) if own else ():
            yield from _among(own, spans_in(text), ("questions", place, *key))


def _among(rules: list[DeadlineRule], spans: Iterable[SaidSpan], path: Path) -> Iterator[Finding]:
    """Lengths that none of these deadlines has."""
    for span in spans if rules else ():
        if not any(span.fits(rule.days, None) for rule in rules):
            counted = ", ".join(str(one) for one in sorted({rule.days for rule in rules}))
            yield Finding(
                path, told("says {said}; the deadline has {days} days", said=span.said, days=counted)
            )
