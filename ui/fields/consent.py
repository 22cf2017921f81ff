"""Agreeing (同意): two cards with full sentences."""

from __future__ import annotations

from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("consent", {"yes-no": YesNoInput})
