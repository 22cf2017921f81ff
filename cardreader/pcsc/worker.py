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

    def call(self, act: Callable[[], T], seconds: float) -> T:
        """What the act returns or raises; `TimeoutError` when that takes longer than `seconds`."""
        future: Future[T] = Future()
        self._acts.put(lambda: _settle(future, act))
        return future.result(seconds)

    def finish(self, act: Callable[[], None], seconds: float) -> None:
        """Runs a last act and ends the thread; waits for both at most `seconds`."""
        self._acts.put(act)
        self._acts.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (act := self._acts.get()) is not None:
            act()


def _settle(future: Future[T], act: Callable[[], T]) -> None:
    try:
        future.set_result(act())
    except BaseException as error:  # noqa: BLE001 - handed on to whoever waits for the act
        future.set_exception(error)
