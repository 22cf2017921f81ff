"""What the voice makes before it is wanted, so that a page is heard as soon as it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kiosk.visit.handbook import Handbook
from kiosk.visit.openings import openings, openings_of
from kiosk.visit.pace import faster, slower
from kiosk.visit.screen import Comfort, Question, Screen, SecretPad
from kiosk.words.catalogue import SOURCE_LANGUAGE, Words
from kiosk.words.furigana import reading
from ui.speech.said import Soon
from ui.speech.voice import Voice

_LETTERS = ("ー", *(chr(code) for code in range(ord("ァ"), ord("ヴ") + 1)), *"0123456789-")
"""As the keys of boards and pads are called: the answer to every key that is typed."""
_NEXT = 12
"""So many pages somebody may open while the rest is made."""
_ADDED = ("choice", "button", "chosen", "not-chosen", "not-yet")
"""Said after the name of what the focus is on: role and state."""


class Ahead:
    """Tells the voice what to make.

    Args:
        handbook: Where the words stand.
        today: The day on which questions are asked.
    """

    def __init__(self, voice: Voice, handbook: Handbook, today: Callable[[], date]) -> None:
        self._voice, self._handbook, self._today = voice, handbook, today
        self._going: tuple[str, str | None] | None = None
        self._begun: tuple[str, ...] = ()
        self._expected: tuple[Soon, ...] = ()

    def begin(self) -> None:
        """What the kiosk itself says in Japanese at the usual pace: kept for good, how pages begin first."""
        self._voice.prepare(own_words(self._handbook, self._today()), Comfort())

    def show(self, screen: Screen, procedure: str | None, reached: Sequence[str] = ()) -> None:
        """What this page answers to the next key, at the pace in use; then how the next pages begin.

        `reached` is how that begins which stands in no screen: keys of a board, and rows that are scanned.


        Between them what the page would answer one step slower or faster: half as fast costs twice as long
        to make, which somebody who goes on at once would wait for.
        """
        if not screen.comfort.speech:
            return
        self._begin_in(screen.comfort.language, procedure)
        words, rate = self._handbook.words(screen.comfort.language), screen.comfort.rate
        page = on_this_page(screen, words)
        around = (text for text in reached if not _is_private(text, screen))
        own = described_on(screen) if self._voice.private else ()
        near = (*page, *own, *around, *(_LETTERS if _is_typed(screen) else ()), *self._begun[:_NEXT])
        expected = (
            *paces(rate, words),
            *(Soon(text, rate) for text in near),
            *(Soon(text, other) for other in _beside(rate) for text in page),
            *(Soon(text, rate) for text in self._begun[_NEXT:]),
        )
        if expected != self._expected:
            self._expected = expected
            self._voice.expect(expected)

    def forget(self) -> None:
        """The next visit may be the same in all of it, and still nothing of it is made."""
        self._going, self._begun, self._expected = None, (), ()

    def _begin_in(self, language: str, procedure: str | None) -> None:
        """All titles of a procedure are asked for once, not again at every key."""
        if self._going != (language, procedure):
            self._going = (language, procedure)
            begun = openings_of(self._handbook, procedure, language, self._today())
            self._begun = tuple(reading(text) for text in begun)


def on_this_page(screen: Screen, words: Words) -> tuple[str, ...]:
    """Everything there that a key may lead to, and what is added to it; nothing of a person."""
    tools = (reading(one.said or one.label) for one in screen.buttons if one.place == "tool")
    added = (reading(words(f"ear.{name}")) for name in _ADDED)
    everything = (text for text in (*screen.spoken, *tools, *added) if not _is_private(text, screen))
    return tuple(dict.fromkeys(everything))


def described_on(screen: Screen) -> tuple[str, ...]:
    """The words of what sounds the same, for headphones: of all that is offered, not of what is chosen."""
    options = screen.body.field.options if isinstance(screen.body, Question) else ()
    return tuple(reading(one.described) for one in options if one.described)


def paces(rate: int, words: Words) -> tuple[Soon, ...]:
    """How one step slower and one step faster begin: the first thing that is said at that pace."""
    return tuple(Soon(reading(words("ear.rate", rate=other)), other) for other in _beside(rate))


def _beside(rate: int) -> tuple[int, ...]:
    return tuple(other for other in (slower(rate), faster(rate)) if other != rate)


def _is_private(text: str, screen: Screen) -> bool:
    return any(one in text for one in screen.private if one.strip())


def _is_typed(screen: Screen) -> bool:
    return isinstance(screen.body, Question | SecretPad)


def own_words(handbook: Handbook, today: date) -> list[str]:
    """All that can be said in Japanese before anybody stands there: letters first, then how pages begin."""
    begun = openings(handbook, SOURCE_LANGUAGE, today)
    whole = handbook.words(SOURCE_LANGUAGE).complete().values()
    return list(dict.fromkeys((*_LETTERS, *(reading(text) for text in (*begun, *whole)))))
