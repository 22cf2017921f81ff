"""In which modes a screen is drawn where it is not drawn in all: few, in which it meets every value there is.

Languages, text sizes, themes, and how the display stands are dealt like cards: every value comes once before
one comes again. Eight modes meet all seven languages, all four sizes, all four themes and both ways to stand,
in other company on every screen: over a few hundred screens every language meets every size and stand.
Three in four are on the usual display, the rest on the others; one in four is with low reach.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ui.gallery.modes import Display, Mode

_Value = TypeVar("_Value")
_MOSTLY = (True, True, True, False)


class Lots:
    """The lots of one run. A screen's depends on the seed and its name: a new screen changes no other's."""

    def __init__(self, wanted: Sequence[Mode], count: int, seed: int) -> None:
        """Of `wanted`, each with each, a screen is drawn in `count`; in all where they are fewer."""
        self._wanted, self._count, self._seed = tuple(wanted), count, seed
        self._languages = tuple(dict.fromkeys(mode.language for mode in wanted))
        self._sizes = tuple(dict.fromkeys(mode.text_size for mode in wanted))
        self._themes = tuple(dict.fromkeys(mode.theme for mode in wanted))
        self._reaches = tuple(dict.fromkeys(mode.low_reach for mode in wanted))
        self._displays = tuple(dict.fromkeys(mode.display for mode in wanted))
        self._drawn: dict[str, frozenset[Mode]] = {}

    def of(self, screen: str) -> frozenset[Mode]:
        """The modes that the screen of this name is drawn in."""
        if screen not in self._drawn:
            self._drawn[screen] = frozenset(self._draw(random.Random(f"{self._seed} {screen}")))  # noqa: S311
        return self._drawn[screen]

    def theme_of(self, screen: str, mode: Mode) -> str:
        """The one in which the screen is drawn where this language and display need but one of the themes."""
        lot = f"{self._seed} {screen} {mode.language} {mode.display}"
        return random.Random(lot).choice(self._themes)  # noqa: S311 - a lot, no secret

    def _draw(self, chance: random.Random) -> set[Mode]:
        drawn = set(self._dealt(chance))
        missing = self._count - len(drawn)
        if missing > 0:
            rest = [mode for mode in self._wanted if mode not in drawn]
            drawn.update(chance.sample(rest, min(missing, len(rest))))
        return drawn

    def _dealt(self, chance: random.Random) -> Iterator[Mode]:
        reaches = (False, False, False, True) if len(self._reaches) > 1 else self._reaches
        ways = (self._languages, self._themes, self._sizes)
        cards = (_cards(values, self._count, chance) for values in ways)
        displays, lows = self._displays_dealt(chance), _cards(reaches, self._count, chance)
        for language, theme, size, display, low in zip(*cards, displays, lows, strict=True):
            yield Mode(language, theme, size, display, low)

    def _displays_dealt(self, chance: random.Random) -> Iterator[Display]:
        stands = tuple(dict.fromkeys(display.upright for display in self._displays))
        places = _cards(stands, self._count, chance), _cards(_MOSTLY, self._count, chance)
        for upright, usual in zip(*places, strict=True):
            standing = [one for one in self._displays if one.upright is upright]
            yield chance.choice([one for one in standing if one.usual is usual] or standing)


def _cards(values: Sequence[_Value], count: int, chance: random.Random) -> list[_Value]:
    """So many in any order: each once before one comes a second time."""
    cards: list[_Value] = []
    while len(cards) < count:
        cards += chance.sample(values, len(values))
    cards = cards[:count]
    chance.shuffle(cards)
    return cards
