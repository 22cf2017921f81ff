"""Eras that a date offers: days that are taken and that no era leads to, and eras that hold no such day.

The page has one button an era; whoever was born in another one cannot go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kiosk.basics.telling import told
from kiosk.forms.definition.births import is_birth
from kiosk.forms.definition.bounds import FromToday, first_day, last_day
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.handed_in import NOT_YET
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.date import WESTERN
from kiosk.words.dates import Era

_OLDEST = FromToday(years=-100)
"""Births that a question takes which says no earliest day: somebody so old comes, too."""
_ENDS = dict(zip(Era, (*(later.begins for _, later in pairwise(Era)), date.max), strict=True))
"""The day on which the next one begins."""


def era_days(procedure: Procedure) -> Iterator[Finding]:
    """Of every date with `eras`, of a list too, on the day when the procedure begins."""
    begins = procedure.effective_from
    if begins >= NOT_YET:
        return
    for path, question in every_question(procedure):
        if question.eras:
            yield from _of(question, (*path, "eras"), begins)


def _of(question: Question, path: Path, begins: date) -> Iterator[Finding]:
    """The days between the two limits, and the eras that are offered, laid upon each other."""
    spans = [(one, one.begins, _ENDS[one]) for one in Era if one.id in question.eras]
    latest = last_day(question, begins)
    for one, since, until in spans:
        to_come = since > latest and isinstance(question.latest, date)  # a limit that moves comes there
        if until <= first_day(question, begins) or to_come:
            yield Finding(path, told("no day of {era} is taken here: leave it out", era=one.id))
    if spans and WESTERN not in question.eras:
        day = _unreached(spans, _earliest(question, begins, spans[0][1]), latest)
        if day is not None:
            yield Finding(path, told("no era leads to {day}, which is taken: add it, or `western`", day=day))


def _earliest(question: Question, begins: date, first_era: date) -> date:
    """Where nothing is said, births of a hundred years; of another day, those of the first era alone."""
    if question.earliest is not None:
        return first_day(question, begins)
    return _OLDEST.first(begins) if is_birth(question) else first_era


def _unreached(spans: list[tuple[Era, date, date]], earliest: date, latest: date) -> date | None:
    """The first day that is taken and that none of the eras holds."""
    day = earliest
    for _, since, until in spans:
        if since <= day:
            day = max(day, until)
    return day if day <= latest else None
