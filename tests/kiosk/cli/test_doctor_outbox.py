"""What the readiness report says of the outbox and of the keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.bootstrap import Services
from kiosk.cli.doctor_services import back_end, waiting
from kiosk.delivery.backend import Health
from kiosk.delivery.entry import Hold, fresh
from kiosk.delivery.outbox import DATABASE
from kiosk.settings import demo_settings
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import key_file, sealed

THERE = Health(reachable=True, skew_s=0.0)
AWAY = Health(reachable=False, skew_s=None, why="ConnectionError")


@dataclass
class Ready:
    """A kiosk whose outbox is empty and whose key is pinned by a file."""

    services: Services

    def park(self) -> None:
        moment = SystemClock().moment().now
        entry = fresh(sealed(), may_wait=True, now=moment)
        self.services.outbox.keep(replace(entry, state="parked", reason="defect"))

    def refuse(self) -> None:
        until = SystemClock().moment().now + timedelta(seconds=200)
        credentials = Credentials(self.services).now
        self.services.outbox.set_hold(Hold(until, "not-let-in", credentials))

    def fill(self) -> None:
        moment = SystemClock().moment().now
        for _ in range(self.services.settings.storage.most_waiting):
            self.services.outbox.keep(fresh(sealed(), may_wait=True, now=moment))

    def spoil(self) -> None:
        self.park()
        (self.services.outbox.folder / DATABASE).write_bytes(b"no table" * 1000)
        self.services.outbox.waiting()


class Credentials:
    """The mark of what the kiosk would show now."""

    def __init__(self, services: Services) -> None:
        from kiosk.delivery.http import HttpBackend

        self.now = HttpBackend(services._backend_settings()).credentials()


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[Ready]:
    demo = demo_settings()
    storage = demo.storage.model_copy(update={"directory": tmp_path / "kept", "most_waiting": 10})
    pinned = demo.backend.model_copy(update={"pinned_keys": (key_file(tmp_path),)})
    services = Services(demo.model_copy(update={"storage": storage, "backend": pinned}))
    yield Ready(services)
    services.close()


def test_kiosk_that_nothing_waits_in_is_ready(ready: Ready) -> None:
    assert waiting(ready.services) == []
    assert back_end(ready.services, THERE).state == "ok"


@pytest.mark.parametrize(
    ("happens", "state", "says"),
    [
        (Ready.park, "warn", "1 wait for staff"),
        (Ready.refuse, "fail", "does not let this kiosk in"),
        (Ready.fill, "warn", "no application may wait here any more"),
    ],
    ids=["parked", "not-let-in", "full"],
)
def test_what_somebody_must_see_to_is_said(
    happens: Callable[[Ready], None], state: str, says: str, ready: Ready
) -> None:
    happens(ready)
    check = back_end(ready.services, THERE)
    assert check.state == state
    assert says in check.detail
    assert check.remedy


def test_damaged_outbox_that_was_set_aside_fails_by_its_name(ready: Ready, expected_log: ExpectedLog) -> None:
    expected_log("the outbox was damaged and is set aside")
    ready.spoil()
    check = back_end(ready.services, THERE)
    assert check.state == "fail"
    assert "set aside: damaged-" in check.detail


def test_back_end_that_is_away_fails_with_what_waits_beside_it(ready: Ready) -> None:
    ready.park()
    check = back_end(ready.services, AWAY)
    assert check.state == "fail"
    assert "does not answer: ConnectionError" in check.detail
    assert "1 wait for staff" in check.detail


def test_kiosk_without_a_key_fails(tmp_path: Path) -> None:
    demo = demo_settings()
    storage = demo.storage.model_copy(update={"directory": tmp_path / "kept"})
    services = Services(demo.model_copy(update={"storage": storage}))
    check = back_end(services, AWAY)
    services.close()
    assert "nothing can be sealed" in check.detail
    assert json.dumps(check.as_json())
