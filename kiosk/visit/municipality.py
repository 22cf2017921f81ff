"""What the municipality of this kiosk is called in the language of whoever stands here."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.visit.handbook import Handbook
from kiosk.words.catalogue import SOURCE_LANGUAGE, Words

_KEY = "visit.municipality"


def municipality(words: Words, handbook: Handbook) -> Marked:
    """「北区」 by its name in that language; another one as the settings write it: nobody translated that."""
    written = handbook.settings.kiosk.municipality
    return words(_KEY) if written == handbook.words(SOURCE_LANGUAGE)(_KEY) else written
