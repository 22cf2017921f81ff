"""Some screens of a mode instead of all: of every kind the one with the most words, and others by lot."""

from __future__ import annotations

import random
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from kiosk.visit.screen import Question, Screen
from kiosk.words.furigana import reading


@dataclass(frozen=True, slots=True)
class Sample:
    """What a run looks at.

    Attributes:
        screens: How many of each mode.
        seed: Other seeds draw other screens; the same one the same.
    """

    screens: int
    seed: int = 0

    def of(self, every: Mapping[str, Screen], lot: str) -> dict[str, Screen]:
        """As many screens as asked for, in the order of a visit.

        First the wordiest of each kind, by lot where there are more kinds than that; then any others.
        `lot` names the mode, so that each mode looks at other screens.
        """
        chance = random.Random(f"{self.seed} {lot}")  # noqa: S311 - a lot, no secret
        first = list(_wordiest(every))
        chance.shuffle(first)
        others = [name for name in every if name not in frozenset(first)]
        chance.shuffle(others)
        drawn = frozenset((*first, *others)[: self.screens])
        return {name: screen for name, screen in every.items() if name in drawn}


def kind_of(screen: Screen) -> Hashable:
    """What screens share that are laid out alike: the page, how a question is answered, what is over it."""
    body = screen.body
    if not isinstance(body, Question):
        return type(body).__name__
    over = bool(body.field.problem), bool(body.field.extras), body.picture is not None
    return type(body).__name__, body.field.input, over


def _wordiest(every: Mapping[str, Screen]) -> tuple[str, ...]:
    """The screen of each kind whose words take most room."""
    most: dict[Hashable, tuple[int, str]] = {}
    for name, screen in every.items():
        kind, words = kind_of(screen), _words(screen)
        if kind not in most or words > most[kind][0]:
            most[kind] = words, name
    return tuple(name for _, name in most.values())


def _words(screen: Screen) -> int:
    """Letters that are seen or said of the page."""
    return sum(len(reading(text)) for text in (*screen.spoken, *screen.private))
