"""Whether the holder of an account (名義) can be the person named: banks cut names and drop middle ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import jaconv

from kiosk.forms.fields import writing

MOST = 30
"""Characters of a holder in the files of the banks (全銀協): half-width kana, a voiced one counts two."""
_MOST_MIDDLE = 6


def may_be(holder: str, own: str) -> bool:
    """Both in katakana. The family name and one given name are needed; others may be left out."""
    return any(
        writing.same_name(holder, spelt) for shorter in _shorter(own) for spelt in (shorter, *_cut(shorter))
    )


def _shorter(own: str) -> Iterator[str]:
    """The name, and of three parts or more the name without some of the middle ones.

    The family name stands first (スミス ジョン ポール) or last (ジョン ポール スミス); nothing tells which.
    """
    yield own
    parts = [part for part in re.split(r"[\s・]+", own) if part]
    if not 3 <= len(parts) <= 2 + _MOST_MIDDLE:
        return
    for needed in ({0, 1}, {0, len(parts) - 1}):
        others = sorted(set(range(len(parts))) - needed)
        for count in range(len(others)):
            for kept in combinations(others, count):
                yield "\u3000".join(parts[place] for place in sorted({*needed, *kept}))


def _cut(name: str) -> Iterator[str]:
    """As it stands where only so much of it found room: full width or half, with its spaces or without."""
    for spelt in (name, re.sub(r"\s", "", name)):
        if len(spelt) > MOST:
            yield spelt[:MOST]
        narrow = jaconv.z2h(spelt, kana=True)
        if len(narrow) > MOST:
            yield jaconv.h2z(narrow[:MOST], kana=True)
