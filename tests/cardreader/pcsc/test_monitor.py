from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.pcscd import PATIENCE_S, Pcscd, VirtualCard

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd")]

EMPTY, LAID, GONE = (True, False), (True, True), (False, False)


class Ear:
    """Hears what a monitor tells, and waits for it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self.heard: list[tuple[bool, bool]] = []

    def __call__(self, reader: bool, card: bool) -> None:
        with self._news:
            self.heard.append((reader, card))
            self._news.notify_all()

    def wait_for(self, *states: tuple[bool, bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.heard == list(states), PATIENCE_S), self.heard


def watched(wanted: str = "auto") -> tuple[Ear, Callable[[], None]]:
    ear = Ear()
    return ear, PcscReader(wanted).watch(ear)


def test_card_is_noticed_as_it_comes_and_goes(pcscd: Pcscd) -> None:
    ear, stop = watched()
    ear.wait_for(EMPTY)
    laid = VirtualCard(SimulatedCard(load_persona("hanako")))
    laid.insert()
    ear.wait_for(EMPTY, LAID)
    laid.remove()
    ear.wait_for(EMPTY, LAID, EMPTY)
    laid.insert()
    ear.wait_for(EMPTY, LAID, EMPTY, LAID)
    laid.remove()
    stop()


def test_card_on_another_reader_does_not_count(pcscd: Pcscd) -> None:
    ear, stop = watched("00 01")
    ear.wait_for(EMPTY)
    laid = VirtualCard(SimulatedCard(load_persona("hanako")))
    laid.insert()
    laid.remove()
    stop()

    assert ear.heard == [EMPTY]


def test_reader_that_is_not_there_is_told_at_once(pcscd: Pcscd) -> None:
    ear, stop = watched("Nonesuch")
    ear.wait_for(GONE)
    stop()


def test_service_may_stop_and_return(pcscd: Pcscd) -> None:
    ear, stop = watched()
    ear.wait_for(EMPTY)
    pcscd.stop()
    ear.wait_for(EMPTY, GONE)
    pcscd.start()
    ear.wait_for(EMPTY, GONE, EMPTY)
    stop()


def test_watch_that_begins_without_a_service_finds_it_later(pcscd: Pcscd) -> None:
    pcscd.stop()
    ear, stop = watched()
    ear.wait_for(GONE)
    pcscd.start()
    ear.wait_for(GONE, EMPTY)
    stop()


@pytest.mark.parametrize("times", [1, 2])
def test_stopping_ends_the_thread_at_once_and_tells_no_more(pcscd: Pcscd, times: int) -> None:
    for _ in range(10):
        ear, stop = watched()
        for _ in range(times):
            stop()
        assert ear.heard in ([], [EMPTY])

    assert not [thread for thread in threading.enumerate() if thread.name == "card monitor"]
