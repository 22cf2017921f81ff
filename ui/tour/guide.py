"""What the resident of the tour does on each screen, decided by what the screen says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from kiosk.visit import screen as bodies
from kiosk.visit.screen import FieldView, Screen
from ui.tour.hand import Hand
from ui.widgets.marks import plain

DEMO_PIN = "1234"
"""Of the invented person on the simulated card."""
WISHES = frozenset({"certificates", "juminhyo", "self", "one", "copy", "relation", "japanese", "bank"})
"""What the resident chooses where it is offered; else the first that is offered."""
KANA = "みほん\u3000はなこ"
PHONE = "0312345678"
BIRTH: Mapping[str, str] = {"era": "showa", "year": "23", "month": "3", "day": "5"}


class Desk(Protocol):
    """The simulated reader's levers."""

    def insert(self) -> None: ...
    def remove(self) -> None: ...


class Guide:
    """Walks a visit through, by what its screens say."""

    def __init__(self, now_shown: Callable[[], Screen], hand: Hand, desk: Desk) -> None:
        """Touches nothing yet.

        Args:
            now_shown: The screen that the window shows.
            hand: Touches it.
            desk: Lays the card down and takes it away.
        """
        self._now_shown = now_shown
        self._hand = hand
        self._desk = desk

    def walk_to(self, *names: str) -> Screen:
        """Does what each screen asks for until one of these screens is shown."""
        while not self._screen.name.startswith(names):
            self._pass(self._screen)
        return self._screen

    def leave_by(self, button: str) -> None:
        """Presses one button and waits for the next screen."""
        before = self._screen
        self._hand.touch(button)
        self._hand.until(lambda: self._moved_from(before), f"a screen after {before.name}")

    def take_card(self) -> None:
        """Takes the card, and waits until the kiosk has seen it."""
        before = self._screen
        self._desk.remove()
        self._hand.until(lambda: self._screen != before, "the tick beside the card")

    @property
    def _screen(self) -> Screen:
        return self._now_shown()

    def _pass(self, screen: Screen) -> None:
        match screen.body:
            case bodies.Tiles(tiles=tiles):
                self.leave_by(f"tile:{_wished([tile.id for tile in tiles])}")
            case bodies.Choices(options=options):
                self._choose(_wished([option.id for option in options]))
                self._go_on()
            case bodies.CardPicture(picture="waiting"):
                self._desk.insert()
                self._hand.until(lambda: self._moved_from(screen), "the card being seen")
            case bodies.CardPicture() | bodies.Working():
                self._hand.until(lambda: self._moved_from(screen), f"the end of {screen.name}")
            case bodies.SecretPad():
                self._hand.type_digits(DEMO_PIN)
                self._go_on()
            case bodies.Question(field=field):
                self._answer(field)
                self._go_on()
            case _:
                self._go_on()

    def _go_on(self) -> None:
        """Forward, by the primary button; until it says so itself it turns the pages of a list."""
        forward = next(b for b in self._screen.buttons if b.place == "next")
        while self._hand.name_of(forward.id) not in ("", plain(forward.label)):
            self._hand.touch(forward.id)
        self.leave_by(forward.id)

    def _answer(self, field: FieldView) -> None:
        """Only what is still missing: a value that the card told is left as it is."""
        if not self._missing():
            return
        match field.input:
            case "one" | "yes-no":
                self._choose(_wished([option.id for option in field.options]))
            case "many":
                self._choose(_wished([option.id for option in field.options]))
            case "count":
                self._hand.touch("more")
            case "kana" | "text":
                self._hand.type_kana(KANA)
            case "phone":
                self._hand.type_digits(PHONE)
            case "date":
                self._hand.touch(BIRTH["era"])
                self._hand.type_digits(BIRTH["year"] + BIRTH["month"] + BIRTH["day"])
            case _:
                self._hand.type_digits("1")
        self._hand.until(lambda: not self._missing(), f"an answer to {field.field}")

    def _missing(self) -> bool:
        return any(b.missing is not None for b in self._screen.buttons if b.place == "next")

    def _choose(self, option: str) -> None:
        before = self._screen
        self._hand.touch(f"choice:{option}")
        self._hand.until(lambda: self._screen != before or not self._missing(), f"the mark on {option}")

    def _moved_from(self, before: Screen) -> bool:
        return self._screen.name != before.name


def _wished(offered: list[str]) -> str:
    return next((option for option in offered if option in WISHES), offered[0])
