"""The pause after a refusal, and after "wait", whatever clock and disk do."""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery.backend import NotLetIn, Wait
from kiosk.delivery.entry import Hold
from kiosk.delivery.holding import Holding, Kind
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, application, key_file, new_id
from tests.fakes.stopped_clock import StoppedClock

DAY_S = 24 * 3600


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def service(tmp_path: Path, clock: StoppedClock, backend: FakeBackend) -> Iterator[DeliveryService]:
    keys = PinnedKeys([key_file(tmp_path)], tmp_path)
    box = Outbox(tmp_path / "storage")
    made = DeliveryService(backend, box, keys, clock, NotedActs(), sleep=clock.sleep)
    yield made
    made.close()


def test_calling_staff_waits_for_no_disk(
    service: DeliveryService, backend: FakeBackend, tmp_path: Path
) -> None:
    """Somebody else is stopped while he has the table: the call goes out at once."""
    Outbox(tmp_path / "storage").set_hold(None)
    with (tmp_path / "storage" / "outbox" / "table.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        begun = time.monotonic()
        assert isinstance(service.call_staff("help", "start"), Ok)
        assert time.monotonic() - begun < 2.5
    assert [call.reason for call in backend.staff_calls] == ["help"]


def _everything(service: DeliveryService) -> None:
    service.challenge()
    service.call_staff("help", "start")
    service.readiness.heartbeat("1.0", {}, {})
    service.deliver_waiting(Stoppable())


def _requests(backend: FakeBackend) -> int:
    return len(backend.asked) + backend.challenges + len(backend.staff_calls) + len(backend.heartbeats)


@pytest.mark.parametrize("jump", [-DAY_S, -3600, 3600, DAY_S])
def test_jumps_of_the_wall_clock_let_no_request_out(
    jump: int, service: DeliveryService, backend: FakeBackend, clock: StoppedClock, expected_log: ExpectedLog
) -> None:
    expected_log("does not let this kiosk in")
    backend.script.append(NotLetIn(401))
    service.hand_in(application(new_id()), may_wait=True, progress=Stoppable())
    for back_and_forth in (jump, -jump, jump):
        clock.set_wrong(back_and_forth)
        clock.sleep(60)
        _everything(service)
    assert (_requests(backend), service.held_since_not_let_in()) == (1, True)
    clock.sleep(121)
    assert not service.held_since_not_let_in()
    service.deliver_waiting(Stoppable())
    assert _requests(backend) == 2


def test_disk_that_takes_nothing_lets_no_request_out(
    service: DeliveryService,
    backend: FakeBackend,
    clock: StoppedClock,
    tmp_path: Path,
    expected_log: ExpectedLog,
) -> None:
    expected_log("does not let this kiosk in")
    expected_log("the outbox cannot be used")
    service.hand_in(application(new_id()), may_wait=True, progress=Stoppable())
    shutil.rmtree(tmp_path / "storage")
    (tmp_path / "storage").write_text("a file stands where the folder was: no disk takes anything there")
    before = _requests(backend)
    backend.still = NotLetIn(401)
    service.challenge()
    backend.still = None
    _everything(service)
    assert (_requests(backend), service.held_since_not_let_in()) == (before + 1, True)
    backend.token = "token-2"
    service.challenge()
    assert _requests(backend) == before + 2
    (tmp_path / "storage").unlink()


class TestKinds:
    @pytest.fixture
    def holding(self, tmp_path: Path, clock: StoppedClock, backend: FakeBackend) -> Holding:
        return Holding(Outbox(tmp_path), clock, backend.credentials)

    def test_wait_holds_its_own_kind_and_a_refusal_all(self, holding: Holding, clock: StoppedClock) -> None:
        moment = clock.moment()
        until = moment.now.replace(minute=20)
        holding.begin("heartbeat", until, Wait(300.0), "token-1", moment)
        assert holding.on("heartbeat") is not None
        assert holding.on("application") is holding.on("staff-call") is None
        holding.begin("application", until, NotLetIn(401), "token-1", moment)
        for kind in get_args(Kind):
            hold = holding.on(kind)
            assert hold is not None
            assert hold.why == "not-let-in"
        holding.let_in()
        assert holding.on("application") is None
        assert holding.on("heartbeat") is not None

    def test_only_what_applications_were_told_is_known_after_a_restart(
        self, tmp_path: Path, clock: StoppedClock, backend: FakeBackend
    ) -> None:
        moment = clock.moment()
        until = moment.now.replace(minute=20)
        first = Holding(Outbox(tmp_path), clock, backend.credentials)
        first.begin("staff-call", until, Wait(300.0), "token-1", moment)
        first.begin("application", until, Wait(300.0), "token-1", moment)
        later = Holding(Outbox(tmp_path), clock, backend.credentials)
        assert later.on("application") == Hold(until, "told-to-wait", "token-1")
        assert later.on("staff-call") is later.on("heartbeat") is None
        assert not later.was_refused()
