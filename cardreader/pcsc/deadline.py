"""How long a card may take for one answer, kept from outside of the thread that waits for the answer."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from types import TracebackType
from typing import TypeVar

from cardreader.errors import CardSilent

T = TypeVar("T")


class Deadline:
    """Entered for every command by the thread that sends it, watched by the thread that wants the result.

    Both sides decide under one lock, so that a command which is given up is the last one: either its answer
    came in time, or nothing is sent after it.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._due: float | None = None
        self._given_up = False

    @property
    def given_up(self) -> bool:
        """True once nobody waits for an answer any more."""
        return self._given_up

    def give_up(self) -> None:
        """No further command is sent."""
        with self._lock:
            self._given_up = True

    def wait_for(self, future: Future[T]) -> T:
        """The act's result, however long it takes, as long as every command in it is answered in time.

        Raises:
            CardSilent: A command was not.
        """
        while True:
            try:
                return future.result(self._patience())
            except TimeoutError:
                if future.done():
                    raise
                self._require_in_time()

    def __enter__(self) -> None:
        with self._lock:
            self._require_wanted()
            self._due = time.monotonic() + self._seconds

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._due = None
            self._require_wanted()

    def _patience(self) -> float:
        due = self._due
        return self._seconds if due is None else max(0.0, due - time.monotonic())

    def _require_in_time(self) -> None:
        with self._lock:
            if self._due is not None and self._due <= time.monotonic():
                self._given_up = True
            self._require_wanted()

    def _require_wanted(self) -> None:
        if self._given_up:
            raise CardSilent(self._seconds)
