from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from kiosk.cli.ending import TOLD_TO_END, in_good_order
from tests.fakes.card_desk import PIN
from tests.fakes.pcscd import PATIENCE_S, VirtualCard, eventually, running_pcscd, slot_has_card

READ_BY_SHORT_ID, VERIFY = 0xB0, 0x20


def end_oneself(number: signal.Signals, closed: list[signal.Signals]) -> None:
    with in_good_order():
        try:
            os.kill(os.getpid(), number)
        finally:
            closed.append(number)


@pytest.mark.parametrize("number", TOLD_TO_END)
def test_what_is_open_is_closed_before_the_end(number: signal.Signals) -> None:
    closed: list[signal.Signals] = []
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended:
        end_oneself(number, closed)
    assert (closed, ended.value.code) == ([number], 128 + number)
    assert signal.getsignal(number) is before


def test_other_threads_leave_the_signals_alone() -> None:
    seen: list[object] = []

    def look() -> None:
        with in_good_order():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]


class WatchedCard(SimulatedCard):
    """Notes what is done to it; stands still at the first reading after a right PIN until it may go on."""

    def __init__(self) -> None:
        super().__init__(load_persona("hanako"))
        self.done: list[str] = []
        self.open = threading.Event()
        self.go_on = threading.Event()

    def transmit(self, apdu: bytes) -> bytes:
        if apdu[1] == READ_BY_SHORT_ID and "right" in self.done and not self.open.is_set():
            self.open.set()
            assert self.go_on.wait(PATIENCE_S)
        answer = super().transmit(apdu)
        if apdu[1] == VERIFY and len(apdu) > 5 and answer == bytes.fromhex("9000"):
            self.done.append("right")
        return answer

    def power_off(self) -> None:
        self.done.append("off")
        super().power_off()


@pytest.fixture
def lying() -> Iterator[WatchedCard]:
    with running_pcscd():
        card = WatchedCard()
        virtual = VirtualCard(card)
        virtual.insert()
        eventually(slot_has_card)
        try:
            yield card
        finally:
            card.go_on.set()
            virtual.remove()


@pytest.mark.pcscd
@pytest.mark.xdist_group("pcscd")
@pytest.mark.parametrize("number", TOLD_TO_END)
def test_card_that_was_opened_is_powered_down_when_the_command_is_told_to_end(
    lying: WatchedCard, tmp_path: Path, number: signal.Signals
) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[card]\nreader = "Virtual PCD"\ntimeout_s = 10\n')
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "card",
        "read",
        "--json",
        "--using",
        "pin",
        "--secret-file",
        "-",
    ]
    reading = subprocess.Popen(
        [*command, "--settings", str(settings)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with reading:
        assert reading.stdin is not None
        reading.stdin.write(f"{PIN}\n".encode())
        reading.stdin.close()
        assert lying.open.wait(PATIENCE_S)
        reading.send_signal(number)
        lying.go_on.set()
        assert reading.wait(PATIENCE_S) == 128 + number
    eventually(lambda: "off" in lying.done[lying.done.index("right") :])
