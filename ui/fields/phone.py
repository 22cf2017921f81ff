"""A telephone number (電話番号)."""

from __future__ import annotations

from ui.fields.inputs.digits import PhoneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("phone", {"phone": PhoneInput})
