"""Prints of the staff's commands (`kiosk apply`, `kiosk outbox paper`), and what a killed one of them left.

All of them print under one name, which a running kiosk does not take for its own. A file beside the outbox is
locked by every command while it prints, and says for as long that something may be at the printer: the death
of a process frees the lock and leaves the word. Whoever can lock it alone knows that nobody prints under that
name any more, and takes back what is there.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.runner.left_prints import Withdrawing

LOCK = "staff-prints.lock"
_TURN_S = 15.0
"""Longer than taking back takes; after that a command prints without the lock, and may be taken back."""
_POLL_S = 0.05
_WORD = b"printing\n"
_log = logging.getLogger(__name__)


class StaffPrints:
    """One per process. A disk that refuses stops no paper; then nothing is taken back either."""

    def __init__(self, paper: Withdrawing, storage: Path) -> None:
        self._paper, self._path = paper, storage / LOCK

    @property
    def owes(self) -> bool:
        """Whether something may be left at the printer, or is printed this moment."""
        try:
            return self._path.stat().st_size > 0
        except OSError:
            return False

    def begin(self) -> None:
        """For a command at its start: asks the printer only where the word of another one is left."""
        if self.owes:
            self.withdraw_left()

    def withdraw_left(self) -> None:
        """Takes back what commands left, unless one of them prints now."""
        with self._file() as handle:
            if handle is not None and _locked(handle, fcntl.LOCK_EX):
                self._take_back(handle)

    @contextmanager
    def printing(self) -> Iterator[None]:
        """For a command while it prints: what was left before goes first, what it leaves itself goes last."""
        with self._file() as handle:
            if handle is not None:
                self._take_turn(handle)
            try:
                yield
            finally:
                if handle is not None and _locked(handle, fcntl.LOCK_EX):
                    self._take_back(handle)

    def _take_turn(self, handle: int) -> None:
        if _locked(handle, fcntl.LOCK_EX):
            self._take_back(handle)
        ends = time.monotonic() + _TURN_S
        while not _locked(handle, fcntl.LOCK_SH) and time.monotonic() < ends:
            time.sleep(_POLL_S)
        try:
            os.pwrite(handle, _WORD, 0)
        except OSError as full:
            _log.warning("what this command leaves at the printer will not be known: %s", full.strerror)

    def _take_back(self, handle: int) -> None:
        """The word stays for as long as the printer does not answer."""
        self._paper.withdraw_left()
        if not self._paper.owes:
            os.ftruncate(handle, 0)

    @contextmanager
    def _file(self) -> Iterator[int | None]:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            _log.warning("the lock of the staff's prints cannot be used: %s", error.strerror)
            yield None
            return
        try:
            yield handle
        finally:
            os.close(handle)


def _locked(handle: int, how: int) -> bool:
    """At once or not at all; where it is not, an earlier lock of this handle may be gone (flock(2))."""
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
