from __future__ import annotations

import threading

import pytest

from cardreader.pcsc.worker import Spare, Worker


def test_act_runs_in_the_workers_own_thread_and_gives_its_value() -> None:
    worker = Worker("one")

    assert worker.call(lambda: threading.current_thread().name, 5) == "one"
    worker.finish(lambda: None, 5)


def test_error_of_the_act_comes_back() -> None:
    worker = Worker("two")

    with pytest.raises(ZeroDivisionError):
        worker.call(lambda: 1 / 0, 5)
    worker.finish(lambda: None, 5)


def test_hanging_act_is_given_up_and_the_last_act_still_runs_after_it() -> None:
    worker, let_go, cleaned = Worker("three"), threading.Event(), threading.Event()

    with pytest.raises(TimeoutError):
        worker.call(let_go.wait, 0.05)
    worker.finish(cleaned.set, 0)
    assert not cleaned.is_set()
    let_go.set()
    assert cleaned.wait(20)


def test_worker_knows_its_own_thread() -> None:
    worker = Worker("own")

    assert worker.call(lambda: worker.is_current, 5)
    assert not worker.is_current
    worker.retire()


def test_one_worker_is_kept_for_the_next_and_all_end_with_the_spare() -> None:
    spare = Spare("kept")
    first, second = spare.take(), spare.take()
    assert first is not second
    spare.give_back(first)
    spare.give_back(second)
    assert spare.take() is first

    spare.give_back(first)
    spare.end()
    late = Worker("kept")
    spare.give_back(late)
    threads = [thread for thread in threading.enumerate() if thread.name == "kept"]
    for thread in threads:
        thread.join(20)
    assert not [thread for thread in threads if thread.is_alive()]
