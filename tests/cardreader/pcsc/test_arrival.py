from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cardreader.pcsc import arrival as module
from cardreader.pcsc.arrival import Arrival

PATIENCE_S = 20.0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "service" / "socket"


@pytest.fixture
def arrival(place: Path) -> Iterator[Arrival]:
    waiting = Arrival(place)
    yield waiting
    waiting.close()


def later(act: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(0.05, act)
    timer.start()
    return timer


def test_socket_that_appears_ends_the_wait_at_once(arrival: Arrival, place: Path) -> None:
    place.parent.mkdir()
    arrival.arm()
    later(place.touch)

    assert arrival.wait(PATIENCE_S)


def test_folder_that_appears_first_is_noticed_too(arrival: Arrival, place: Path) -> None:
    arrival.arm()
    later(place.parent.mkdir)
    assert arrival.wait(PATIENCE_S)

    arrival.arm()
    place.touch()
    assert arrival.wait(PATIENCE_S)


def test_what_appeared_before_the_wait_counts(arrival: Arrival, place: Path) -> None:
    place.parent.mkdir()
    arrival.arm()
    place.touch()

    assert arrival.wait(PATIENCE_S)
    assert not arrival.wait(0)


def test_bell_ends_this_wait_and_every_later_one(arrival: Arrival) -> None:
    arrival.arm()
    later(arrival.ring)
    started = time.monotonic()

    assert not arrival.wait(PATIENCE_S)
    assert not arrival.wait(PATIENCE_S)
    assert time.monotonic() - started < PATIENCE_S / 2


def test_bell_after_the_end_does_no_harm(place: Path) -> None:
    ended = Arrival(place)
    numbers = {ended._bell.fileno(), ended._button.fileno()}
    ended.close()
    pairs = [socket.socketpair() for _ in range(2)]  # they take over the numbers of what was closed
    others = [one for pair in pairs for one in pair]
    assert numbers <= {one.fileno() for one in others}
    ended.ring()
    assert select.select(others, [], [], 0) == ([], [], [])
    for one in others:
        one.close()


def test_where_nobody_tells_the_pause_is_kept(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr("sys.platform", "elsewhere")
    untold = Arrival(place)
    untold.arm()

    assert not untold.is_told
    assert not untold.wait(0.01)
    untold.close()


def test_place_can_be_named_as_for_the_services_own_clients(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(module.SOCKET_VARIABLE, str(tmp_path / "elsewhere"))
    named = Arrival()
    named.arm()
    (tmp_path / "elsewhere").touch()

    assert named.wait(PATIENCE_S)
    named.close()
