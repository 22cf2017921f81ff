"""One person (人): name, birth date, sex and what else is asked, part by part."""

from __future__ import annotations

from ui.fields.inputs.registry import INPUTS
from ui.fields.kind import FieldKind

FIELD = FieldKind("person", INPUTS)
