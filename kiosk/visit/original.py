"""日本語で見せる: on any screen, one touch shows staff its Japanese, another the visitor's language."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.screen import Button
from kiosk.visit.states import Welcoming
from kiosk.visit.turn import Move, Turn, stay
from kiosk.visit.visit import Visit
from kiosk.words.catalogue import SOURCE_LANGUAGE


def turn_over(turn: Turn) -> Move:
    """Only the language of what is shown changes; drafts and place stay as they are."""
    visit = turn.visit
    return stay(in_own_language(visit) if visit.original_of else in_japanese(visit))


def in_japanese(visit: Visit) -> Visit:
    """As staff read it."""
    if visit.original_of or _reads_japanese(visit.comfort.language):
        return visit
    own, comfort = visit.comfort.language, replace(visit.comfort, language=SOURCE_LANGUAGE)
    return replace(visit, comfort=comfort, original_of=own)


def in_own_language(visit: Visit) -> Visit:
    """As the visitor reads it: the kiosk speaks to them, whoever looked last."""
    if not visit.original_of:
        return visit
    return replace(visit, comfort=replace(visit.comfort, language=visit.original_of), original_of="")


def buttons(turn: Turn) -> tuple[Button, ...]:
    """Each language by its own name, so that whoever needs it can read it; aloud, what the button does.

    The first page offers every language anyway.
    """
    visit, words = turn.visit, turn.words
    if isinstance(visit.step, Welcoming) and visit.over is None:
        return ()
    if visit.original_of:
        name = turn.book.words(visit.original_of)("visit.language.name")
        return (_named(name, words("visit.original.back")),)
    if _reads_japanese(visit.comfort.language):
        return ()
    return (_named(turn.book.words(SOURCE_LANGUAGE)("visit.language.name"), words("visit.original.show")),)


def _named(name: str, spoken: str) -> Button:
    return Button("original", name, "top", "lang", said=spoken)


def _reads_japanese(language: str) -> bool:
    """やさしい日本語 is Japanese, too: staff can read it."""
    return language.partition("-")[0] == SOURCE_LANGUAGE
