from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from cardreader import errors
from cardreader.connection import Slot
from cardreader.mynumber.card import MyNumberCard
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, NUMBER_B, PIN, TEXT, authorities, secret
from tests.fakes.pcscd import PATIENCE_S, READER, Pcscd, PulledOffError, VirtualCard, eventually, virtual_card

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd"), pytest.mark.usefixtures("pcscd")]


def hanako() -> SimulatedCard:
    return SimulatedCard(load_persona("hanako"))


def opened(reader: PcscReader) -> MyNumberCard:
    return MyNumberCard(reader.connect(), now=NOW, authorities=authorities())


def test_readers_are_listed_with_and_without_a_card() -> None:
    assert PcscReader().slots() == (Slot(READER, False), Slot("Virtual PCD 00 01", False))
    assert PcscReader("00 01").slots() == (Slot("Virtual PCD 00 01", False),)
    with virtual_card(hanako()):
        assert Slot(READER, True) in PcscReader().slots()


def test_text_by_pin_face_by_number_and_signature_go_through_pcsc() -> None:
    with virtual_card(hanako()):
        with opened(PcscReader()) as card:
            assert card.reader_name == READER
            assert card.read("pin", secret(PIN)).genuineness == "verified"
        with opened(PcscReader()) as card:
            contents = card.read("number-b", secret(NUMBER_B))
            assert contents.face is not None
            assert contents.face.photo == load_persona("hanako").pictures["portrait"]
            assert contents.genuineness == "verified"
        with opened(PcscReader()) as card:
            (jws,) = card.sign("authentication", "x", [b"{}"], secret(PIN))
            assert jws.count(".") == 2


@pytest.mark.parametrize(
    ("atr", "protocol"),
    [("3B00", "T=0"), ("3BE000FF8131FE4514", "T=1"), ("3B888001004B51FF0081D100BC", "T=1")],
    ids=["bytes-only", "blocks-only", "contactless"],
)
def test_both_protocols_of_the_card_serve(atr: str, protocol: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    card = SimulatedCard(load_persona("hanako"), behaviour=Behaviour(byte_protocol=protocol == "T=0"))
    card.atr = bytes.fromhex(atr)
    with virtual_card(card), opened(PcscReader()) as mine:
        assert mine.read("number-b", secret(NUMBER_B)).genuineness == "verified"
        assert mine.tries()["number-b"] == 10
    assert f"{READER}, {protocol}" in caplog.text


def test_card_is_without_power_after_use() -> None:
    card = hanako()
    with virtual_card(card):
        with opened(PcscReader()) as mine:
            mine.read("pin", secret(PIN))
        with PcscReaderConnection() as raw:
            raw.transmit(bytes.fromhex("00A4040C0A") + TEXT)
            raw.transmit(bytes.fromhex("00A4020C020002"))
            assert raw.transmit(bytes.fromhex("00B0000000"))[1] == 0x6982


class PcscReaderConnection:
    """A raw connection as a context."""

    def __enter__(self) -> PcscReaderConnection:
        self._connection = PcscReader().connect()
        self.transmit = self._connection.transmit
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def test_wrong_pin_costs_one_try_and_says_how_many_are_left() -> None:
    card = hanako()
    with virtual_card(card), opened(PcscReader()) as mine:
        with pytest.raises(errors.WrongPin) as caught:
            mine.read("pin", secret("9999"))
        assert caught.value.tries_left == 2
        assert mine.tries()["card-text-pin"] == 2


class PulledCard(SimulatedCard):
    """Is pulled off the reader at its n-th command, before it answers."""

    def __init__(self, number: int) -> None:
        super().__init__(load_persona("hanako"))
        self.left = number
        self.laid = VirtualCard(self)

    def transmit(self, apdu: bytes) -> bytes:
        self.left -= 1
        if self.left == 0:
            raise PulledOffError
        return super().transmit(apdu)


@pytest.mark.parametrize("number", [1, 3, 4, 7])
def test_card_pulled_in_the_middle_is_noticed_and_costs_no_try(number: int) -> None:
    card = PulledCard(number)
    full = card.tries_left()
    card.laid.insert()
    with opened(PcscReader()) as mine, pytest.raises(errors.CardRemoved):
        mine.read("pin", secret(PIN))

    assert card.tries_left() == full
    eventually(lambda: not any(slot.card for slot in PcscReader().slots()))
    with pytest.raises(errors.NoCard):
        PcscReader().connect()


class SilentCard(SimulatedCard):
    """Never answers a READ until it is let go."""

    def __init__(self) -> None:
        super().__init__(load_persona("hanako"))
        self.let_go = threading.Event()

    def transmit(self, apdu: bytes) -> bytes:
        if apdu[1] == 0xB0:
            self.let_go.wait()
        return super().transmit(apdu)


def test_silent_card_is_given_up_at_the_time_out_and_is_busy_meanwhile() -> None:
    card = SilentCard()
    with virtual_card(card):
        started = time.monotonic()
        with opened(PcscReader(timeout_s=0.5)) as mine, pytest.raises(errors.CardSilent):
            mine.read("pin", secret(PIN))
        assert time.monotonic() - started < PATIENCE_S
        with pytest.raises((errors.ReaderBusy, errors.CardSilent)):
            PcscReader(timeout_s=0.5).connect()

        card.let_go.set()
        eventually(card_can_be_had)


def card_can_be_had() -> bool:
    try:
        PcscReader(timeout_s=0.5).connect().close()
    except (errors.ReaderBusy, errors.CardSilent):
        return False
    return True


def test_card_that_another_program_holds_is_busy() -> None:
    with virtual_card(hanako()):
        held = PcscReader().connect()
        with pytest.raises(errors.ReaderBusy):
            PcscReader().connect()
        held.close()
        PcscReader().connect().close()


def test_no_card_no_such_reader_and_no_service_are_told_apart(pcscd: Pcscd) -> None:
    with pytest.raises(errors.NoCard):
        PcscReader().connect()
    with pytest.raises(errors.NoReader):
        PcscReader("Nonesuch").connect()
    pcscd.stop()
    with pytest.raises(errors.NoReader):
        PcscReader().connect()
    assert PcscReader().slots() == ()
    pcscd.start()


def test_service_that_stops_in_the_middle_takes_the_reader_away(pcscd: Pcscd) -> None:
    with virtual_card(hanako()) as laid:
        connection = PcscReader().connect()
        connection.transmit(bytes.fromhex("00A4040C0A") + TEXT)
        pcscd.stop()
        with pytest.raises((errors.ReaderGone, errors.CardRemoved)):
            connection.transmit(bytes.fromhex("00A4040C0A") + TEXT)
        connection.close()
        pcscd.start()
        laid.pull()


def test_closing_twice_and_using_a_closed_connection_end_well() -> None:
    with virtual_card(hanako()):
        connection = PcscReader().connect()
        connection.close()
        connection.close()
        with pytest.raises(errors.CardError):
            connection.transmit(bytes.fromhex("00B0000000"))


def test_known_pin_appears_in_no_log_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with virtual_card(hanako()), opened(PcscReader()) as card, pytest.raises(errors.WrongPin):
        card.read("pin", secret("7391"))

    everything = " ".join(record.getMessage() for record in caplog.records)
    assert "00 20 00 91 Lc=4" in everything
    for trace in ("7391", "37333931", "37 33 39 31"):
        assert trace not in everything


class HandError(Exception):
    """What a person's Ctrl-C raises, in a test."""


class SlowCard(SimulatedCard):
    """Takes its time for every READ, and calls whoever is interested before it answers."""

    def __init__(self, on_read: Callable[[], None]) -> None:
        super().__init__(load_persona("hanako"))
        self._on_read = on_read
        self.journal: list[int] = []
        self.powered_down = threading.Event()

    def transmit(self, apdu: bytes) -> bytes:
        self.journal.append(apdu[1])
        if apdu[1] == 0xB0:
            self._on_read()
            threading.Event().wait(0.3)
        return super().transmit(apdu)

    def power_off(self) -> None:
        super().power_off()
        self.powered_down.set()


def test_interrupted_act_sends_nothing_more_and_powers_the_card_down_before_it_ends() -> None:
    def interrupt(_number: int, _frame: object) -> None:
        raise HandError

    before = signal.signal(signal.SIGUSR2, interrupt)
    card = SlowCard(lambda: os.kill(os.getpid(), signal.SIGUSR2))
    try:
        with virtual_card(card):
            mine = opened(PcscReader())
            card.powered_down.clear()
            with pytest.raises(HandError), mine:
                mine.read("pin", secret(PIN))
            # The service says it to the virtual reader in its own time, and gets no answer to it.
            assert card.powered_down.wait(10)
            assert card.journal == [0xA4, 0x20, 0x20, 0xB0]
    finally:
        signal.signal(signal.SIGUSR2, before)


def test_several_acts_may_be_attended_as_one() -> None:
    with virtual_card(hanako()), opened(PcscReader()) as card:
        names: list[str] = []

        def both() -> int | None:
            names.append(threading.current_thread().name)
            card.read("pin", secret(PIN))
            return card.tries()["card-text-pin"]

        assert card.attend(both) == 3
        assert names == ["card"]
