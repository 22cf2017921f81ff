"""The type of every text a person reads."""

from __future__ import annotations

from typing import TypeAlias

Marked: TypeAlias = str
"""Text in the visitor's language with its furigana inside: `{住民票|じゅうみんひょう}の{写|うつ}し`.

U+200B (zero width space) marks where a line may break; without any, the label asks budoux.
"""
