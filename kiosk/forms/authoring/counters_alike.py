"""One matter (障害者手帳, 国民年金 …) that definitions send to different counters: somebody is sent in vain.

Steps and pages of the desk are the same matter where one of them is called, or printed, as the other; what
stands in brackets (「資格喪失届（窓口で届出）」) tells cases of one matter apart, and a tile may hold several
(「世帯を分ける・世帯主がかわる」). A matter is at the counter that most of them name; where as many name
another one, both are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.basics.telling import told
from kiosk.forms.authoring.counters_said import counters_in
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.life_event import DeskMatter
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path

_CASE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Sent:
    """Where one place in a definition sends people, and every name that it has for the matter."""

    path: Path
    names: frozenset[str]
    where: str


Usual: TypeAlias = dict[str, Counter[str]]
"""By each name of a matter, how often each counter is said of it, under any of its names."""


def usual_counters(procedures: Iterable[Procedure], desk: Iterable[DeskMatter]) -> Usual:
    """What all of them say together."""
    usual: Usual = {}
    every = [*matters_sent(desk), *(sent for one in procedures for sent in steps_sent(one))]
    for sent in every:
        same = {id(usual[one]): usual[one] for one in sent.names if one in usual}
        merged: Counter[str] = sum(same.values(), Counter(sorted(counters_in(sent.where))))
        names = {one for one, counted in usual.items() if id(counted) in same} | sent.names
        usual.update(dict.fromkeys(names, merged))
    return usual


def counters_alike(places: Iterable[Sent], usual: Usual) -> Iterator[Finding]:
    """Every place that sends to another counter than most others, or as many, have for the same matter."""
    for sent in places:
        said = counters_in(sent.where)
        counted = next((usual[one] for one in sent.names if one in usual), Counter[str]())
        others = {one: times for one, times in counted.items() if one not in said}
        most = max(others.values(), default=0)
        if most and most >= max(counted[one] for one in said):
            there = ", ".join(sorted(one for one, times in others.items() if times == most))
            pattern = "sends to {where!r}; elsewhere the same matter is at counter {there}"
            yield Finding(sent.path, told(pattern, where=narrow(sent.where), there=there))


def steps_sent(procedure: Procedure) -> Iterator[Sent]:
    """Every step of a definition or life event that names a counter."""
    for path, question in questions_of(procedure):
        for place, step in enumerate(question.options):
            if step.where and counters_in(step.where):
                yield Sent((*path, "options", place, "where"), _names(step.label, step.paper), step.where)


def matters_sent(desk: Iterable[DeskMatter]) -> Iterator[Sent]:
    """Every page of the desk that names a counter."""
    for place, one in enumerate(desk):
        if one.where and counters_in(one.where):
            called = narrow(one.label).split("・")
            yield Sent(("desk", place, "where"), _names(one.label, one.paper, *called), one.where)


def _names(*called: str | None) -> frozenset[str]:
    return frozenset(_CASE.sub("", narrow(one)) for one in called if one)
