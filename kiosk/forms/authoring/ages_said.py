"""Ages and days in a message or hint that are not those of the rule it explains: 「20歳から」 for 18."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_AGES = re.compile(r"(?<!\d)(\d{1,3})(?=歳|(?:歳?(?:から|[~〜～-]))\d{1,3}歳)")
_DAYS = re.compile(r"(?<![\d月年])(\d+)日(?![付目])")


def ages_said(procedure: Procedure) -> Iterator[Finding]:
    """Every age or number of days that the condition beside it does not have."""
    for place, check in enumerate(procedure.checks):
        path: Path = ("checks", place, "message")
        text = narrow(check.message)
        yield from _wrong_ages(text, ages_of([check.wrong_when]), path)
        yield from _wrong_days(text, _past_of(check.wrong_when), path)
    for place, free in enumerate(() if procedure.fee is None else procedure.fee.free):
        yield from _wrong_ages(narrow(free.label), ages_of([free.when]), ("fee", "free", place, "label"))
    for path, question in questions_of(procedure):
        yield from _of_question(procedure, question, path)


def _of_question(procedure: Procedure, question: Question, path: Path) -> Iterator[Finding]:
    name = str(question.id)
    of_each = [_ages_about(procedure, name, str(one.id)) | _ages_of_bounds(one) for one in question.each]
    own = _ages_about(procedure, name, None) | _ages_of_bounds(question)
    asked = ages_of([] if question.when is None else [question.when])
    for key, text in said(question):
        yield from _wrong_ages(text, own.union(asked, *of_each), (*path, *key))
    for (inside, one), known in zip(each_of(question, path), of_each, strict=True):
        for key, text in said(one):
            yield from _wrong_ages(text, known, (*inside, *key))
    for inner, option in enumerate(question.options):
        known = ages_of([] if option.when is None else [option.when])
        for where in ("label", "note"):
            text = narrow(getattr(option, where) or "")
            yield from _wrong_ages(text, known, (*path, "options", inner, where))


def ages_of(conditions: Iterable[Condition]) -> frozenset[int]:
    """What may be said of them: 「18歳から」 and 「17歳まで」 are one bound."""
    found: set[int] = set()
    for condition in conditions:
        for _, node in nodes(condition, ()):
            if node.age is not None:
                found |= _around(node.age.least, -1) | _around(node.age.most, 1)
    return frozenset(found)


def _around(bound: int | None, other: int) -> set[int]:
    return set() if bound is None else {bound, bound + other}


def _ages_about(procedure: Procedure, field: str, part: str | None) -> frozenset[int]:
    """The ages that any rule of the definition asks of this answer."""
    every = (node for one in placed(procedure) for _, node in nodes(one.condition, one.path))
    return ages_of(node for node in every if node.field == field and node.part == part)


def _ages_of_bounds(question: Question) -> frozenset[int]:
    """Of births between `earliest` and `latest`, counted in years or school years."""
    found: set[int] = set()
    for bound in (question.earliest, question.latest):
        if not isinstance(bound, FromToday):
            continue
        if bound.school_year is not None:
            found |= {bound.school_year - 1, bound.school_year}
        elif bound.years is not None and bound.years < 0:
            found |= {-bound.years - 1, -bound.years, -bound.years + 1}
    return frozenset(found)


def _past_of(condition: Condition) -> frozenset[int]:
    return frozenset(node.past for _, node in nodes(condition, ()) if node.past is not None)


def _wrong_ages(text: str, known: frozenset[int], path: Path) -> Iterator[Finding]:
    for age in [int(one) for one in _AGES.findall(text)] if known else ():
        if age not in known:
            ages = ", ".join(str(one) for one in sorted(known))
            yield Finding(path, told("says {age} years; the rule counts by {ages}", age=age, ages=ages))


def _wrong_days(text: str, known: frozenset[int], path: Path) -> Iterator[Finding]:
    for days in [int(one) for one in _DAYS.findall(text)] if known else ():
        if days not in known:
            counted = ", ".join(str(one) for one in sorted(known))
            yield Finding(path, told("says {number} days; `past` has {days}", number=days, days=counted))
