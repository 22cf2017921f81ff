"""From when to when (期間): two dates, one after the other."""

from __future__ import annotations

from ui.fields.inputs.date import DateInput
from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("period", {"date": DateInput, "yes-no": YesNoInput})
