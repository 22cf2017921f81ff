"""The back-end's key is replaced while kiosks hold applications: seen from the first day to the last."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.backend.keys import rotate
from kiosk.basics.clock import SystemClock
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.entry import Entry
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.service import DeliveryService
from tests.fakes.hand_ins import NotedActs, application
from tests.fakes.reference_backend import RunningBackend, running_backend


@dataclass
class Kiosk:
    """A kiosk that pins thumbprints, and its back-end."""

    backend: RunningBackend
    storage: Path
    pins: list[str]

    def service(self) -> DeliveryService:
        """A kiosk that was just switched on."""
        box = Outbox(self.storage)
        wanted = BackendSettings(self.backend.url, self.backend.kiosk_id, str(self.backend.token_file))
        keys = PinnedKeys(self.pins, box.folder)
        return DeliveryService(HttpBackend(wanted), box, keys, SystemClock(), NotedActs())

    def hand_in(self) -> Outcome:
        service = self.service()
        outcome = service.hand_in(application(), may_wait=True, progress=Stoppable())
        service.close()
        return outcome

    def deliver(self) -> tuple[Entry, ...]:
        service = self.service()
        service.deliver_waiting(Stoppable())
        service.close()
        left = service.waiting()
        assert isinstance(left, Ok)
        return left.value

    def rotate(self) -> str:
        self.backend.stop()
        kid = rotate(self.backend.keys_dir)
        self.backend.start()
        return kid


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    with running_backend(tmp_path / "backend") as backend:
        yield Kiosk(backend, tmp_path / "storage", [backend.thumbprint])


def sealed_to(outcome: Outcome) -> str:
    assert outcome.sealed is not None
    header = outcome.sealed.body.partition(b".")[0]
    return str(json.loads(base64.urlsafe_b64decode(header + b"=" * (-len(header) % 4)))["kid"])


def test_what_was_sealed_before_arrives_and_the_next_is_sealed_to_the_new_key(kiosk: Kiosk) -> None:
    assert kiosk.hand_in().kind == "delivered"
    old = kiosk.backend.thumbprint
    kiosk.backend.stop()
    waits = kiosk.hand_in()
    assert (waits.kind, sealed_to(waits)) == ("queued", old)
    kiosk.backend.start()
    new = kiosk.rotate()
    kiosk.pins.append(new)
    assert kiosk.deliver() == ()
    kiosk.service().refresh_keys()
    kiosk.backend.stop()
    assert sealed_to(kiosk.hand_in()) == new
    kiosk.backend.start()
    assert kiosk.deliver() == ()


def test_key_that_nobody_pinned_is_not_sealed_to(kiosk: Kiosk) -> None:
    assert kiosk.hand_in().kind == "delivered"
    old = kiosk.backend.thumbprint
    kiosk.rotate()
    kiosk.service().refresh_keys()
    kiosk.backend.stop()
    assert sealed_to(kiosk.hand_in()) == old
    kiosk.backend.start()
    assert kiosk.deliver() == ()


def test_retired_key_that_is_gone_goes_to_staff_and_the_next_resident_is_served(kiosk: Kiosk) -> None:
    old = kiosk.backend.thumbprint
    assert kiosk.hand_in().kind == "delivered"
    new = kiosk.rotate()
    kiosk.pins.append(new)
    (kiosk.backend.keys_dir / "retired" / f"{old}.jwk").unlink()
    kiosk.backend.stop()
    kiosk.backend.start()
    first = kiosk.hand_in()
    assert (first.kind, sealed_to(first)) == ("parked", old)
    assert first.failure is not None
    assert first.failure.code.support == "NET-06"
    assert kiosk.hand_in().kind == "delivered"
    (left,) = kiosk.deliver()
    assert (left.state, left.reason) == ("parked", "defect")
