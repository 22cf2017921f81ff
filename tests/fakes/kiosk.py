"""A whole kiosk without a window: real services, a simulated card in the same process, a person who presses.

A journey is a table of (what the person does, which screen comes). Waiting is for a screen, never for a time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedReader
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.identity.mynumber import MyNumberCards
from kiosk.identity.service import IdentityService
from kiosk.paper.document import PrinterState
from kiosk.runner.loop import Loop
from kiosk.settings import Settings
from kiosk.visit.events import Acted, Devices, DevicesChanged, Event, Pressed, SecretEntered, Typed
from kiosk.visit.screen import Question, Screen
from tests.fakes.clock import ShiftedClock
from tests.fakes.reference_backend import RunningBackend, running_backend

PATIENCE_S = 30.0


class Kiosk:
    """Presses, types and lays cards down; shows what the screen says.

    Attributes:
        shown: Every screen that was shown, in order.
    """

    def __init__(self, services: Services, reader: SimulatedReader, clock: ShiftedClock) -> None:
        self.services, self.reader, self.clock = services, reader, clock
        self.shown: list[Screen] = []
        self.forgotten = 0
        self._news = threading.Event()
        self.loop: Loop = services.loop(Devices(card=False, reader=True, printer=PrinterState.READY))
        self.loop.on_wake(self._news.set)
        self.loop.on_forget(self._forgot)
        self.loop.watch(self.shown.append)
        self._unwatch = services.identity.watch(self._card_changed)

    @property
    def screen(self) -> Screen:
        return self.shown[-1]

    def press(self, *buttons: str) -> Screen:
        """One button after the other; each must be on the screen unless it belongs to the content."""
        for button in buttons:
            self.post(Pressed(button))
        return self.screen

    def type(self, draft: object, part: str | None = None) -> Screen:
        """Types into the field that is asked now."""
        view = self.question.field
        return self.post(Typed(view.field, view.part if part is None else part, draft))

    def act(self, action: str) -> Screen:
        view = self.question.field
        return self.post(Acted(view.field, view.part, action))

    def enter(self, secret: str) -> Secret:
        """The PIN, as the pad hands it over; the very buffer, to see that it was wiped."""
        held = Secret(bytearray(secret.encode("ascii")))
        self.post(SecretEntered(held))
        return held

    @property
    def question(self) -> Question:
        assert isinstance(self.screen.body, Question), self.screen.name
        return self.screen.body

    def post(self, event: Event) -> Screen:
        self.loop.post(event)
        self.loop.drain()
        return self.screen

    def until(self, name: str) -> Screen:
        """Drains until the screen's name begins so; fails with the way that was shown instead."""
        return self.until_true(lambda: self.screen.name.startswith(name), name)

    def until_true(self, holds: Callable[[], bool], what: str) -> Screen:
        ends = time.monotonic() + PATIENCE_S
        self.loop.drain()
        while not holds():
            left = ends - time.monotonic()
            assert left > 0, f"{what} never came; shown: {[screen.name for screen in self.shown][-12:]}"
            self._news.wait(min(left, 1.0))
            self._news.clear()
            self.loop.drain()
        return self.screen

    def wait(self, seconds: float) -> Screen:
        """The clock is put forward, and the loop looks at it."""
        self.clock.put_forward(seconds)
        self.loop.drain()
        return self.screen

    def answer(self, drafts: Mapping[str, object]) -> Screen:
        """Goes through all questions with these drafts by `field` or `field.part`, to the check page."""
        while self.screen.name.startswith("asking"):
            name = self.screen.name.partition(":")[2]
            assert name in drafts, f"nothing said about {name}"
            self.type(drafts[name])
            before = self.screen
            self.press("next")
            assert self.screen.name != before.name, f"{name} does not take {drafts[name]!r}"
        while self.screen.name.startswith("confirming-answer"):
            self.press("next")
        return self.screen

    def close(self) -> None:
        self._unwatch()
        self.loop.close()
        self.services.close()

    def _card_changed(self, reader: bool, card: bool) -> None:
        self.loop.post(DevicesChanged(Devices(card, reader, PrinterState.READY)))

    def _forgot(self) -> None:
        self.forgotten += 1


@dataclass
class Town:
    """A kiosk, its back-end, and where its papers lie."""

    kiosk: Kiosk
    backend: RunningBackend
    directory: Path

    @property
    def papers(self) -> list[Path]:
        return sorted((self.directory / "paper").glob("*.pdf"))


def settings_for(directory: Path, backend: RunningBackend, **visit: object) -> Settings:
    """Everything in one directory, on loopback."""
    return Settings.model_validate(
        {
            "kiosk": {"id": backend.kiosk_id, "office": "王子区民事務所", "municipality": "北区"},
            "card": {"reader": "simulator:hanako"},
            "backend": {
                "url": backend.url,
                "token_file": backend.token_file,
                "pinned_keys": (str(backend.jwks_file),),
            },
            "storage": {"directory": directory / "kiosk"},
            "paper": {"printer": f"folder:{directory / 'paper'}"},
            "visit": visit,
        }
    )


def kiosk_with(settings: Settings, persona: str = "hanako") -> Kiosk:
    """A kiosk on those settings; the card is in the person's hand, not on the reader."""
    clock = ShiftedClock()
    services = Services(settings, clock)
    reader = SimulatedReader(load_persona(persona))
    reader.remove()
    cards = MyNumberCards(reader, clock)
    challenge = services.delivery.challenge
    services.__dict__["identity"] = IdentityService(cards, challenge, settings.kiosk.id, clock)
    return Kiosk(services, reader, clock)


@contextmanager
def town(directory: Path, persona: str = "hanako", **visit: object) -> Iterator[Town]:
    """A back-end and a kiosk that knows it."""
    with running_backend(directory / "backend_home") as backend:
        kiosk = kiosk_with(settings_for(directory, backend, **visit), persona)
        try:
            yield Town(kiosk, backend, directory)
        finally:
            kiosk.close()
