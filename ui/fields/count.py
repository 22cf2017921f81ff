"""How many (数): two keys and one huge number."""

from __future__ import annotations

from ui.fields.inputs.count import CountInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("count", {"count": CountInput})
