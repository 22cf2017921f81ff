"""A name (氏名): kana first, then how it is written."""

from __future__ import annotations

from ui.fields.inputs.board import KanaInput, TextInput
from ui.fields.inputs.ink import InkInput
from ui.fields.inputs.one import OneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("name", {"kana": KanaInput, "one": OneInput, "ink": InkInput, "text": TextInput})
