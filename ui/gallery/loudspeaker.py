"""What the voice says to everybody: nothing of a person, no digit of a PIN, and the language that is on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.visit.screen import CheckList, Facts, Screen, SecretPad
from kiosk.words.furigana import reading
from ui.gallery.violation import Violation
from ui.gallery.wording import in_language, own_words
from ui.theme.look import Look
from ui.widgets.marks import plain

_DIGITS = re.compile(r"[\d\s●]+")
_SUMMARY = "summary"
"""Pages of places and days alone begin so."""


def overheard(screen: Screen | None, look: Look) -> Iterator[Violation]:
    """The hall hears no value of a person; nobody hears what is entered as a PIN."""
    if screen is None:
        return
    for value in _values(screen):
        if plain(value) != plain(look.words.covered) and any(
            reading(value) in said for said in screen.spoken
        ):
            yield Violation("overheard", screen.name, f"{plain(value)!r} is said to everybody")
    if isinstance(screen.body, SecretPad) and any(map(_DIGITS.fullmatch, (*screen.spoken, *screen.heard))):
        yield Violation("overheard", screen.name, "digits of a PIN are said")


def said_otherwise(screen: Screen | None, look: Look) -> Iterator[Violation]:
    """What is said to everybody is said in the language that is read."""
    if screen is None:
        return
    own = own_words(screen)
    for said in map(plain, screen.spoken):
        if not in_language(look.language, said, own):
            yield Violation("untranslated", screen.name, f"{said!r} is said in {look.language}")


def _values(screen: Screen) -> tuple[str, ...]:
    if screen.name.startswith(_SUMMARY) or not isinstance(screen.body, CheckList | Facts):
        return ()
    return tuple(row.value for row in screen.body.rows if row.value.strip())
