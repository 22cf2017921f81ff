"""Characters that no paper and no file can hold: NUL and other controls, and halves of surrogate pairs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from kiosk.forms.answers import Draft

_WHITE_SPACE = frozenset("\t\n\r")


def parts_of(draft: Draft, part: str = "") -> Iterator[str]:
    """Where in a draft such a character stands (`holder`, `0.name_kana`; "" for the draft itself)."""
    if isinstance(draft, str):
        if any(_is_unwritable(letter) for letter in draft):
            yield part
        return
    rows: Iterator[tuple[object, object]] = iter(())
    if isinstance(draft, Mapping):
        rows = iter(draft.items())
    elif isinstance(draft, list):
        rows = iter(enumerate(draft))
    for name, inner in rows:
        yield from parts_of(inner, f"{part}.{name}" if part else str(name))


def _is_unwritable(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") and letter not in _WHITE_SPACE
