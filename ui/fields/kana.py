"""Kana (ふりがな): the kana board."""

from __future__ import annotations

from ui.fields.inputs.board import KanaInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("kana", {"kana": KanaInput})
