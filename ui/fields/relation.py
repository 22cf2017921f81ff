"""How two people are related (続柄): cards."""

from __future__ import annotations

from ui.fields.inputs.board import TextInput
from ui.fields.inputs.one import OneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("relation", {"one": OneInput, "text": TextInput})
