"""People (世帯員): a list, and the parts of the one who is being added."""

from __future__ import annotations

from ui.fields.inputs.registry import INPUTS
from ui.fields.kind import FieldKind

FIELD = FieldKind("persons", INPUTS)
