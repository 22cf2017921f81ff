"""A clock that is off: noticed once, told for as long as it is so."""

from __future__ import annotations

import pytest

from kiosk.delivery.backend import Health
from kiosk.delivery.timekeeping import ASKED_EVERY_S, Timekeeping
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs
from tests.fakes.stopped_clock import StoppedClock


class SkewedBackend(FakeBackend):
    """Its clock is as far from ours as it is told."""

    def __init__(self, skew_s: float | None) -> None:
        super().__init__()
        self.told: float | None = skew_s
        self.times_asked = 0

    def health(self, *, within_s: float | None = None) -> Health:
        self.times_asked += 1
        return Health(reachable=self.told is not None, skew_s=self.told)


def keeping(backend: SkewedBackend) -> tuple[Timekeeping, StoppedClock, NotedActs]:
    clock, acts = StoppedClock(), NotedActs()
    return Timekeeping(backend, clock, acts), clock, acts


@pytest.mark.parametrize(
    ("skew", "off"), [(0.0, 0), (60.0, 0), (-60.0, 0), (61.4, 61), (-3600.0, -3600), (None, 0)]
)
def test_more_than_a_minute_is_off(skew: float | None, off: int) -> None:
    time, _, acts = keeping(SkewedBackend(skew))
    time.health()
    assert time.off_s == off
    assert acts.names == (["clock-off"] if off else [])


def test_it_is_written_down_once_and_again_after_it_was_right() -> None:
    backend = SkewedBackend(90)
    time, _, acts = keeping(backend)
    time.health()
    time.health()
    backend.told = 1
    time.health()
    backend.told = -90
    time.health()
    assert acts.names == ["clock-off", "clock-off"]


def test_back_end_that_does_not_answer_changes_nothing() -> None:
    backend = SkewedBackend(90)
    time, _, _ = keeping(backend)
    time.health()
    backend.told = None
    time.health()
    assert time.off_s == 90


def test_it_is_asked_once_an_hour() -> None:
    backend = SkewedBackend(0)
    time, clock, _ = keeping(backend)
    for _ in range(3):
        time.look()
    assert backend.times_asked == 1
    clock.sleep(ASKED_EVERY_S)
    time.look()
    assert backend.times_asked == 2
