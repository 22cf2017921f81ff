"""Whether what is `told` of people elsewhere is asked there, and can be an answer here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.telling import told
from kiosk.forms.definition.comparisons import unfit
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question, ToldOfEach
from kiosk.forms.definition.yaml_lines import Path


def told_of_each(asked: Procedure, sources: Mapping[str, Question]) -> Iterator[Finding]:
    """Every rule that names no answer of a visit, or another answer than there is."""
    for path, question in questions_of(asked):
        for where, sub in each_of(question, path):
            for number, rule in enumerate(sub.told):
                yield from _rule(sub, rule, (*where, "told", number), sources)


def _rule(sub: Question, rule: ToldOfEach, path: Path, sources: Mapping[str, Question]) -> Iterator[Finding]:
    for key, name in (("answer", rule.answer), ("of", rule.of), ("outside", rule.outside)):
        source = None if name is None else sources.get(name)
        if name is not None and source is None:
            yield Finding(
                (*path, key), told("no answer is called {field!r}", field=name), nearest(name, sources)
            )
        elif source is not None and source.kind != "persons" and (key != "answer" or rule.part):
            message = told("{name!r} is no question of the kind {kind!r}", name=name, kind="persons")
            yield Finding((*path, key), message)
    yield from _born(rule, path, sources)
    yield from _answers(sub, rule, path, sources)


def _born(rule: ToldOfEach, path: Path, sources: Mapping[str, Question]) -> Iterator[Finding]:
    """A birth is told by a day."""
    source = None if rule.born is None else sources.get(rule.born)
    if rule.born is not None and source is None:
        message = told("no answer is called {field!r}", field=rule.born)
        yield Finding((*path, "born"), message, nearest(rule.born, sources))
    elif source is not None and source.kind != "date":
        message = told("{name!r} is no question of the kind {kind!r}", name=rule.born or "", kind="date")
        yield Finding((*path, "born"), message)


def _answers(
    sub: Question, rule: ToldOfEach, path: Path, sources: Mapping[str, Question]
) -> Iterator[Finding]:
    source = sources.get(rule.answer)
    there = source if rule.part is None else _part(source, rule.part)
    if source is not None and there is None:
        parts = [str(one.id) for one in source.each]
        message = told("{name!r} has no part {part!r}", name=rule.answer, part=rule.part)
        yield Finding((*path, "part"), message, nearest(rule.part or "", parts))
    for given, here in rule.gives.items():
        for found in (None if there is None else unfit(there, given), unfit(sub, here)):
            if found is not None:
                yield Finding((*path, "gives", given), *found)


def _part(source: Question | None, part: str) -> Question | None:
    return None if source is None else next((one for one in source.each if one.id == part), None)
