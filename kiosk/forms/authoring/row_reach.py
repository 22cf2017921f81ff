"""Whether somebody is really asked what a definition says of the rows of the ward's form; and the counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.walking import HANDED_IN, Walked
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows there are, of how many parts; so many parts are asked or printed, the others omitted."""

    rows: int
    parts: int
    asked: int
    omitted: int

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> Told:
        """The counts in a sentence."""
        pattern = "rows {rows} with {parts} parts: {asked} asked, {omitted} omitted"
        counts = {"rows": self.rows, "parts": self.parts, "asked": self.asked, "omitted": self.omitted}
        return told(pattern, **counts)


def row_counts(procedure: Procedure) -> RowCounts:
    """The counts of one definition."""
    items = [item for row in procedure.rows for item in row.items()]
    asked = sum(bool(item.fields) for item in items)
    return RowCounts(len(procedure.rows), len(items), asked, len(items) - asked)


def unreached_rows(procedure: Procedure, walked: Walked) -> Iterator[str]:
    """`row / part: field` of every field that no way leads to: on paper it would stay empty for everybody."""
    for row in procedure.rows:
        for item in row.items():
            for field in item.fields:
                if not _is_reached(field, procedure, walked):
                    yield f"{' / '.join(filter(None, (row.row, item.part)))}: {field}"


def _is_reached(field: str, procedure: Procedure, walked: Walked) -> bool:
    name, _, inner = field.partition("/")
    if name == "applicant":
        return not inner or f"{inner}: {HANDED_IN}" in walked.endings
    if name == "check":
        return f"check {inner}" in walked.endings
    question = _asking(name, procedure)
    if question is None:
        return True
    reached = question.kind == "office" or question.id in walked.questions
    if inner in [option.id for option in question.options]:
        return reached and f"{question.id}/{inner}" in walked.options
    return reached


def _asking(name: str, procedure: Procedure) -> Question | None:
    """The question; for how a name is written the one for its kana, after which that is asked."""
    return procedure.question(name) or procedure.question(f"{name}_kana")
