"""Three lanes: one piece of work at a time each, stoppable, and never silent."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.basics.failure import Code
from kiosk.basics.ids import VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.runner.jobs import LANES, Jobs, Lane
from kiosk.visit.events import JobId
from tests.conftest import ExpectedLog

PATIENCE_S = 20.0
CANARY = "見本花子"


class Desk:
    """Starts work and remembers how each piece ended, in order."""

    def __init__(self) -> None:
        self.jobs = Jobs()
        self.news: queue.Queue[tuple[str, object]] = queue.Queue()
        self._number = 0

    def start(
        self, work: Callable[[Stoppable], object], lane: Lane = "net", *, lasting: bool = False
    ) -> JobId:
        self._number += 1
        job = JobId(VisitId("v"), self._number)
        self.jobs.start(
            lane,
            job,
            work,
            told=lambda done, total, note: self.news.put(("told", (done, total, note))),
            ended=lambda result: self.news.put(("ended", result)),
            dropped=lambda: self.news.put(("dropped", job.number)),
            lasting=lasting,
        )
        return job

    def next(self) -> tuple[str, object]:
        return self.news.get(timeout=PATIENCE_S)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.jobs.close()


class Gate:
    """Work that stands until it is let through; `begun` says that it stands."""

    def __init__(self) -> None:
        self.begun, self._open = threading.Event(), threading.Event()

    def __call__(self, progress: Stoppable) -> object:
        self.begun.set()
        assert self._open.wait(PATIENCE_S)
        return Ok(progress.stopped)

    def open(self) -> None:
        self._open.set()


def test_a_result_comes_back(desk: Desk) -> None:
    desk.start(lambda progress: Ok(7))
    assert desk.next() == ("ended", Ok(7))


def test_progress_is_told_before_the_end(desk: Desk) -> None:
    def work(progress: Stoppable) -> object:
        progress.tell(1, 2)
        return Ok(None)

    desk.start(work)
    assert [desk.next(), desk.next()] == [("told", (1, 2, None)), ("ended", Ok(None))]


def test_one_lane_works_in_order_and_another_does_not_wait(desk: Desk) -> None:
    gate = Gate()
    desk.start(gate, "card")
    assert gate.begun.wait(PATIENCE_S)
    desk.start(lambda progress: Ok("second"), "card")
    desk.start(lambda progress: Ok("print"), "print")
    assert desk.next() == ("ended", Ok("print"))
    gate.open()
    assert [desk.next(), desk.next()] == [("ended", Ok(False)), ("ended", Ok("second"))]


def test_stopping_reaches_the_work_that_runs(desk: Desk) -> None:
    gate = Gate()
    job = desk.start(gate)
    assert gate.begun.wait(PATIENCE_S)
    desk.jobs.stop(job)
    gate.open()
    assert desk.next() == ("ended", Ok(True))


def test_stopped_before_it_began_it_is_dropped_and_not_done(desk: Desk) -> None:
    gate, done = Gate(), list[str]()
    desk.start(gate)
    assert gate.begun.wait(PATIENCE_S)
    job = desk.start(lambda progress: done.append("second"))
    desk.jobs.stop(job)
    gate.open()
    assert [desk.next()[0], desk.next()] == ["ended", ("dropped", job.number)]
    assert done == []


def test_lasting_work_is_done_though_everything_was_stopped(desk: Desk) -> None:
    gate = Gate()
    desk.start(gate)
    assert gate.begun.wait(PATIENCE_S)
    desk.start(lambda progress: Ok("promised"), lasting=True)
    desk.start(lambda progress: Ok("not promised"))
    desk.jobs.stop_all()
    gate.open()
    assert [desk.next(), desk.next()] == [("ended", Ok(True)), ("ended", Ok("promised"))]
    assert desk.next()[0] == "dropped"


def test_an_unexpected_exception_ends_as_one_code_and_says_no_value(
    desk: Desk, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("unexpected ValueError at ")

    def work(progress: Stoppable) -> object:
        raise ValueError(CANARY)

    desk.start(work)
    kind, result = desk.next()
    assert kind == "ended"
    assert isinstance(result, Err)
    assert result.failure.code is Code.APP_01
    assert CANARY not in str(result)
    assert CANARY not in caplog.text
    assert "test_jobs.py:" in caplog.text


def test_after_an_exception_the_lane_goes_on(desk: Desk, expected_log: ExpectedLog) -> None:
    expected_log("unexpected ZeroDivisionError")
    desk.start(lambda progress: 1 // 0)
    desk.start(lambda progress: Ok("next"))
    assert [desk.next()[0], desk.next()] == ["ended", ("ended", Ok("next"))]


def test_stopping_what_nobody_knows_does_nothing(desk: Desk) -> None:
    desk.jobs.stop(JobId(VisitId("unknown"), 1))


def test_closing_stops_all_and_joins_every_thread() -> None:
    desk, before = Desk(), threading.active_count()
    for lane in LANES:
        desk.start(lambda progress: Ok(progress.wait(PATIENCE_S)), lane)
    desk.jobs.close()
    assert threading.active_count() == before - len(LANES)
    assert not [thread for thread in threading.enumerate() if thread in desk.jobs._threads]


def test_a_lane_that_hangs_at_closing_is_named(expected_log: ExpectedLog) -> None:
    expected_log("lane-print did not end")
    desk, gate = Desk(), Gate()
    desk.start(gate, "print")
    assert gate.begun.wait(PATIENCE_S)
    desk.jobs.close(timeout_s=0.05)
    gate.open()
    assert desk.next()[0] == "ended"
