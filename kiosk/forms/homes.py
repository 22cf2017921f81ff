"""Where the two persons live, as a form of a move says it: nobody is asked twice for one of its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.forms.conditions import Facts, holds

if TYPE_CHECKING:
    from kiosk.basics.ids import FieldId
    from kiosk.forms.definition.procedure import Procedure


def home_of(role: str, procedure: Procedure, facts: Facts) -> FieldId | None:
    """The question that asks for it; None where this form has no address of theirs."""
    name = None
    if role == "subject":
        name = procedure.paper.home
    elif role == "visitor":
        name = next((one.field for one in procedure.paper.visitor_homes if holds(one.when, facts)), None)
    return None if name is None else procedure.field_id(name)
