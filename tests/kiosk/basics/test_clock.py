"""The machine's clock speaks Japanese time, whatever the machine's own zone is."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.basics.clock import SystemClock


@pytest.fixture
def in_lima() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/Lima"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def test_it_is_japanese_time_anywhere(in_lima: None) -> None:
    now = SystemClock().moment().now
    assert now.utcoffset() == timedelta(hours=9)
    assert abs(now.timestamp() - time.time()) < 60


def test_ticks_never_go_back_and_ids_never_repeat() -> None:
    clock = SystemClock()
    moments = [clock.moment() for _ in range(100)]
    ticks = [moment.ticks for moment in moments]
    assert ticks == sorted(ticks)
    assert len({moment.fresh_id for moment in moments}) == 100
