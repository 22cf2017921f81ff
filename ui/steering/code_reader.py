"""Tells a scanner that types like a keyboard from a person: it is fast, and begins with a header of ours.

Only texts with that header are taken; every other key goes where it always went.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from kiosk.paper.symbols import FORM, TICKET

HEADERS: Final = (f"{TICKET}/", f"{FORM}/")
"""Of a ticket, and of a paper form, which is told kindly that it belongs to the desk."""
FAST_MS: Final = 40
"""Between two keys of a scanner lie 1 to 20 ms; between two of a practised hand rarely less than 60."""
SURE: Final = 5
"""Letters of a header that came fast, from which on the keys are the scanner's: nobody types five so fast."""
PAUSE_MS: Final = 1000
"""A scanner that stops so long in the middle has stopped for good."""
MOST_LETTERS: Final = 4000


class CodeReader:
    """Collects what a scanner types until its Enter.

    Args:
        scanned: Gets the whole text of one code.
    """

    def __init__(self, scanned: Callable[[str], None]) -> None:
        self._scanned = scanned
        self._text = ""
        self._at = 0

    def takes(self, letters: str, at: int, *, ends: bool) -> bool:
        """Whether the key was the scanner's.

        Args:
            letters: What the key types; "" for shift and its like.
            at: When it was pressed, in milliseconds of the system's events.
            ends: The key is Enter.
        """
        waited, self._at = at - self._at, at
        if self._reading:
            return self._go_on(letters, waited, ends=ends)
        return self._begin(letters, waited)

    def forget(self) -> None:
        """What was begun."""
        self._text = ""

    @property
    def _reading(self) -> bool:
        return self._text.upper().startswith(HEADERS)

    def _begin(self, letters: str, waited: int) -> bool:
        """The first letters of a header may be anybody's; so many that came fast are not."""
        if not letters:
            return False
        letter = unicodedata.normalize("NFKC", letters).upper()
        further = self._text + letter
        if self._text and waited <= FAST_MS and _may_become_header(further):
            self._text = further
            return len(further) >= SURE
        self._text = letter if _may_become_header(letter) else ""
        return False

    def _go_on(self, letters: str, waited: int, *, ends: bool) -> bool:
        if waited > PAUSE_MS or len(self._text) > MOST_LETTERS:
            self._text = ""
            return self._begin(letters, waited)
        if ends:
            text, self._text = self._text, ""
            self._scanned(text)
        else:
            self._text += letters
        return True


def _may_become_header(text: str) -> bool:
    return any(header.startswith(text) for header in HEADERS)
