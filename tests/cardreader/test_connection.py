"""What `cardreader.connection` promises, real and simulated readers keep alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest

from cardreader import errors
from cardreader.connection import Reader
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedReader
from tests.fakes.card_desk import JPKI
from tests.fakes.pcscd import PATIENCE_S, VirtualCard, running_pcscd

SELECT = bytes.fromhex("00A4040C0A") + JPKI


class Stand(Protocol):
    """A reader, and the hands that lay a card on it and take it away."""

    reader: Reader

    def insert(self) -> None: ...

    def remove(self) -> None: ...


class SimulatedStand:
    def __init__(self) -> None:
        self._simulated = SimulatedReader()
        self.reader: Reader = self._simulated
        self._card = SimulatedCard(load_persona("hanako"))

    def insert(self) -> None:
        self._simulated.insert(self._card)

    def remove(self) -> None:
        self._simulated.remove()


class RealStand:
    def __init__(self) -> None:
        self.reader: Reader = PcscReader("00 00")
        self._card = VirtualCard(SimulatedCard(load_persona("hanako")))

    def insert(self) -> None:
        self._card.insert()

    def remove(self) -> None:
        self._card.remove()


def simulated() -> Iterator[Stand]:
    yield SimulatedStand()


def real() -> Iterator[Stand]:
    with running_pcscd():
        stand = RealStand()
        yield stand
        stand.remove()


@pytest.fixture(
    params=[
        pytest.param(simulated, id="simulated"),
        pytest.param(real, id="real", marks=[pytest.mark.pcscd, pytest.mark.xdist_group("pcscd")]),
    ]
)
def stand(request: pytest.FixtureRequest) -> Iterator[Stand]:
    make: Callable[[], Iterator[Stand]] = request.param
    yield from make()


def test_empty_reader_has_no_card_to_connect_to(stand: Stand) -> None:
    assert [slot.card for slot in stand.reader.slots()] == [False]
    with pytest.raises(errors.NoCard):
        stand.reader.connect()


def test_card_answers_data_and_status(stand: Stand) -> None:
    stand.insert()
    assert [slot.card for slot in stand.reader.slots()] == [True]
    connection = stand.reader.connect()

    assert connection.reader_name == stand.reader.slots()[0].name
    assert connection.transmit(SELECT) == (b"", 0x9000)
    assert connection.transmit(bytes.fromhex("00A4020C02000A")) == (b"", 0x9000)
    data, status = connection.transmit(bytes.fromhex("00B0000004"))
    assert (data[:2], len(data), status) == (b"\x30\x82", 4, 0x9000)
    connection.close()


def test_card_is_held_by_one_and_free_after_closing(stand: Stand) -> None:
    stand.insert()
    connection = stand.reader.connect()
    with pytest.raises(errors.ReaderBusy):
        stand.reader.connect()
    connection.close()
    connection.close()
    stand.reader.connect().close()


def test_selection_is_forgotten_by_power_down(stand: Stand) -> None:
    stand.insert()
    connection = stand.reader.connect()
    connection.transmit(SELECT)
    connection.close()

    again = stand.reader.connect()
    assert again.transmit(bytes.fromhex("00A4020C020018"))[1] == 0x6A82
    again.close()


def test_card_that_is_taken_away_is_removed_until_it_is_connected_anew(stand: Stand) -> None:
    stand.insert()
    connection = stand.reader.connect()
    stand.remove()
    with pytest.raises(errors.CardRemoved):
        connection.transmit(SELECT)
    connection.close()

    stand.insert()
    again = stand.reader.connect()
    assert again.transmit(SELECT)[1] == 0x9000
    again.close()


def test_watch_tells_at_once_and_at_every_change(stand: Stand) -> None:
    heard, news = list[tuple[bool, bool]](), threading.Condition()

    def changed(reader: bool, card: bool) -> None:
        with news:
            heard.append((reader, card))
            news.notify_all()

    def wait_for(count: int) -> None:
        with news:
            assert news.wait_for(lambda: len(heard) >= count, PATIENCE_S)

    stop = stand.reader.watch(changed)
    wait_for(1)
    stand.insert()
    wait_for(2)
    stand.remove()
    wait_for(3)
    stop()
    stop()

    assert heard == [(True, False), (True, True), (True, False)]
