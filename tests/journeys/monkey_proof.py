"""A monkey at the counter: no crash, no screen without a way on, nothing left of anybody, memory steady.

Run in a process of its own (`test_monkey.py`, `make monkey`): it measures the memory of the process.

It proves itself by three planted faults: each must be found.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardreader.simulator.people import PEOPLE, load_persona
from cardreader.simulator.persona import Persona
from cardreader.simulator.reader import SimulatedReader
from kiosk.bootstrap import Services
from kiosk.identity.mynumber import MyNumberCards
from kiosk.identity.service import IdentityService
from kiosk.paper.service import PaperService
from kiosk.visit.screen import Screen
from tests.fakes.clock import ShiftedClock
from tests.fakes.printer import FakePrinter
from tests.journeys.counter import LANDSCAPE, PORTRAIT, Counter, counter
from tests.journeys.left_behind import ADDRESS, NAME
from tests.journeys.memory import MOST_GROWN, grown, held, most_grown
from tests.journeys.monkey import Fault, Monkey
from ui.gallery.modes import Display
from ui.pages.preparation import PreparationPage
from ui.presenter import Presenter
from ui.widgets.text_field import TextField

EVENTS = int(os.environ.get("MONKEY", "400"))
"""In the suite; a hundred thousand by `make monkey`."""
SEED = int(os.environ.get("MONKEY_SEED", "20261129"))
WALKS = ((SEED, LANDSCAPE), (SEED + 1, PORTRAIT)) if EVENTS >= 10_000 else ((SEED, LANDSCAPE),)
"""Each in a process of its own, where there are two; they share the events."""
CHECK_EVERY = 100 if EVENTS < 10_000 else 1000
DIARY = os.environ.get("MONKEY_DIARY")
"""Folder for what each walk did, event by event, and its memory; nowhere when unset."""


class CountedVoice:
    """An engine that counts what it is given to say, and keeps none of it."""

    def __init__(self) -> None:
        self.said = 0
        self.speaking = False

    def say(self, text: str, *, private: bool) -> None:
        self.said += 1

    def stop(self) -> None:
        """Silence."""

    def set_manner(self, *, language: str, rate: int, volume: int) -> None:
        """All the same to it."""

    def prepare(self, texts: object) -> None:
        """Nothing is made ahead."""

    def expect(self, texts: object) -> None:
        """Nothing is made ahead."""

    def forget(self) -> None:
        """Nothing is kept."""

    def play(self, sound: bytes, volume: int) -> None:
        """No words."""

    def when_silent(self, silent: object) -> None:
        """It never speaks."""

    def lacks(self, language: str) -> bool:
        """It speaks all of them alike."""
        return False

    def when_lost(self, lost: object) -> None:
        """It never is."""


def canary_persona(directory: Path) -> Persona:
    content = json.loads((PEOPLE / "hanako.json").read_text("utf-8"))
    content |= {"name": f"{NAME}\u3000花子", "address": f"東京都北区{ADDRESS}"}
    content["pictures"] = {what: str(PEOPLE / name) for what, name in content["pictures"].items()}
    file = directory / "canary.json"
    file.write_text(json.dumps(content), "utf-8")
    return load_persona(file)


class Diary:
    """What a walk did, written down at once, so that a crash cannot take it along."""

    def __init__(self, seed: int) -> None:
        self._file = None if DIARY is None else (Path(DIARY) / f"monkey-{seed}.log").open("w", 1, "utf-8")
        self._began = time.monotonic()

    def __enter__(self) -> Diary:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def tell(self, what: str) -> None:
        if self._file is not None:
            self._file.write(f"{what}\n")

    def sum_up(self, monkey: Monkey, samples: list[int]) -> None:
        seconds, megabytes = time.monotonic() - self._began, samples[-1] / 1_000_000
        self.tell(
            f"== {monkey.events} events, {monkey.visits} visits, {megabytes:.1f} MB, {seconds:.0f} s, "
            f"{time.process_time():.0f} s of processor"
        )


@contextmanager
def monkey_at(
    directory: Path,
    seed: int = SEED,
    display: Display = LANDSCAPE,
    tell: Callable[[str], None] = lambda what: None,
) -> Iterator[tuple[Monkey, Counter]]:
    """A kiosk with levers on everything, and the monkey before it."""
    persona, clock, printer, voice = canary_persona(directory), ShiftedClock(), FakePrinter(), CountedVoice()
    reader = SimulatedReader(persona)

    def equip(services: Services) -> None:
        cards = MyNumberCards(reader, clock)
        services.__dict__["identity"] = IdentityService(cards, services._challenge, "oji-01", clock)
        services.__dict__["paper"] = PaperService(services.library, services.catalogue, printer=printer)

    with counter(directory, display, clock=clock, engine=lambda: voice, equip=equip) as there:
        yield Monkey(there, reader, printer, clock, persona, lambda: voice.said, seed, tell), there


def play(
    monkey: Monkey,
    events: int,
    every: int = CHECK_EVERY,
    each: Callable[[list[int]], None] = lambda samples: None,
) -> list[int]:
    """So many events; memory in bytes at each of the checks between them."""
    samples: list[int] = []
    while monkey.events < events:
        ends = monkey.events + every
        while monkey.events < ends:
            monkey.act()
        monkey.lead_out()
        samples.append(held())
        each(samples)
    return samples


@pytest.mark.timeout(300 + EVENTS)
@pytest.mark.parametrize(("seed", "display"), WALKS, ids=str)
def test_a_monkey_does_no_harm(tmp_path: Path, qtbot: QtBot, seed: int, display: Display) -> None:
    with (
        Diary(seed) as diary,
        qtbot.captureExceptions() as raised,
        monkey_at(tmp_path, seed, display, diary.tell) as (monkey, _),
    ):

        def no_crash(samples: list[int]) -> None:
            diary.sum_up(monkey, samples)
            assert not raised

        events = EVENTS // len(WALKS)
        samples = play(monkey, events, each=no_crash)
        assert monkey.visits >= len(samples) - 1
        assert grown(samples) < most_grown(events)
        assert not raised


def test_a_screen_with_no_way_on_is_found(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PreparationPage, "press", lambda self, button_id: None)
    with monkey_at(tmp_path) as (monkey, _), pytest.raises(Fault, match="do not lead out of preparing"):
        play(monkey, EVENTS, every=10)


def test_a_widget_that_keeps_a_value_is_found(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = TextField.set_text

    def keeping(self: TextField, text: str) -> None:
        shown(self, text)
        window: QWidget = self.window()
        if text and window is not self:
            window.setProperty("kept", text)

    monkeypatch.setattr(TextField, "set_text", keeping)
    with monkey_at(tmp_path) as (monkey, there):
        while not any(name.endswith("name_kana") for name in there.names[:-1]):
            monkey.act_sensibly()
        with pytest.raises(Fault, match=r"left behind.*kept"):
            monkey.lead_out()


def test_a_list_that_grows_is_found(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bytes] = []
    shown = Presenter.show_screen

    def growing(self: Presenter, screen: Screen) -> None:
        kept.append(b"\1" * 2_000_000)
        shown(self, screen)

    monkeypatch.setattr(Presenter, "show_screen", growing)
    with monkey_at(tmp_path) as (monkey, _):
        samples = play(monkey, 120, every=12)
    assert grown(samples) > MOST_GROWN
