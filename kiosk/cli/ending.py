"""A command that is told to end does so in good order."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

TOLD_TO_END = (signal.SIGTERM, signal.SIGHUP)
_BY_SIGNAL = 128


@contextmanager
def in_good_order() -> Iterator[None]:
    """SIGTERM and SIGHUP leave the block like an exception, so that every `with` in it closes.

    Without it a process dies where it stands, and a card that was opened by a PIN stays open for whoever
    comes next: the card service only resets it (card sheet 3.5). Signals belong to the main thread;
    elsewhere nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.signal(number, _end)) for number in TOLD_TO_END]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(_BY_SIGNAL + number)
