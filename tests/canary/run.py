"""One visit from the first touch to the wipe, and what is found of it afterwards."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.canary.leftovers import on_disk, unseen
from tests.canary.memory import Found, search
from tests.canary.resident import Resident, Words, at_the_counter
from tests.fakes import ipp_printer
from tests.fakes.pcscd import running_pcscd, virtual_card
from tests.fakes.reference_backend import RunningBackend, running_backend

Way: TypeAlias = Literal["delivered", "paper", "idle"]
"""Handed in; cut off from the back-end and printed; left alone before the end."""
SETTINGS = """
[kiosk]
id = "{backend.kiosk_id}"
[display]
fullscreen = false
pixels_per_mm = 4.03
[card]
reader = "auto"
[backend]
url = "{backend.url}"
token_file = "{backend.token_file}"
pinned_keys = ["{backend.jwks_file}"]
[storage]
directory = "{folder}/kiosk"
[paper]
printer = "{printer}"
[visit]
idle_warning_s = {idle}
idle_countdown_s = 5
"""

SCREEN = {
    "name": "counter", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0,
}  # fmt: skip
"""What Qt's offscreen platform plays, as its configuration file has it."""


@dataclass
class Findings:
    """What was found.

    Attributes:
        words: What was searched for, by name.
        on_disk: Files below the kiosk's folders that hold one in clear.
        during: In memory while the person looked at the answers; only in a thorough run.
        after: In memory after the wipe.
        unseen: What was planted in each place on purpose, and not found: the proof of the gate.
    """

    words: dict[str, str] = field(default_factory=dict)
    on_disk: list[str] = field(default_factory=list)
    during: list[Found] = field(default_factory=list)
    after: list[Found] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


def visit(folder: Path, way: Way, *, thorough: bool = False) -> Findings:
    """Plays the visit in `folder`, which becomes the kiosk's whole disk."""
    words, found = Words(), Findings()
    with _kiosk(folder, way, words) as (resident, backend):
        resident.walk_to("checking-answers")
        if thorough:
            found.during = search(resident.pid, words.searched_in_memory)
        _leave(resident, backend, way)
        resident.tell("collect")
        found.words = words.searched_in_memory
        found.after = search(resident.pid, found.words)
        found.on_disk = on_disk(folder, words)
        found.unseen = unseen(folder, words)
        for what, word in (("kept name", words.card["name"]), ("kept PIN", f"\x04{words.pin}")):
            resident.tell(f"keep {word}")
            if not search(resident.pid, {what: word.partition("\u3000")[2] or word}):
                found.unseen.append(f"{what} in memory")
    return found


def _leave(resident: Resident, backend: RunningBackend, way: Way) -> None:
    match way:
        case "delivered":
            resident.walk_to("finished")
        case "paper":
            backend.stop()
            resident.walk_to("finished")
        case "idle":
            resident.until("welcoming")
            return
    resident.leave_by("quit" if resident.now.next is None else str(resident.now.next))
    resident.walk_to("welcoming")


@contextmanager
def _kiosk(folder: Path, way: Way, words: Words) -> Iterator[tuple[Resident, RunningBackend]]:
    """Card service, back-end, printer and kiosk. What is not the kiosk's lies outside `folder`."""
    outside = folder.with_name(f"{folder.name}-outside")
    for path in (outside, outside / "printer", outside / "backend", folder / "home"):
        path.mkdir(parents=True)
    card = SimulatedCard(load_persona(words.persona(outside)))
    with (
        running_pcscd(),
        virtual_card(card),
        running_backend(outside / "backend") as backend,
        ipp_printer.running(outside / "printer") as printer,
    ):
        settings = folder / "kiosk.toml"
        idle = 60 if way == "idle" else 180
        settings.write_text(
            SETTINGS.format(backend=backend, folder=folder, printer=printer.uri, idle=idle), "utf-8"
        )
        screen = outside / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), "ascii")
        environment = {
            **os.environ,
            **{name: str(folder / "home") for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")},
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        }
        with at_the_counter(settings, folder / "kiosk.log", environment, words) as resident:
            yield resident, backend
