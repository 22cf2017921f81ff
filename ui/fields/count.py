"""How many (数): two keys and one huge number; typed where that would be many touches."""

from __future__ import annotations

from ui.fields.inputs.count import CountInput
from ui.fields.inputs.digits import AmountInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("count", {"count": CountInput, "amount": AmountInput})
