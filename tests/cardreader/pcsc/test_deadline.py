from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest

from cardreader.errors import CardSilent
from cardreader.pcsc.deadline import Deadline
from cardreader.pcsc.worker import Worker


def test_result_is_waited_for_however_long_while_every_command_is_quick() -> None:
    deadline, worker = Deadline(0.5), Worker("quick")

    def act() -> int:
        for _ in range(40):  # longer than the deadline in all, each far from it even on a busy machine
            with deadline:
                threading.Event().wait(0.02)
        return 7

    assert deadline.wait_for(worker.begin(act)) == 7
    assert not deadline.given_up
    worker.retire()


def test_time_between_commands_does_not_count() -> None:
    deadline, worker = Deadline(0.02), Worker("thinking")

    assert deadline.wait_for(worker.begin(lambda: threading.Event().wait(0.1))) is False
    worker.retire()


def test_command_that_takes_too_long_is_the_last_one() -> None:
    deadline, worker, let_go = Deadline(0.05), Worker("silent"), threading.Event()
    sent: list[int] = []

    def act() -> None:
        for number in range(3):
            with deadline:
                sent.append(number)
                let_go.wait()

    future = worker.begin(act)
    with pytest.raises(CardSilent):
        deadline.wait_for(future)
    let_go.set()
    with pytest.raises(CardSilent):
        future.result(5)

    assert sent == [0]
    assert deadline.given_up
    worker.retire()


def test_act_that_was_given_up_sends_nothing_more() -> None:
    deadline = Deadline(5)
    deadline.give_up()

    with pytest.raises(CardSilent), deadline:
        pytest.fail("nothing may be sent")


def test_time_out_of_the_act_itself_is_no_silence_of_the_card() -> None:
    future: Future[int] = Future()
    future.set_exception(TimeoutError("the act's own"))

    with pytest.raises(TimeoutError, match="own"):
        Deadline(5).wait_for(future)
