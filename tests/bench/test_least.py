"""Counts alone, without clock or reader: no act may take a command or a byte more than the protocol wants."""

from __future__ import annotations

import pytest

from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedConnection
from tests.bench.acts import ACTS
from tests.bench.least import Cost, Least
from tests.fakes.card_desk import Desk, authorities


class Counted:
    """A connection that counts what goes over it."""

    def __init__(self, connection: SimulatedConnection) -> None:
        self._connection = connection
        self.cost = Cost(0, 0)

    @property
    def reader_name(self) -> str:
        return self._connection.reader_name

    def transmit(self, apdu: bytes) -> tuple[bytes, int]:
        data, status = self._connection.transmit(apdu)
        self.cost += Cost(1, len(apdu) + len(data) + 2)
        return data, status

    def close(self) -> None:
        self._connection.close()


@pytest.mark.parametrize("name", ACTS)
def test_act_takes_no_more_than_the_protocol_wants(name: str) -> None:
    counted = Counted(Desk().reader.connect())

    ACTS[name].on(counted, authorities())

    assert counted.cost == ACTS[name].least(Least(load_persona("hanako")))


def test_checks_of_genuineness_are_most_of_the_commands() -> None:
    least = Least(load_persona("hanako"))

    assert least.text(4, checked=False) == Cost(5, 17 + 6 + 11 + 263 + 17)
    assert least.text(4, checked=True).apdus == 14
