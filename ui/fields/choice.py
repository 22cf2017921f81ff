"""One of several (選択): cards with circles."""

from __future__ import annotations

from ui.fields.inputs.one import OneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("choice", {"one": OneInput})
