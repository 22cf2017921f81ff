"""What the resident of the tour does on each screen, decided by what the screen says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from kiosk.visit import screen as bodies
from kiosk.visit.screen import FieldView, Screen
from ui.tour.hand import Hand

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
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
    """Walks a visit through, with a picture of every screen just before it is left.

    Attributes:
        pictures: Files, in the order of the visit.
    """

    def __init__(
        self,
        window: QWidget,
        now_shown: Callable[[], Screen],
        still: Callable[[], bool],
        hand: Hand,
        desk: Desk,
        output: Path,
    ) -> None:
        """Touches nothing yet.

        Args:
            window: What is photographed.
            now_shown: The screen that the window shows.
            still: Whether nothing moves any more, so that a picture shows one page.
            hand: Touches it.
            desk: Lays the card down and takes it away.
            output: Where pictures go.
        """
        self._window = window
        self._now_shown = now_shown
        self._still = still
        self._hand = hand
        self._desk = desk
        self._output = output
        self.pictures: list[Path] = []

    def walk_to(self, *names: str) -> Screen:
        """Does what each screen asks for until one of these screens is shown, which is photographed, too."""
        while not self._screen.name.startswith(names):
            self._pass(self._screen)
        self._photograph()
        return self._screen

    def leave_by(self, button: str) -> None:
        """Presses one button and waits for the next screen."""
        before = self._screen
        self._hand.touch(button)
        self._hand.until(lambda: self._moved_from(before), f"a screen after {before.name}")

    def take_card(self) -> None:
        """Takes the card; the picture shows that the kiosk saw it."""
        before = self._screen
        self._desk.remove()
        self._hand.until(lambda: self._screen != before, "the tick beside the card")
        self._photograph()

    @property
    def _screen(self) -> Screen:
        return self._now_shown()

    def _pass(self, screen: Screen) -> None:
        match screen.body:
            case bodies.Tiles(tiles=tiles):
                self._photograph()
                self.leave_by(f"tile:{_wished([tile.id for tile in tiles])}")
            case bodies.Choices(options=options):
                self._choose(_wished([option.id for option in options]))
                self._go_on()
            case bodies.CardPicture(picture="waiting"):
                self._photograph()
                self._desk.insert()
                self._hand.until(lambda: self._moved_from(screen), "the card being seen")
            case bodies.CardPicture() | bodies.Working():
                self._photograph()
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
        """Forward, by the primary button."""
        self._photograph()
        self.leave_by(next(b.id for b in self._screen.buttons if b.place == "next"))

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

    def _photograph(self) -> None:
        """The window as it is, after whatever is queued has been drawn."""
        self._hand.until(self._still, "an end of the fade")
        name = _UNSAFE.sub("-", self._screen.name)
        file = self._output / f"{len(self.pictures) + 1:02d}-{name}.png"
        self._window.grab().save(str(file))
        self.pictures.append(file)


def _wished(offered: list[str]) -> str:
    return next((option for option in offered if option in WISHES), offered[0])
