"""One `Progress` for all: tells its listener, and can be stopped from anywhere."""

from __future__ import annotations

import threading
import time

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Stoppable


def test_it_tells_whoever_listens() -> None:
    told: list[tuple[int, int, Failure | None]] = []
    note = Failure(Code.PRINT_02)
    progress = Stoppable(lambda done, total, held: told.append((done, total, held)))
    progress.tell(0, 2)
    progress.tell(1, 2, note)
    assert told == [(0, 2, None), (1, 2, note)]


def test_without_a_listener_it_tells_nobody() -> None:
    Stoppable().tell(1, 1)


def test_a_stop_ends_a_wait_at_once() -> None:
    progress = Stoppable()
    began = time.monotonic()
    threading.Timer(0.01, progress.stop).start()
    assert progress.wait(60)
    assert time.monotonic() - began < 30
    assert progress.stopped
    assert progress.wait(60)


def test_a_wait_that_nobody_ends_says_so() -> None:
    progress = Stoppable()
    assert not progress.wait(0)
    assert not progress.stopped
