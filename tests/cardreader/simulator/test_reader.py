from __future__ import annotations

import queue
import threading

import pytest

from cardreader.connection import Slot
from cardreader.errors import (
    CardError,
    CardRemoved,
    CardSilent,
    Malformed,
    NoCard,
    NoReader,
    ReaderBusy,
    ReaderGone,
)
from cardreader.simulator.faults import Answer, Cut, Fault, PowerLoss, Silence, Slow, Unplugged
from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedReader

SELECT = bytes.fromhex("00A4040C0AD3921000310001010408")
PIN_FILE = bytes.fromhex("00A4020C020011")
TRIES = bytes.fromhex("00200080")
VERIFY = bytes.fromhex("002000800431323334")
WRONG = bytes.fromhex("002000800439393939")


@pytest.fixture
def reader() -> SimulatedReader:
    return SimulatedReader(load_persona("hanako"))


def _tries(reader: SimulatedReader) -> int:
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE):
        connection.transmit(apdu)
    _, word = connection.transmit(TRIES)
    connection.close()
    return word & 0xF


def test_answer_is_data_and_status_word(reader: SimulatedReader) -> None:
    connection = reader.connect()

    assert connection.transmit(SELECT) == (b"", 0x9000)
    assert connection.transmit(bytes.fromhex("00B0840002")) == (b"\x7f\x21", 0x9000)
    assert connection.reader_name == "Simulated reader"


def test_reader_says_that_it_is_simulated_and_what_lies_on_it(reader: SimulatedReader) -> None:
    assert reader.simulated
    assert reader.slots() == (Slot("Simulated reader", card=True),)
    reader.remove()
    assert reader.slots() == (Slot("Simulated reader", card=False),)
    reader.unplug()
    assert reader.slots() == ()


def test_connecting_needs_reader_card_and_nobody_else(reader: SimulatedReader) -> None:
    first = reader.connect()
    with pytest.raises(ReaderBusy):
        reader.connect()
    first.close()
    reader.hold()
    with pytest.raises(ReaderBusy):
        reader.connect()
    reader.let_go()
    reader.remove()
    with pytest.raises(NoCard):
        reader.connect()
    reader.unplug()
    with pytest.raises(NoReader):
        reader.connect()
    reader.plug_in()
    reader.insert()
    reader.connect().close()


def test_closing_takes_the_cards_power(reader: SimulatedReader) -> None:
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE, VERIFY):
        connection.transmit(apdu)
    connection.close()
    connection.close()

    again = reader.connect()
    again.transmit(SELECT)

    assert again.transmit(bytes.fromhex("00B0820001")) == (b"", 0x6982)


def test_removed_card_ends_the_connection_also_when_it_lies_there_again(reader: SimulatedReader) -> None:
    connection = reader.connect()
    reader.remove()
    reader.insert()

    with pytest.raises(CardRemoved):
        connection.transmit(SELECT)
    connection.close()


def test_same_card_keeps_its_tries_and_a_new_one_is_fresh(reader: SimulatedReader) -> None:
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE, WRONG):
        connection.transmit(apdu)
    connection.close()
    reader.remove()
    reader.insert()
    assert _tries(reader) == 2

    reader.insert(load_persona("hanako"))
    assert _tries(reader) == 3


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Cut(), CardRemoved),
        (Cut("after"), CardRemoved),
        (Silence(2), CardSilent),
        (Answer(b"\x90"), Malformed),
        (Answer(b""), Malformed),
        (Unplugged(), ReaderGone),
    ],
    ids=["cut before", "cut after", "silence", "one byte", "nothing", "unplugged"],
)
def test_fault_is_raised_at_its_command_and_once(
    reader: SimulatedReader, fault: Fault, error: type[CardError]
) -> None:
    reader.jam(2, fault)
    connection = reader.connect()
    connection.transmit(SELECT)

    with pytest.raises(error):
        connection.transmit(PIN_FILE)

    connection.close()
    reader.plug_in()
    reader.insert()
    assert _tries(reader) == 3


@pytest.mark.parametrize(("fault", "left"), [(Cut(), 3), (Cut("after"), 2)], ids=["before", "after"])
def test_cut_at_a_verify_costs_a_try_only_when_the_card_saw_it(
    reader: SimulatedReader, fault: Fault, left: int
) -> None:
    reader.jam(3, fault)
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE):
        connection.transmit(apdu)
    with pytest.raises(CardRemoved):
        connection.transmit(WRONG)
    reader.insert()

    assert _tries(reader) == left


def test_answer_replaces_what_the_card_would_have_said(reader: SimulatedReader) -> None:
    reader.jam(3, Answer(bytes.fromhex("AABB6F00")))
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE):
        connection.transmit(apdu)

    assert connection.transmit(WRONG) == (b"\xaa\xbb", 0x6F00)
    assert connection.transmit(TRIES) == (b"", 0x63C3)


def test_power_loss_forgets_what_was_selected_and_verified(reader: SimulatedReader) -> None:
    reader.jam(4, PowerLoss())
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE, VERIFY):
        connection.transmit(apdu)

    assert connection.transmit(bytes.fromhex("00B0820001")) == (b"", 0x6A82)


def test_slow_answer_comes_and_the_card_may_be_pulled_meanwhile(reader: SimulatedReader) -> None:
    reader.jam(1, Slow(0.01))
    connection = reader.connect()
    assert connection.transmit(SELECT) == (b"", 0x9000)
    connection.close()

    reader.jam(1, Slow(60))
    slow = reader.connect()
    ended: queue.Queue[type[Exception] | None] = queue.Queue()

    def act() -> None:
        try:
            slow.transmit(SELECT)
            ended.put(None)
        except CardRemoved as trouble:
            ended.put(type(trouble))

    thread = threading.Thread(target=act)
    thread.start()
    reader.remove()
    slow.close()

    assert ended.get(timeout=5) is CardRemoved
    thread.join()


def test_journal_holds_commands_without_secrets(reader: SimulatedReader) -> None:
    connection = reader.connect()
    for apdu in (SELECT, PIN_FILE, TRIES, VERIFY):
        connection.transmit(apdu)

    assert list(reader.journal) == [SELECT, PIN_FILE, TRIES, VERIFY[:5]]


def test_watch_tells_the_state_at_once_and_every_change(reader: SimulatedReader) -> None:
    told: queue.Queue[tuple[bool, bool]] = queue.Queue()
    stop = reader.watch(lambda present, card: told.put((present, card)))

    states = [told.get(timeout=5)]
    for lever in (reader.remove, reader.insert, reader.unplug, reader.plug_in):
        lever()
        states.append(told.get(timeout=5))
    stop()
    stop()
    reader.remove()

    assert states == [(True, True), (True, False), (True, True), (False, False), (True, True)]
    assert told.empty()
