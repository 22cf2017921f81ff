"""Last days that are counted, and what happens once they are past: 「過ぎています」 alone helps nobody."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.conditions import TODAY
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path


def late_steps(procedure: Procedure) -> Iterator[Finding]:
    """Every step with a last day and no `late`; what counts from today is never past here."""
    for place, question in enumerate(procedure.questions):
        for inner, option in enumerate(question.options):
            path: Path = ("questions", place, "options", inner)
            if option.due is not None and option.due.field != TODAY and option.late is None:
                message = told("has a last day: say what happens after it (`late: still, less, lost, known`)")
                yield Finding((*path, "late"), message)
            if option.late is not None and option.due is None:
                yield Finding(
                    (*path, "late"), told("has no last day: say until when (`due`), or leave `late` out")
                )
