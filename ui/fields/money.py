"""An amount (金額): digits with their unit."""

from __future__ import annotations

from ui.fields.inputs.digits import AmountInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("money", {"amount": AmountInput})
