"""Letters of a real keyboard that are still half a kana (やまｄ): seen, and never part of an answer.

The board (`ui.widgets.romaji`) keeps them at the end of the draft as full-width small letters.
"""

from __future__ import annotations

import re

from kiosk.forms.answers import Draft

_HALF = re.compile(r"(?<![A-Za-zＡ-Ｚａ-ｚ])[ｂ-ｄｆ-ｈｊ-ｎｐ-ｔｖ-ｚ]+(?![A-Za-zＡ-Ｚａ-ｚ])")
"""Consonants alone: a name in Latin letters (Ｊｏｈｎ) has vowels, or capitals before it."""


def settled(draft: Draft) -> Draft:
    """The draft where nothing more comes: an n at its end was ん."""
    if isinstance(draft, str) and (found := _HALF.search(draft)) and found.end() == len(draft):
        return draft.removesuffix("ｎ") + "ん" if found.group() == "ｎ" else draft
    return draft


def letters(draft: Draft) -> str:
    """The first letters that are no kana yet, "" where all are whole."""
    found = _HALF.search(draft) if isinstance(draft, str) else None
    return "" if found is None else found.group()
