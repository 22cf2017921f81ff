"""What a heartbeat says, and that the desk page of a real back-end understands it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.backend.desk.kiosks import states
from kiosk.backend.store import Store
from kiosk.basics.ids import VisitId
from kiosk.basics.result import Ok
from kiosk.delivery.room import Room
from kiosk.paper.document import PrinterState
from kiosk.runner.wellbeing import looked_at
from kiosk.visit.events import Devices
from kiosk.visit.screen import Comfort
from kiosk.visit.states import ChoosingTopic, Step, Welcoming
from kiosk.visit.visit import Visit
from tests.fakes.kiosk import Town, town
from tests.flows.ways import TO_CHECK, play


class Delivery:
    """What is looked at, with levers."""

    def __init__(self, room: Room = "ample", aside: tuple[str, ...] = (), *, key: bool = True) -> None:
        self._room, self._aside, self._key = room, aside, key

    def room(self) -> Room:
        return self._room

    def set_aside(self) -> tuple[str, ...]:
        return self._aside

    def has_key(self) -> bool:
        return self._key


def visit(step: Step, *, card: bool = False, reader: bool = True) -> Visit:
    return Visit(VisitId("v"), step, Comfort(), Devices(card, reader, PrinterState.READY))


def test_all_is_well() -> None:
    looked = looked_at(visit(Welcoming()), PrinterState.READY, Delivery(), faults=0)
    assert set(looked.values()) == {"ok"}
    assert set(looked) == {"printer", "back-end", "disk", "outbox", "procedures", "reader", "card-left"}


@pytest.mark.parametrize(
    ("name", "state", "looked"),
    [
        ("printer", "warn", looked_at(None, PrinterState.NO_PAPER, Delivery(), faults=0)),
        ("printer", "fail", looked_at(None, PrinterState.OFFLINE, Delivery(), faults=0)),
        ("back-end", "fail", looked_at(None, PrinterState.READY, Delivery(key=False), faults=0)),
        ("disk", "warn", looked_at(None, PrinterState.READY, Delivery("tight"), faults=0)),
        ("disk", "fail", looked_at(None, PrinterState.READY, Delivery("none"), faults=0)),
        ("outbox", "fail", looked_at(None, PrinterState.READY, Delivery(aside=("damaged",)), faults=0)),
        ("procedures", "fail", looked_at(None, PrinterState.READY, Delivery(), faults=1)),
        (
            "reader",
            "fail",
            looked_at(visit(Welcoming(), reader=False), PrinterState.READY, Delivery(), faults=0),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_trouble_has_its_name(name: str, state: str, looked: dict[str, str]) -> None:
    assert looked[name] == state


def test_card_counts_as_forgotten_only_while_nobody_is_served() -> None:
    def card_left(step: Step) -> str:
        return looked_at(visit(step, card=True), PrinterState.READY, Delivery(), faults=0)["card-left"]

    assert card_left(Welcoming()) == "warn"
    assert card_left(ChoosingTopic()) == "ok"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as place:
        yield place


def test_real_back_end_shows_the_kiosk_and_what_waits_there(here: Town) -> None:
    play(here.kiosk, TO_CHECK)
    here.backend.stop()
    here.kiosk.press("next")
    here.kiosk.until_true(lambda: here.kiosk.screen.name != "sending", "what came of it")
    assert not here.kiosk.services.beat()
    here.backend.start()
    assert here.kiosk.services.beat()

    store = Store(f"sqlite:///{here.backend.database}")
    (heard,) = states(store, (), datetime.now(UTC))
    store.close()
    assert (heard.kiosk_id, heard.card_left, heard.paper_ok) == ("oji-01", False, True)
    assert (heard.queued, heard.parked) == waiting_in(here)
    assert "花子" not in repr(heard)


def waiting_in(here: Town) -> tuple[int, int]:
    found = here.kiosk.services.delivery.waiting()
    assert isinstance(found, Ok)
    parked = sum(entry.state == "parked" for entry in found.value)
    return len(found.value) - parked, parked
