"""Staff only (職員記入): nothing to press."""

from __future__ import annotations

from ui.fields.inputs.none import NoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("office", {"none": NoInput})
