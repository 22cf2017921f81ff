"""Counts that print another thing than the one which they are for: the wrong paper is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question

_COUNTED = re.compile(r"(?:通数|件数|枚数|部数|冊数|組数|人数)$|\(.*\)$")


def counts_printed(procedure: Procedure) -> Iterator[Finding]:
    """Every count that is called after an option and prints the official word of another one."""
    for path, question in questions_of(procedure):
        if question.kind != "count" or not question.paper:
            continue
        for name in dict.fromkeys(fields_of(question.when)):
            before = procedure.question(name)
            own = None if before is None else _called_after(question, before)
            if before is None or own is None:
                continue
            other = next((one for one in before.options if one != own and _prints(question, one)), None)
            if other is not None and not _prints(question, own):
                message = told(
                    "prints {paper!r}, which is what the option {id!r} says",
                    paper=question.paper,
                    id=other.id,
                )
                yield Finding((*path, "paper"), message)
                break


def _called_after(question: Question, before: Question) -> Choice | None:
    """The option whose label its title names, the longest of them."""
    named = [one for one in before.options if bare(one.label) in bare(question.title)]
    return max(named, key=lambda one: len(bare(one.label)), default=None)


def _prints(question: Question, option: Choice) -> bool:
    """Whether what it counts on paper is that option there."""
    counted = _COUNTED.sub("", _COUNTED.sub("", bare(question.paper or "")))
    return bool(counted) and counted in bare(option.paper or option.label)
