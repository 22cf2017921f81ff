"""Where the two persons live, as a form of a move says it: nobody is asked twice for one of its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.basics.ids import FieldId
from kiosk.forms.homes import home_of

if TYPE_CHECKING:
    from kiosk.forms.conditions import Facts
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line


def at_home(
    role: str, found: list[Line], procedure: Procedure, lines: Sequence[Line], facts: Facts
) -> list[Line]:
    """The lines of a person, with that address of the form (`home`) where their own was never told."""
    own, home = FieldId(f"{role}.address"), home_of(role, procedure, facts)
    if home is None or any(line.field == own for line in found):
        return found
    there = (line for line in lines if line.field == home and line.data is not None)
    return [*found, *(replace(line, field=own) for line in there)]
