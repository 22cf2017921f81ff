"""Any of several (複数選択): cards with squares."""

from __future__ import annotations

from ui.fields.inputs.many import ManyInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("choices", {"many": ManyInput})
