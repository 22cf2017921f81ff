"""What the tests of delivery share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, key_file
from tests.fakes.stopped_clock import StoppedClock
from tests.kiosk.delivery.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "storage", [key_file(tmp_path)], FakeBackend(), StoppedClock(), NotedActs())
