"""Whether the places that a definition gives for the rows of the ward's form are there, each row once."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.form_row import RowPart
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path

DATE, LETTER, CALL, SLIP = "printed/date", "printed/letter", "staff/call", "printed/slip"
"""The day on each form; the 委任状 that is printed; the button to staff on each screen; the slip."""


def row_places(procedure: Procedure) -> Iterator[Finding]:
    """Every place that is not there, and every row or part that stands there twice."""
    if procedure.rows and (procedure.omitted or any(one.fact for one in procedure.questions)):
        yield Finding(("rows",), told("says all about the ward's form: no `fact` and no `omitted` beside it"))
    known = places(procedure)
    rows: set[str] = set()
    for at, row in enumerate(procedure.rows):
        path: Path = ("rows", at)
        if row.row in rows:
            yield Finding((*path, "row"), told("{one!r} stands here twice", one=row.row))
        rows.add(row.row)
        names: set[str] = set()
        for inner, item in enumerate(row.items()):
            place: Path = (*path, "parts", inner) if row.parts else path
            if item.part in names:
                yield Finding((*place, "part"), told("{one!r} stands here twice", one=item.part))
            names.add(item.part)
            yield from _unknown(item, place, known)


def _unknown(item: RowPart, path: Path, known: frozenset[str]) -> Iterator[Finding]:
    for one in item.fields:
        if one not in known:
            yield Finding(
                (*path, "fields"),
                told("there is no {one!r} that is asked or printed", one=one),
                nearest(one, known),
            )


def places(procedure: Procedure) -> frozenset[str]:
    """Everything that a row may name: questions, their options and members, applicants, and the rest."""
    found = {"applicant", DATE, CALL, SLIP}
    found |= {f"applicant/{one.id}" for one in procedure.applicants}
    found |= {f"identity/{method}" for one in procedure.applicants for method in one.identity}
    found |= {f"bring/{one.id}" for one in procedure.bring}
    found |= {LETTER} if any(one.letter for one in procedure.applicants) else set()
    found |= {"fee"} if procedure.fee is not None else set()
    found |= {"deadline"} if procedure.every_deadline else set()
    found |= {f"check/{one.id}" for one in procedure.checks}
    for question in procedure.questions:
        found.add(str(question.id))
        found |= {f"{question.id}/{one.id}" for one in question.options}
        found |= {f"{question.id}/{one.id}" for one in question.each}
        if question.id.endswith(".name_kana"):
            found.add(question.id.removesuffix("_kana"))
    return frozenset(found)
