"""One application at two kiosks of a real back-end: the second one's is for staff, and holds up nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.backend.config import config_in
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery import carrying
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import NotedActs, application, new_id
from tests.fakes.reference_backend import running_backend
from tests.fakes.stopped_clock import StoppedClock

Make = Callable[[str], tuple[DeliveryService, Outbox]]


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def kiosk(tmp_path: Path, clock: StoppedClock) -> Iterator[Make]:
    tokens = {name: tmp_path / f"{name}.token" for name in ("oji-01", "akabane-01")}
    (tmp_path / "backend").mkdir()
    config = replace(config_in(tmp_path / "backend", "oji-01"), tokens=tokens)
    made: list[DeliveryService] = []
    with running_backend(tmp_path / "backend", config=config) as backend:

        def make(name: str) -> tuple[DeliveryService, Outbox]:
            box = Outbox(tmp_path / name)
            http = HttpBackend(BackendSettings(backend.url, name, str(tokens[name])), clock)
            keys = PinnedKeys([str(backend.jwks_file)], box.folder)
            made.append(DeliveryService(http, box, keys, clock, NotedActs(), sleep=clock.sleep))
            return made[-1], box

        yield make
        for service in made:
            service.close()


def test_what_another_kiosk_handed_in_is_parked_here_and_the_next_ones_go_on(
    kiosk: Make, clock: StoppedClock, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("does not let this kiosk in")
    first, first_box = kiosk("oji-01")
    second, second_box = kiosk("akabane-01")
    stick = tmp_path / "stick"
    stick.mkdir()
    done = application(new_id())
    kept = first.park(done)  # sealed and kept, not sent yet
    assert kept.sealed is not None
    first_box.change(
        done.application_id, lambda entry: replace(entry, state="sealed", reason=None, may_wait=True)
    )
    assert isinstance(carrying.export(first_box, stick, "oji-01"), Ok)
    carrying.take_in(second_box, stick, clock, kiosk_id="akabane-01", any_kiosk=True)
    clock.sleep(60)
    assert len(first.deliver_waiting(Stoppable())) == 1

    second.deliver_waiting(Stoppable())
    assert second.held_since_not_let_in()
    clock.sleep(301)
    second.deliver_waiting(Stoppable())

    left = second.waiting()
    assert isinstance(left, Ok)
    assert [(one.state, one.reason) for one in left.value] == [("parked", "not-for-this-kiosk")]
    assert not second.held_since_not_let_in()
    for_desk = second.resolving.for_paper(done.application_id)
    assert isinstance(for_desk, Ok)
    assert for_desk.value == left.value[0]
    assert second.resolving.discard(done.application_id, "sato", "handled") == Ok("not-asked")
    assert isinstance(second.resolving.discard(done.application_id, "sato", "handled", unasked=True), Ok)
    assert second.waiting() == Ok(())
