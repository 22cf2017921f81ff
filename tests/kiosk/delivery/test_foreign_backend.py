"""The client before a back-end of somebody else's making: nothing lost, nothing twice, however it says it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.service import DeliveryService
from tests.fakes.clock import ShiftedClock
from tests.fakes.foreign_backend import ENDINGS, FRAMINGS, ForeignBackend, foreign_backend
from tests.fakes.hand_ins import NotedActs, key_file, new_id, sealed

APPLICATIONS = 40


def blind_retries(asked: list[tuple[str, str]]) -> list[str]:
    """Applications that were sent again without a question in between."""
    last: dict[str, str] = {}
    blind = []
    for method, name in asked:
        if method == last.get(name) == "PUT":
            blind.append(name)
        last[name] = method
    return blind


def delivered(server: ForeignBackend, folder: Path) -> dict[str, Entry]:
    """Everything is laid down, and the courier goes on until nothing waits; the clock runs ahead."""
    clock, outbox = ShiftedClock(), Outbox(folder / "storage")
    backend = HttpBackend(BackendSettings(server.url, "oji-01"), clock)
    keys = PinnedKeys([key_file(folder)], outbox.folder)
    service = DeliveryService(backend, outbox, keys, clock, NotedActs())
    names = [new_id() for _ in range(APPLICATIONS)]
    for name in names:
        body = b"e30.." + name.encode("ascii") + b".x.y"
        assert isinstance(outbox.keep(fresh(sealed(name, body), may_wait=True, now=clock.moment().now)), Ok)
    for turn in range(60):
        server.faithful = turn > 40
        service.deliver_due(Stoppable())
        if outbox.waiting() == Ok(()):
            break
        clock.put_forward(700)
    service.close()
    found = {name: outbox.find(name) for name in names}
    return {name: one.value for name, one in found.items() if isinstance(one, Ok) and one.value is not None}


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_and_nothing_comes_twice(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where a reply is broken off decides whether urllib3 says a word about its headers.
    monkeypatch.setattr(logging.getLogger("urllib3.connection"), "disabled", True)
    with foreign_backend(seed) as server:
        entries = delivered(server, tmp_path)
        assert {name: entry.state for name, entry in entries.items()} == dict.fromkeys(entries, "delivered")
        assert len(entries) == APPLICATIONS == len(server.bodies)
        assert set(server.landings.values()) == {1}
        assert blind_retries(server.asked) == []
        for name, entry in entries.items():
            assert server.bodies[name].split(b".")[2].decode("ascii") == name
            assert entry.receipt_number == f"王-{name[-4:]}"
        assert {*FRAMINGS, *ENDINGS, "interim"} == set(server.used), "what never came up proves nothing"


def test_client_that_sends_again_without_asking_is_caught() -> None:
    """The judgement proves itself on a planted fault."""
    assert blind_retries([("PUT", "a"), ("GET", "a"), ("PUT", "a")]) == []
    assert blind_retries([("PUT", "a"), ("PUT", "b"), ("PUT", "a")]) == ["a"]
