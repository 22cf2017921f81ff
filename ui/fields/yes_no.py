"""はい or いいえ: two cards with ○ and ×."""

from __future__ import annotations

from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("yes-no", {"yes-no": YesNoInput})
