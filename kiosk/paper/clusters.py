"""Text in pieces that must not be torn: what one glyph, or one group of glyphs, draws.

A character with its variation selector or its accents is one; so is a syllable of Devanagari (akshara:
consonants joined by virama, then vowel signs), whose parts change shape and order: only drawn together.
"""

from __future__ import annotations

import re
import unicodedata

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
MARKS = "\u0300-\u036f\u3099\u309a"
_CONSONANT = "[\u0915-\u0939\u0958-\u095f\u0978-\u097f]\u093c?"
_JOINED = f"\u094d[\u200c\u200d]?{_CONSONANT}"
_SIGNS = "[\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d]*"
_DEVANAGARI = f"(?:{_CONSONANT}(?:{_JOINED})*|[\u0904-\u0914\u0960\u0961\u0972-\u0977]){_SIGNS}"
_NO_LOOK = frozenset({"Cc", "Cf", "Cs"})
_CLUSTER = re.compile(f"{_DEVANAGARI}|.(?:[{SELECTORS}]|[{MARKS}]+)?", re.DOTALL)


def clusters(text: str) -> list[str]:
    """The pieces in their order, without what has no look: controls, formats, halves of pairs.

    A ward's own letter (private use) and one that is newer than these tables have one.
    """
    return [found for found in _CLUSTER.findall(text) if unicodedata.category(found[0]) not in _NO_LOOK]


def is_shaped(cluster: str) -> bool:
    """Whether its glyphs depend on each other: a syllable of Devanagari."""
    return "\u0900" <= cluster[0] <= "\u097f"
