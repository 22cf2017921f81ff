"""Options that another question prints the other way round: たのまれた方 is 任意代理人 on each or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import TypeAlias

from kiosk.basics.telling import told
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path

_Said: TypeAlias = tuple[str, str]
"""An option by its id and label."""
_Pair: TypeAlias = tuple[_Said, _Said]
Printed: TypeAlias = Mapping[_Pair, Mapping[tuple[str, str], frozenset[str]]]
"""Two options that stand together: what is printed for them, and in which definitions."""


def printed_in(procedures: tuple[Procedure, ...]) -> Printed:
    """What every two options of a question are printed as, wherever they stand together."""
    found: dict[_Pair, dict[tuple[str, str], frozenset[str]]] = defaultdict(dict)
    for procedure in procedures:
        for _, options in _choices(procedure):
            for pair, papers in _pairs(options):
                where = found[pair].get(papers, frozenset())
                found[pair][papers] = where | {procedure.id}
    return found


def printed_elsewhere(procedure: Procedure, printed: Printed) -> Iterator[Finding]:
    """Every option that changes its official word with another one, compared with `printed`."""
    for path, options in _choices(procedure):
        told_of: set[str] = set()
        for pair, papers in _pairs(options):
            others = printed.get(pair, {}).get((papers[1], papers[0]))
            option = pair[0][0]
            if others and option not in told_of:
                told_of.add(option)
                place = next(at for at, one in enumerate(options) if one.id == option)
                message = told(
                    "prints {paper!r}; in {others} that stands for {label!r}",
                    paper=papers[0],
                    others=", ".join(sorted(others)),
                    label=pair[1][1],
                )
                yield Finding((*path, place, "paper"), message)


def _choices(procedure: Procedure) -> Iterator[tuple[Path, tuple[Choice, ...]]]:
    for path, question in every_question(procedure):
        yield (*path, "options"), question.options


def _pairs(options: tuple[Choice, ...]) -> Iterator[tuple[_Pair, tuple[str, str]]]:
    for one, two in permutations(options, 2):
        if one.paper and two.paper and one.paper != two.paper:
            yield ((one.id, bare(one.label)), (two.id, bare(two.label))), (one.paper, two.paper)
