"""The courier comes when something is due, survives a bad round, and goes when it is told."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.basics.clock import SystemClock
from kiosk.basics.progress import Progress
from kiosk.runner.courier import Courier
from tests.conftest import ExpectedLog

PATIENCE_S = 20.0


@dataclass(frozen=True)
class Round:
    next_due: datetime


class Delivery:
    """Counts the rounds; `trouble` is raised in each of them."""

    def __init__(self, pause_s: float = 3600.0, trouble: Exception | None = None) -> None:
        self.rounds = 0
        self.came, self.went_on = threading.Event(), threading.Event()
        self._pause, self._trouble = timedelta(seconds=pause_s), trouble

    def deliver_due(self, progress: Progress) -> Round:
        self.rounds += 1
        self.came.set()
        if self.rounds > 1:
            self.went_on.set()
        if self._trouble is not None:
            raise self._trouble
        return Round(SystemClock().moment().now + self._pause)


def couriers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "courier"]


def test_it_delivers_at_once_and_again_when_something_is_due() -> None:
    delivery = Delivery(pause_s=0.0)
    courier = Courier(delivery, SystemClock())
    courier.start()
    assert delivery.went_on.wait(PATIENCE_S)
    courier.close()
    assert couriers() == []


def test_a_long_pause_ends_at_once_when_the_kiosk_does() -> None:
    delivery = Delivery()
    courier = Courier(delivery, SystemClock())
    courier.start()
    assert delivery.came.wait(PATIENCE_S)
    courier.close(timeout_s=PATIENCE_S)
    assert couriers() == []
    assert delivery.rounds == 1


def test_a_bad_round_is_logged_without_its_words_and_the_courier_stays(expected_log: ExpectedLog) -> None:
    expected_log("a round of delivering ended with ValueError")
    delivery = Delivery(trouble=ValueError("見本花子"))
    courier = Courier(delivery, SystemClock())
    courier.start()
    assert delivery.came.wait(PATIENCE_S)
    assert len(couriers()) == 1
    courier.close()
    assert couriers() == []


def test_closed_before_it_was_started_is_no_trouble() -> None:
    Courier(Delivery(), SystemClock()).close()
