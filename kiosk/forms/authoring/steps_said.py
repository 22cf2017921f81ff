"""Days and months in words that are not those of the step (`due`) which they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.authoring.spans import SaidSpan, spans_in
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.choices import Choice, Span
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_TEXTS = ("label", "note", "where", "bring", "paper")
_IN_NOTES = re.compile(r"(\d+)(?: days?\b|日)")
"""In the words of authors: `source: kept within 90 days`, `part: 期限（90日）`."""


def steps_said(procedure: Procedure) -> Iterator[Finding]:
    """Every length beside a step, at the question that leads to it, or in its row of the form."""
    for path, question in questions_of(procedure):
        for place, option in enumerate(question.options):
            yield from _of_step(option, (*path, "options", place))
        yield from _leading_on(procedure, question, path)
    yield from _of_rows(procedure)


def _of_step(option: Choice, path: Path) -> Iterator[Finding]:
    """A step names its days, or months, as it counts them."""
    if option.due is None:
        return
    for key in _TEXTS:
        text = narrow(getattr(option, key) or "")
        yield from _contradicting(spans_in(text), (option.due,), (*path, key))
    noted = [int(one) for one in _IN_NOTES.findall(option.source)]
    if option.due.days is not None and noted and not _is_near(option.due.days, noted):
        yield from _contradicting((SaidSpan(noted[0], None),), (option.due,), (*path, "source"))


def _leading_on(procedure: Procedure, question: Question, path: Path) -> Iterator[Finding]:
    """「90日をすぎると、使えません」 at the question after which a step says by when."""
    dues = tuple(
        option.due
        for one in procedure.questions
        for option in one.options
        if option.due is not None and question.id in fields_of(option.when)
    )
    texts = [(key, text) for key, text in said(question) if dues]
    for place, option in enumerate(question.options if dues and question.kind != "next-steps" else ()):
        texts += [(("options", place, key), narrow(getattr(option, key) or "")) for key in ("label", "note")]
    for key, text in texts:
        yield from _contradicting(spans_in(text), dues, (*path, *key))


def _of_rows(procedure: Procedure) -> Iterator[Finding]:
    """The row of the form in which a step stands, where it names so many days."""
    dues = {
        f"{one.id}/{option.id}": option.due
        for one in procedure.questions
        for option in one.options
        if option.due is not None
    }
    for place, row in enumerate(procedure.rows):
        for inner, part in enumerate(row.items()):
            found = tuple(dues[one] for one in part.fields if one in dues)
            named = (SaidSpan(int(one), None) for one in _IN_NOTES.findall(narrow(part.part)))
            yield from _contradicting(named, found, ("rows", place, "parts", inner, "part"))


def _contradicting(
    spans: Iterator[SaidSpan] | tuple[SaidSpan, ...], dues: tuple[Span, ...], path: Path
) -> Iterator[Finding]:
    """Each that none of these counts; the day on which it begins may be counted, or not."""
    for span in spans if dues else ():
        if any(span.fits(due.days, due.months) or _is_next_to(span, due) for due in dues):
            continue
        due = dues[0]
        counted = SaidSpan(due.days, due.months).said
        yield Finding(path, told("says {said}; `due` has {counted}", said=span.said, counted=counted))


def _is_next_to(span: SaidSpan, due: Span) -> bool:
    """Another start by a day: 「やめてから14日」 and 15 days from the last day of the insurance."""
    return span.days is not None and due.days is not None and abs(span.days - due.days) == 1


def _is_near(days: int, noted: list[int]) -> bool:
    return any(abs(days - one) <= 1 for one in noted)
