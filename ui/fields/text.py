"""Words (文): the board of kana, letters and digits."""

from __future__ import annotations

from ui.fields.inputs.board import TextInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("text", {"text": TextInput})
