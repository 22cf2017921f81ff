"""A real `pcscd` with the virtual reader, and simulated cards laid on it: what card tests run against.

pcscd's socket and the virtual reader's port are fixed, so only one can run at a time on a machine: a lock
keeps other test processes waiting, and tests of one process share the xdist group `pcscd`.
"""

from __future__ import annotations

import fcntl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import SlotError
from cardreader.simulator.vpcd import PORT, serve

HOST = "127.0.0.1"
READER, SECOND_READER = "Virtual PCD 00 00", "Virtual PCD 00 01"
PATIENCE_S = 20.0
_SOCKETS = Path("/run/pcscd")
_LOCK = Path(tempfile.gettempdir()) / "madoguchi-tests-pcscd.lock"


class Pcscd:
    """The daemon, with the levers stop and start."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, readers: Path | None = None) -> None:
        """Returns when its readers can be listed; `readers` is another configuration than the machine's."""
        _SOCKETS.mkdir(parents=True, exist_ok=True)
        config = () if readers is None else ("--config", str(readers))
        self._process = subprocess.Popen(
            ["pcscd", "--foreground", *config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        eventually(self._is_ready)

    def stop(self) -> None:
        """Ends the one that `start` started."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)
            self._process = None

    def _is_ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, "pcscd ended at once: does another one run?"
        return bool(PcscReader().slots())


@contextmanager
def running_pcscd() -> Iterator[Pcscd]:
    """A running daemon, alone on this machine."""
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        daemon = Pcscd()
        try:
            daemon.start()
            yield daemon
        finally:
            daemon.stop()


class PulledOffError(Exception):
    """Raised by a card that leaves the reader in the middle of a command."""


class VirtualCard:
    """A simulated card that can be laid on the virtual reader and pulled off it."""

    def __init__(self, card: SimulatedCard, reader: str = READER) -> None:
        self.card = card
        self._reader = reader
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def insert(self) -> None:
        """Returns when the service sees the card."""
        self.lay_down()
        eventually(lambda: slot_has_card(self._reader))

    def lay_down(self) -> None:
        """Returns when the virtual reader has it; the service may need a moment more."""
        there = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._serve, args=(self._stop, there.set), name="virtual card", daemon=True
        )
        self._thread.start()
        assert there.wait(PATIENCE_S)

    def pull(self) -> None:
        """Takes it away at once, in the middle of whatever happens."""
        self._stop.set()

    def lift(self) -> None:
        """Takes it away; the service may need a moment to see that."""
        self.pull()
        if self._thread is not None:
            self._thread.join(PATIENCE_S)

    def remove(self) -> None:
        """Takes it away, and returns when the service sees that."""
        self.lift()
        eventually(lambda: not slot_has_card(self._reader))

    def _serve(self, stop: threading.Event, ready: Callable[[], None]) -> None:
        try:
            serve(self.card, HOST, PORT + (self._reader == SECOND_READER), stop, ready)
        except (SlotError, PulledOffError):
            # The service stopped, or the card pulled itself off, as some tests want; a card that was never
            # laid down shows at `insert`.
            return


@contextmanager
def virtual_card(card: SimulatedCard, reader: str = READER) -> Iterator[VirtualCard]:
    """The card, seen by the service; taken away in the end."""
    laid = VirtualCard(card, reader)
    laid.insert()
    try:
        yield laid
    finally:
        laid.remove()


def eventually(condition: Callable[[], bool]) -> None:
    """Waits until the condition holds, or fails."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        threading.Event().wait(0.02)


def slot_has_card(name: str = READER) -> bool:
    """Whether the service sees a card there."""
    return any(slot.name == name and slot.card for slot in PcscReader().slots())
