"""What the voice makes before it is wanted, so that a page is heard as soon as it is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.visit.handbook import Handbook
from kiosk.visit.openings import openings, openings_of
from kiosk.visit.screen import Comfort, Screen
from kiosk.words.catalogue import SOURCE_LANGUAGE
from kiosk.words.furigana import reading
from ui.speech.voice import Voice

_LETTERS = ("ー", *(chr(code) for code in range(ord("ァ"), ord("ヴ") + 1)), *"0123456789-")
"""As the keys of boards and pads are called: the answer to every key that is typed."""


class Ahead:
    """Tells the voice what to make.

    Args:
        handbook: Where the words stand.
        today: The day on which questions are asked.
    """

    def __init__(self, voice: Voice, handbook: Handbook, today: Callable[[], date]) -> None:
        self._voice, self._handbook, self._today = voice, handbook, today
        self._expected: tuple[str, int, str | None] | None = None

    def begin(self) -> None:
        """What the kiosk itself says in Japanese at the usual pace: kept for good, how pages begin first."""
        self._voice.prepare(own_words(self._handbook, self._today()), Comfort())

    def show(self, screen: Screen, procedure: str | None) -> None:
        """Another language, pace or procedure: how its pages begin comes before everything else."""
        comfort = screen.comfort
        wanted = (comfort.language, comfort.rate, procedure)
        if not comfort.speech or wanted == self._expected:
            return
        self._expected = wanted
        begun = openings_of(self._handbook, procedure, comfort.language, self._today())
        self._voice.expect([reading(text) for text in begun])

    def forget(self) -> None:
        """The next visit may be the same in all of it, and still nothing of it is made."""
        self._expected = None


def own_words(handbook: Handbook, today: date) -> list[str]:
    """All that can be said in Japanese before anybody stands there: letters first, then how pages begin."""
    begun = openings(handbook, SOURCE_LANGUAGE, today)
    whole = handbook.words(SOURCE_LANGUAGE).complete().values()
    return list(dict.fromkeys((*_LETTERS, *(reading(text) for text in (*begun, *whole)))))
