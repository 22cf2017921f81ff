"""School years in words that are not those of the limit: 「高校3年生の年まで」 at `{school_year: 15}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_UP_TO = re.compile(r"(小学|中学|高校)(?:校)?の?(?:([1-6])年(?:生)?|生)の?(?:年|年度)?まで")
_FIRST = {"小学": 7, "中学": 13, "高校": 16}
"""By 31 March of the first year a child there is so old: 小学1年生 turn 7."""
_YEARS = {"小学": 6, "中学": 3, "高校": 3}


def grades_said(procedure: Procedure) -> Iterator[Finding]:
    """Every last year of school that a text names and the births that are taken do not end with."""
    every: frozenset[int] = frozenset()
    for path, question in questions_of(procedure):
        own = _years_of(question).union(*map(_years_of, question.each))
        every |= own
        for key, text in said(question):
            yield from _wrong(text, own, (*path, *key))
        for where, each in each_of(question, path):
            for key, text in said(each):
                yield from _wrong(text, _years_of(each), (*where, *key))
    yield from _wrong(narrow(procedure.summary), every, ("summary",))


def _years_of(question: Question) -> frozenset[int]:
    bound = question.earliest
    year = bound.school_year if isinstance(bound, FromToday) else None
    return frozenset() if year is None else frozenset((year,))


def _wrong(text: str, known: frozenset[int], path: Path) -> Iterator[Finding]:
    for found in _UP_TO.finditer(text) if known else ():
        school, grade = found[1], int(found[2] or _YEARS[found[1]])
        year = _FIRST[school] + grade - 1
        if grade <= _YEARS[school] and year not in known:
            years = ", ".join(str(one) for one in sorted(known))
            pattern = "says 「{said}」, school year {year}; the births that are taken have {years}"
            yield Finding(path, told(pattern, said=found[0], year=year, years=years))
