"""Some modes of every screen instead of all: by lot; the wordiest of each kind with the largest letters."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from kiosk.visit.screen import Question, Screen
from kiosk.words.furigana import reading
from ui.gallery.lots import Lots
from ui.gallery.modes import TEXT_SIZES, Mode


@dataclass(frozen=True, slots=True)
class Sample:
    """What a run looks at, told in one line by `--sample` and `--seed`.

    Attributes:
        modes: In how many of the wanted modes each screen is drawn.
        seed: Other seeds draw other modes, so that runs add up; the same one the same.
    """

    modes: int
    seed: int = 0


def sampled(every: Mapping[str, Screen], mode: Mode, lots: Lots) -> dict[str, Screen]:
    """What is drawn in this mode, in the order of a visit.

    The screens whose lot it is, and with the largest letters on the usual display the wordiest of each
    kind, each in one theme. `every` are all screens in the mode's language.
    """
    drawn = {name for name in every if mode in lots.of(name)}
    if mode.text_size == TEXT_SIZES[-1] and mode.display.usual and not mode.low_reach:
        drawn.update(name for name in _wordiest(every) if lots.theme_of(name, mode) == mode.theme)
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
