"""A last day that a letter names, and that the definition moves for closed days: `fixed: true` is missing.

Where no days are counted (`days: 0`), the answer is itself the last day. Whoever wrote the letter has set it,
and an office that is closed makes it no later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.yaml_lines import Path

_PRINTED = re.compile(
    "(?:手紙|通知|はがき|書類|紙|封筒|証|カード)(?:に|の)、?(?:ある|書いて|かいて|書かれ|印刷|のって)"
    "|(?:いつ|何日)までと(?:書いて|かいて|書かれ)"
)


def printed_days(procedure: Procedure) -> Iterator[Finding]:
    """Every deadline that moves although its day stands on a paper."""
    single = () if procedure.deadline is None else ((("deadline",), procedure.deadline),)
    many = ((("deadlines", place), rule) for place, rule in enumerate(procedure.deadlines))
    rules: tuple[tuple[Path, DeadlineRule], ...] = (*single, *many)
    for path, rule in rules:
        if rule.days == 0 and not rule.fixed and any(map(_PRINTED.search, _texts(rule, procedure))):
            message = told("the last day stands on a paper, and no closed day moves it: write `fixed: true`")
            yield Finding((*path, "fixed"), message)


def _texts(rule: DeadlineRule, procedure: Procedure) -> Iterator[str]:
    yield from (narrow(rule.label), narrow(rule.late))
    for name in rule.fields:
        question = procedure.question(name)
        yield from () if question is None else (text for _, text in said(question))
