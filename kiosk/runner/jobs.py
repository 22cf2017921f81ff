"""The only threads of the kiosk: a lane for each device, each doing one piece of work at a time.

Calling staff does not wait behind what is being handed in, and nothing that is handed in behind a call;
no form waits behind a slip whose printer is out of paper, and no drawing behind either printer.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.basics.unexpected import type_and_place
from kiosk.visit.events import JobId

Lane: TypeAlias = Literal["card", "net", "call", "draw", "print", "slip"]
Work: TypeAlias = Callable[[Stoppable], object]
"""Does the work; gives back the effect's `Ok | Err`."""
LANES: tuple[Lane, ...] = ("card", "net", "call", "draw", "print", "slip")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    id: JobId
    work: Work
    progress: Stoppable
    ended: Callable[[object], None]
    dropped: Callable[[], None]
    lasting: bool


class Jobs:
    """Starts work in its lane, stops it, and ends all threads together."""

    def __init__(self) -> None:
        self._queues: dict[Lane, queue.SimpleQueue[_Job | None]] = {
            lane: queue.SimpleQueue() for lane in LANES
        }
        self._progress: dict[JobId, Stoppable] = {}
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._serve, args=(lane,), name=f"lane-{lane}", daemon=True)
            for lane in LANES
        ]
        for thread in self._threads:
            thread.start()

    def start(
        self,
        lane: Lane,
        job: JobId,
        work: Work,
        *,
        told: Callable[[int, int, Failure | None], None],
        ended: Callable[[object], None],
        dropped: Callable[[], None],
        lasting: bool = False,
    ) -> None:
        """Queues the work; `dropped` is called instead of `work` when it was stopped before it began.

        Lasting work is done all the same: it was promised to somebody who need not wait for it.
        """
        progress = Stoppable(told)
        with self._lock:
            self._progress[job] = progress
        self._queues[lane].put(_Job(job, work, progress, ended, dropped, lasting))

    def stop(self, job: JobId) -> None:
        """Tells the work that nobody waits for it; it ends at its next safe point."""
        with self._lock:
            progress = self._progress.get(job)
        if progress is not None:
            progress.stop()

    def stop_all(self) -> None:
        with self._lock:
            under_way = tuple(self._progress.values())
        for progress in under_way:
            progress.stop()

    def close(self, timeout_s: float = 15.0) -> None:
        """Stops everything and waits for the threads to end."""
        self.stop_all()
        for lane in LANES:
            self._queues[lane].put(None)
        for thread in self._threads:
            thread.join(timeout_s)
            if thread.is_alive():
                _log.error("%s did not end within %s s", thread.name, timeout_s)

    def _serve(self, lane: Lane) -> None:
        while (job := self._queues[lane].get()) is not None:
            self._run(job)
            del job

    def _run(self, job: _Job) -> None:
        if job.progress.stopped and not job.lasting:
            job.dropped()
        else:
            job.ended(self._outcome(job))
        with self._lock:
            self._progress.pop(job.id, None)

    def _outcome(self, job: _Job) -> object:
        """The result; an unexpected exception ends as one code and its place in the log."""
        try:
            return job.work(job.progress)
        except Exception as unexpected:  # noqa: BLE001 - the last line of defence of a thread
            _log.error("unexpected %s", type_and_place(unexpected))
            return Err(Failure(Code.APP_01))
