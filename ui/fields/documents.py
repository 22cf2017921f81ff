"""What the person has with them (書類): cards with squares."""

from __future__ import annotations

from ui.fields.inputs.many import ManyInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("documents", {"many": ManyInput})
