"""A date (年月日): era and three cells."""

from __future__ import annotations

from ui.fields.inputs.date import DateInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("date", {"date": DateInput})
