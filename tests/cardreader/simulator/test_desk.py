from __future__ import annotations

import io
import os
import socket
import threading
from collections.abc import Iterator

import pytest

from cardreader.simulator.desk import Desk
from cardreader.simulator.errors import PersonaError, SlotError


@pytest.fixture
def port() -> Iterator[int]:
    """A virtual reader that takes every card and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    taken.append(listener.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=accept)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
        for line in taken:
            line.close()


def _work(desk: Desk, *lines: str) -> list[str]:
    """The answers to these lines, all sent at once and ended by `quit`, with the pipe still open."""
    answers = io.StringIO()
    reading, writing = os.pipe()
    with os.fdopen(reading) as given, os.fdopen(writing, "w") as sent:
        sent.write("".join(f"{line}\n" for line in (*lines, "quit")))
        sent.flush()
        desk.work(given, answers)
    return answers.getvalue().splitlines()


@pytest.fixture
def desk(port: int) -> Iterator[Desk]:
    desk = Desk("127.0.0.1", port, None)
    desk.insert("hanako")
    yield desk
    desk.close()


def test_line_takes_the_card_away(desk: Desk) -> None:
    assert _work(desk, "remove") == ["removed"]


def test_line_lays_another_card_down(desk: Desk) -> None:
    assert _work(desk, "insert taisho") == ["inserted taisho"]


def test_line_without_a_name_lays_the_same_card_down_again(desk: Desk) -> None:
    assert _work(desk, "insert") == ["inserted hanako"]


def test_unknown_persona_is_told_and_the_desk_goes_on(desk: Desk) -> None:
    (answer,) = _work(desk, "insert nobody")

    assert "none of:" in answer


def test_unknown_line_says_which_there_are(desk: Desk) -> None:
    assert _work(desk, "dance") == ["insert [PERSONA], remove, tries or quit"]


def test_tries_are_told(desk: Desk) -> None:
    (answer,) = _work(desk, "tries")

    assert "'D392F000260100000001/18': 3" in answer


class _Answered(io.StringIO):
    """Says when an answer came."""

    def __init__(self) -> None:
        super().__init__()
        self.came = threading.Event()

    def flush(self) -> None:
        self.came.set()


def test_leaving_ends_the_work(desk: Desk) -> None:
    answers, (reading, writing) = _Answered(), os.pipe()
    with os.fdopen(reading) as given, os.fdopen(writing, "wb", 0) as lines:
        working = threading.Thread(target=desk.work, args=(given, answers))
        working.start()
        lines.write(b"tries\n")
        assert answers.came.wait(20)
        assert working.is_alive()
        desk.leave()
        working.join(20)
        assert not working.is_alive()


def test_who_left_carries_out_nothing_more(desk: Desk) -> None:
    desk.leave()
    answers, (reading, writing) = io.StringIO(), os.pipe()
    with os.fdopen(reading) as given, os.fdopen(writing, "wb", 0) as lines:
        lines.write(b"insert hanako\n")
        desk.work(given, answers)
    assert answers.getvalue() == ""


def test_nobody_listening_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    desk = Desk("127.0.0.1", free, None)

    with pytest.raises(SlotError):
        desk.insert("hanako")
    desk.close()


def test_persona_that_does_not_exist_is_an_error(port: int) -> None:
    desk = Desk("127.0.0.1", port, None)

    with pytest.raises(PersonaError):
        desk.insert("nobody")
    desk.close()
