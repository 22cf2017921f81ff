"""The wire to the virtual reader, with the reader's side played by a socket."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import SlotError
from cardreader.simulator.people import load_persona
from cardreader.simulator.vpcd import serve
from tests.conftest import ExpectedLog

SELECT = bytes.fromhex("00A4040C0AD392F000260100000001")


@dataclass
class Slot:
    """The virtual reader's end, and the thread that serves the card."""

    listener: socket.socket
    stop: threading.Event = field(default_factory=threading.Event)
    trouble: list[Exception] = field(default_factory=list)

    def lay(self) -> None:
        host, port = self.listener.getsockname()
        card = SimulatedCard(load_persona("hanako"))

        def work() -> None:
            try:
                serve(card, host, port, self.stop)
            except SlotError as trouble:
                self.trouble.append(trouble)

        self.thread = threading.Thread(target=work)
        self.thread.start()
        self.line, _ = self.listener.accept()
        self.line.settimeout(5)

    def send(self, message: bytes) -> None:
        """As vpcd does: the length and the payload apart."""
        self.line.sendall(len(message).to_bytes(2, "big"))
        self.line.sendall(message)

    def receive(self) -> bytes:
        size = int.from_bytes(self._exactly(2), "big")
        return self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            part = self.line.recv(size - len(content))
            if not part:
                raise EOFError
            content += part
        return content


@pytest.fixture
def slot() -> Iterator[Slot]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        slot = Slot(listener)
        slot.lay()
        yield slot
        slot.stop.set()
        slot.thread.join()
        slot.line.close()


def test_answer_to_reset_is_sent_when_asked_for(slot: Slot) -> None:
    slot.send(b"\x04")

    assert slot.receive().hex() == "3be000ff8131fe4514"


def test_controls_get_no_answer_and_commands_do(slot: Slot) -> None:
    for control in (b"\x01", b"\x02"):
        slot.send(control)
    slot.send(SELECT)

    assert slot.receive() == b"\x90\x00"


def test_power_off_forgets_the_selection(slot: Slot) -> None:
    for message in (b"\x01", SELECT):
        slot.send(message)
    slot.receive()
    for message in (b"\x00", b"\x01", bytes.fromhex("00A4020C020018")):
        slot.send(message)

    assert slot.receive() == b"\x6a\x82"


def test_unknown_control_is_logged_and_ignored(slot: Slot, expected_log: ExpectedLog) -> None:
    expected_log("unknown control: 07")
    slot.send(b"\x07")
    slot.send(b"\x04")

    assert slot.receive().hex().startswith("3b")


def test_stopping_takes_the_card_away(slot: Slot) -> None:
    slot.stop.set()
    slot.thread.join(timeout=5)

    assert slot.line.recv(1) == b""
    assert slot.trouble == []


def test_reader_that_hangs_up_is_an_error(slot: Slot) -> None:
    slot.line.sendall(b"\x00")
    slot.line.close()
    slot.thread.join(timeout=5)

    assert [type(trouble) for trouble in slot.trouble] == [SlotError]


def test_nobody_listening_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(SlotError, match=str(port)):
        serve(SimulatedCard(load_persona("hanako")), "127.0.0.1", port, threading.Event())


def test_commands_are_not_held_up_by_delayed_acknowledgement(slot: Slot) -> None:
    slot.send(SELECT)
    slot.receive()
    seconds: list[float] = []
    for _ in range(20):
        begun = time.monotonic()
        slot.send(SELECT)
        slot.receive()
        seconds.append(time.monotonic() - begun)

    # Nagle's algorithm against delayed acknowledgement costs about 40 ms in nearly every command.
    assert statistics.median(seconds) < 0.02
