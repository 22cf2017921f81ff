"""What is to be done next, with its last day (今後の手続き): cards with squares."""

from __future__ import annotations

from ui.fields.inputs.many import ManyInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("next-steps", {"many": ManyInput})
