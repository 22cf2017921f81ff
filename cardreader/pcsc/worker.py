"""One thread that makes the blocking calls of one connection, so that a call which hangs can be given up.

PC/SC has no time-out for a card that never answers. The thread of such a call is left behind; when the
call returns after all, it still runs what was asked for at the end (power down, let go) and ends.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """Runs acts one after the other in a thread of its own.

    The thread is a daemon: a call that never returns must not keep the program from ending.
    """

    def __init__(self, name: str) -> None:
        self._acts: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def is_current(self) -> bool:
        """True for a caller that runs in this very thread."""
        return threading.current_thread() is self._thread

    def begin(self, act: Callable[[], T]) -> Future[T]:
        """Puts the act behind those that were asked for before."""
        future: Future[T] = Future()
        self._acts.put(lambda: _settle(future, act))
        return future

    def call(self, act: Callable[[], T], seconds: float) -> T:
        """What the act returns or raises; `TimeoutError` when that takes longer than `seconds`."""
        return self.begin(act).result(seconds)

    def retire(self) -> None:
        """Ends the thread after what it was asked for; does not wait."""
        self._acts.put(None)

    def finish(self, act: Callable[[], None], seconds: float) -> None:
        """Runs a last act and ends the thread; waits for both at most `seconds`."""
        self._acts.put(act)
        self._acts.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (act := self._acts.get()) is not None:
            act()


class Spare:
    """Keeps one worker between connections: a thread that ran before is quicker than a new one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._ended = False

    def take(self) -> Worker:
        """The one that was kept, else a new one."""
        with self._lock:
            worker, self._worker = self._worker, None
        return worker or Worker(self._name)

    def give_back(self, worker: Worker) -> None:
        """Keeps a worker that has nothing to do; ends it where one is kept already."""
        with self._lock:
            if self._worker is None and not self._ended:
                self._worker = worker
                return
        worker.retire()

    def end(self) -> None:
        """Ends the one that is kept, and any that is given back later."""
        with self._lock:
            self._ended = True
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.retire()


def _settle(future: Future[T], act: Callable[[], T]) -> None:
    try:
        future.set_result(act())
    except BaseException as error:  # noqa: BLE001 - handed on to whoever waits for the act
        future.set_exception(error)
