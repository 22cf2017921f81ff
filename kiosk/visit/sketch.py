"""What a step says about its screen; the frame (`showing.py`) adds what every screen has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.marked import Marked
from kiosk.visit.screen import Body, Button, Option
from kiosk.visit.turn import Turn
from kiosk.words.catalogue import Words

Progress: TypeAlias = Marked | int | None
"""Words at the progress's place, or how many questions remain after the usual ones."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A screen without its frame.

    Attributes:
        detail: After the step's name in `Screen.name`, such as a field id; never personal.
        progress: Number of remaining places (with capsules), or words, or nothing.
        quit: Whether やめる stands at the top right.
        tools: Whether the five tools are there.
        private: Which texts only headphones may say.
        told: Key of what the last touch did, where eyes see that and ears have to be told; "" else.
    """

    body: Body
    buttons: tuple[Button, ...] = ()
    foot: Marked | None = None
    detail: str = ""
    progress: Progress = None
    quit: Literal["quit", "no-quit"] = "quit"
    private: tuple[Marked, ...] = ()
    support_code: str | None = None
    told: str = ""


def next_button(
    words: Words, key: str = "visit.next", *, missing: Marked | None = None, leads_back: bool = False
) -> Button:
    return Button("next", words(key), "next", "next", missing, leads_back=leads_back)


def back_button(words: Words) -> Button:
    return Button("back", words("visit.back"), "back", "back", leads_back=True)


def middle_button(words: Words, button: str, key: str, icon: str | None = None) -> Button:
    return Button(button, words(key), "middle", icon)


def chosen_one(options: tuple[Option, ...], chosen: str | None) -> tuple[Option, ...]:
    """The options with exactly the chosen one marked."""
    return tuple(
        Option(option.id, option.label, option.note, option.picture, option.id == chosen, option.barred)
        for option in options
    )


def pressed_id(turn: Turn) -> str:
    """What stands behind the colon of the pressed button (`tile:juminhyo` → `juminhyo`)."""
    button = getattr(turn.event, "button", "")
    return str(button).partition(":")[2]
