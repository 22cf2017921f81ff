"""A reader in software, with the levers of a real desk: lay a card on it, take it away, unplug it, jam it.

It has the shapes of `cardreader.connection`, so that everything above runs unchanged on it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import assert_never

from cardreader.connection import Changed, Slot
from cardreader.errors import (
    ANSWER,
    CardRemoved,
    CardSilent,
    Malformed,
    NoCard,
    NoReader,
    ReaderBusy,
    ReaderGone,
)
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Cut, Fault, PowerLoss, Silence, Slow, Unplugged
from cardreader.simulator.persona import Persona

_SECRET_INS = (0x20, 0x24, 0x32)
_NAME = "Simulated reader"


class SimulatedReader:
    """One reader and the card that may lie on it. The levers may be pulled from any thread.

    Attributes:
        journal: The last thousand commands as they were sent; without the data of those that carry secrets.
    """

    def __init__(self, persona: Persona | SimulatedCard | None = None, *, name: str = _NAME) -> None:
        """A reader with that card on it, or an empty one."""
        self.journal: deque[bytes] = deque(maxlen=1000)
        self._name = name
        self._changed = threading.Condition(threading.RLock())
        self._present = True
        self._held = False
        self._card: SimulatedCard | None = None
        self._last: SimulatedCard | None = None
        self._connection: SimulatedConnection | None = None
        self._faults: dict[int, Fault] = {}
        if persona is not None:
            self.insert(persona)

    @property
    def simulated(self) -> bool:
        return True

    @property
    def name(self) -> str:
        return self._name

    @property
    def card(self) -> SimulatedCard | None:
        """The card that lies there."""
        return self._card

    def insert(self, card: Persona | SimulatedCard | None = None) -> None:
        """Lays on a card of this persona, this very card, or the one that lay there last."""
        with self._changed:
            if isinstance(card, Persona):
                card = SimulatedCard(card)
            self._card = card or self._last
            self._last = self._card
            self._changed.notify_all()

    def remove(self) -> None:
        """Takes the card away, in the middle of whatever happens."""
        with self._changed:
            if self._card is not None:
                self._card.power_off()
            self._card = None
            self._connection = None
            self._changed.notify_all()

    def unplug(self) -> None:
        """The reader goes away, with the card on it."""
        with self._changed:
            self._present = False
            if self._card is not None:
                self._card.power_off()
            self._changed.notify_all()

    def plug_in(self) -> None:
        with self._changed:
            self._present = True
            self._changed.notify_all()

    def hold(self) -> None:
        """Another program takes the card for itself."""
        with self._changed:
            self._held = True

    def let_go(self) -> None:
        with self._changed:
            self._held = False

    def jam(self, number: int, fault: Fault) -> None:
        """Plays the fault once, at that command of a connection (the first is 1) from the next one on."""
        with self._changed:
            self._faults[number] = fault

    def slots(self) -> tuple[Slot, ...]:
        with self._changed:
            return (Slot(self._name, self._card is not None),) if self._present else ()

    def connect(self) -> SimulatedConnection:
        with self._changed:
            if not self._present:
                raise NoReader(self._name)
            if self._held or self._connection is not None:
                raise ReaderBusy(self._name)
            if self._card is None:
                raise NoCard(self._name)
            self._card.power_on()
            self._connection = SimulatedConnection(self, self._card)
            return self._connection

    def watch(self, changed: Changed, /) -> Callable[[], None]:
        return _Watch(self._changed, self._state, changed).stop

    def exchange(self, connection: SimulatedConnection, number: int, apdu: bytes) -> bytes:
        """One command of that connection, or the fault that was laid there. For the connection alone."""
        fault = self._take(connection, number, apdu)
        if isinstance(fault, Slow):
            connection.wait(fault.seconds)
            fault = None
        with self._changed:
            self._alive(connection)
            return self._play(connection.card, apdu, fault)

    def release(self, connection: SimulatedConnection) -> None:
        """The connection is done with: the card loses its power."""
        with self._changed:
            if self._connection is connection:
                connection.card.power_off()
                self._connection = None

    def _take(self, connection: SimulatedConnection, number: int, apdu: bytes) -> Fault | None:
        with self._changed:
            self._alive(connection)
            secret = len(apdu) > 4 and apdu[1] in _SECRET_INS
            self.journal.append(apdu[:5] if secret else apdu)
            return self._faults.pop(number, None)

    def _alive(self, connection: SimulatedConnection) -> None:
        if not self._present:
            raise ReaderGone(self._name)
        if self._connection is not connection:
            raise CardRemoved(self._name)

    def _play(self, card: SimulatedCard, apdu: bytes, fault: Fault | None) -> bytes:
        match fault:
            case None | Slow():
                return card.transmit(apdu)
            case Cut("before"):
                self.remove()
                raise CardRemoved(self._name)
            case Cut():
                card.transmit(apdu)
                self.remove()
                raise CardRemoved(self._name)
            case PowerLoss():
                card.power_off()
                return card.transmit(apdu)
            case Answer(response):
                return response
            case Silence(seconds):
                raise CardSilent(seconds)
            case Unplugged():
                self.unplug()
                raise ReaderGone(self._name)
            case _:
                assert_never(fault)

    def _state(self) -> tuple[bool, bool]:
        return self._present, self._present and self._card is not None


class SimulatedConnection:
    """One card under power, held alone."""

    def __init__(self, reader: SimulatedReader, card: SimulatedCard) -> None:
        self.card = card
        self._reader = reader
        self._count = 0
        self._closed = threading.Event()

    @property
    def reader_name(self) -> str:
        return self._reader.name

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        self._count += 1
        response = self._reader.exchange(self, self._count, bytes(apdu))
        if len(response) < 2:
            raise Malformed(ANSWER, f"{len(response)} bytes, at least 2 wanted")
        return response[:-2], int.from_bytes(response[-2:], "big")

    def wait(self, seconds: float) -> None:
        """Waits that long, or until the connection is closed."""
        self._closed.wait(seconds)

    def close(self) -> None:
        self._closed.set()
        self._reader.release(self)


class _Watch:
    """A thread that tells every change of the reader's state until it is stopped."""

    def __init__(
        self, condition: threading.Condition, state: Callable[[], tuple[bool, bool]], changed: Changed
    ) -> None:
        self._condition = condition
        self._state = state
        self._tell = changed
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="simulated-reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with self._condition:
            self._ended = True
            self._condition.notify_all()
        self._thread.join()

    def _run(self) -> None:
        told: tuple[bool, bool] | None = None
        while (now := self._news(told)) is not None:
            told = now
            self._tell(*now)

    def _news(self, told: tuple[bool, bool] | None) -> tuple[bool, bool] | None:
        """Waits until the state is another than `told`; None when the watch ended."""
        with self._condition:
            self._condition.wait_for(lambda: self._ended or self._state() != told)
            return None if self._ended else self._state()
