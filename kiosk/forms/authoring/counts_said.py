"""Numbers that a rule lets through though its message says where they end: 「10人まで」 for 11 and 12."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.limits import counted
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.procedure import Check, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_MOST = re.compile(r"(?<![\d月年])(\d+)[^\d。、]{1,3}?(?:まで|以下|以内)")
_ALL = range(10_000)
"""More than is counted anywhere."""


def counts_said(procedure: Procedure) -> Iterator[Finding]:
    """Every check on a count whose message says a most, and that takes more all the same."""
    for place, check in enumerate(procedure.checks):
        said = _MOST.search(narrow(check.message))
        for question in procedure.questions if said else ():
            refused = _refused(check, question)
            least, most = counted(question) if refused else (0, 0)
            bound = int(said[1]) if said else most
            taken = [one for one in range(max(bound + 1, least), most + 1) if one not in refused]
            if taken:
                path: Path = ("checks", place, "wrong_when")
                pattern = "the message says {most}, but {taken} is taken: name the right numbers, with `not`"
                yield Finding(path, told(pattern, most=bound, taken=taken[0]))


def _refused(check: Check, question: Question) -> frozenset[int]:
    """The numbers of this question that the check may refuse; none where it does not look at them."""
    found: set[int] = set()
    for path, node in nodes(check.wrong_when, ()) if question.kind == "count" else ():
        wanted = {one for one in (node.is_, *(node.in_ or ())) if type(one) is int}
        if node.field == question.id and wanted:
            found |= set(_ALL) - wanted if path.count("not") % 2 else wanted
    return frozenset(found)
