"""Where the two persons live, as a form of a move says it: nobody is asked twice for one of its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.basics.ids import FieldId
from kiosk.forms.conditions import Facts, holds

if TYPE_CHECKING:
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line


def at_home(
    role: str, found: list[Line], procedure: Procedure, lines: Sequence[Line], facts: Facts
) -> list[Line]:
    """The lines of a person, with that address of the form (`home`) where their own was never told."""
    own, home = FieldId(f"{role}.address"), _home_of(role, procedure, facts)
    if home is None or any(line.field == own for line in found):
        return found
    there = (line for line in lines if line.field == procedure.field_id(home) and line.data is not None)
    return [*found, *(replace(line, field=own) for line in there)]


def _home_of(role: str, procedure: Procedure, facts: Facts) -> str | None:
    """The question that asks for it; None where this form has no address of theirs."""
    if role == "subject":
        return procedure.paper.home
    if role != "visitor":
        return None
    return next((one.field for one in procedure.paper.visitor_homes if holds(one.when, facts)), None)
