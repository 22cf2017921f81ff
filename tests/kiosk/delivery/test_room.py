"""When the outbox turns to paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.delivery.room import Limits, Load, Room, room_for
from tests.fakes.stopped_clock import START

LIMITS = Limits(most_items=100, most_bytes=1000, longest_wait_days=14, least_free_bytes=50)


@pytest.mark.parametrize(
    ("load", "room"),
    [
        pytest.param(Load(0, 0, None, 50), "ample", id="empty"),
        pytest.param(Load(89, 899, START - timedelta(days=14), 50), "ample", id="just below everything"),
        pytest.param(Load(90, 0, None, 50), "tight", id="nearly as many as may be"),
        pytest.param(Load(0, 900, None, 50), "tight", id="nearly as much as may be"),
        pytest.param(Load(1, 1, START - timedelta(days=14, seconds=1), 50), "tight", id="one waits too long"),
        pytest.param(Load(100, 0, None, 50), "none", id="as many as may be"),
        pytest.param(Load(0, 1000, None, 50), "none", id="as much as may be"),
        pytest.param(Load(0, 0, None, 49), "none", id="little left on the disk"),
        pytest.param(Load(0, 0, None, None), "ample", id="nobody knows what is left on the disk"),
        pytest.param(Load(1, 1, START + timedelta(days=400), 50), "ample", id="clock put back"),
    ],
)
def test_room(load: Load, room: Room) -> None:
    assert room_for(load, LIMITS, START) == room
