"""A kiosk's way to hand in, with everything real but the back-end and the time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok, Result
from kiosk.delivery.backend import (
    Sealed,
    Unreachable,
)
from kiosk.delivery.entry import Entry
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import DATABASE, Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.room import Limits
from kiosk.delivery.service import DeliveryService
from kiosk.forms.application import Application
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, application, new_id
from tests.fakes.stopped_clock import StoppedClock


@dataclass
class Desk:
    """Everything real but the back-end and the time."""

    storage: Path
    pins: list[str]
    backend: FakeBackend
    clock: StoppedClock
    acts: NotedActs
    limits: Limits = Limits()

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.storage)

    @property
    def service(self) -> DeliveryService:
        """A new one each time: but for what is printed this moment, nothing may depend on memory."""
        keys = PinnedKeys(self.pins, self.outbox.folder)
        return DeliveryService(
            self.backend, self.outbox, keys, self.clock, self.acts, limits=self.limits, sleep=self.clock.sleep
        )

    def hand_in(self, whole: Application | None = None, *, may_wait: bool = True) -> Outcome:
        return self.service.hand_in(whole or application(), may_wait=may_wait, progress=Stoppable())

    def waiting(self) -> tuple[Entry, ...]:
        found = self.service.waiting()
        assert isinstance(found, Ok)
        return found.value

    def only(self) -> Entry:
        (entry,) = self.waiting()
        return entry


def code(outcome: Outcome) -> str | None:
    return None if outcome.failure is None else outcome.failure.code.support


@contextmanager
def table_in_use(outbox: Outbox) -> Iterator[None]:
    with closing(sqlite3.connect(outbox.folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def kind_of(given: Result[Outcome]) -> str:
    assert isinstance(given, Ok)
    return given.value.kind


REFUSED = Unreachable("refused", sent=False)


def spoil(desk: Desk) -> Sealed:
    """The disk alters what lies there."""
    entry = desk.only()
    assert entry.sealed is not None
    spoiled = replace(entry.sealed, body=entry.sealed.body + b"!")
    desk.outbox.change(entry.application_id, lambda entry: replace(entry, sealed=spoiled))
    return spoiled


def handed_in_elsewhere(desk: Desk) -> ApplicationId:
    """Handed in here with a ticket that another kiosk has handed in, which this one is told by a 403."""
    foreign = replace(application(new_id()), from_ticket=True)
    desk.backend.refused_ids.add(foreign.application_id)
    assert desk.hand_in(foreign).kind == "queued"
    return foreign.application_id
