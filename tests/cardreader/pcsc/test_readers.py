"""Several readers, other readers after a restart, other programs, and every answer to reset that was seen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from cardreader.connection import Slot
from cardreader.errors import NoCard, NoReader, ReaderBusy
from cardreader.iso7816.apdu import MAX_DATA
from cardreader.mynumber.card import MyNumberCard
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, NUMBER_B, secret
from tests.fakes.pcscd import PATIENCE_S, READER, SECOND_READER, Pcscd, VirtualCard, eventually, virtual_card

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd"), pytest.mark.usefixtures("pcscd")]

OTHER_PROGRAM = """
import sys
from smartcard import scard
_, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
mode = scard.SCARD_SHARE_EXCLUSIVE if sys.argv[2] == "exclusive" else scard.SCARD_SHARE_SHARED
result, handle, _ = scard.SCardConnect(context, sys.argv[1], mode, 3)
print(result, flush=True)
sys.stdin.readline()
if result == scard.SCARD_S_SUCCESS:
    scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)
"""


def serial_of(reader: PcscReader) -> bytes:
    """What tells one card from another, and the name of the reader it lies on."""
    with MyNumberCard(reader.connect(), now=NOW) as card:
        return card.identifier()


@contextmanager
def held_elsewhere(mode: Literal["exclusive", "shared"]) -> Iterator[None]:
    """Another process holds the card on the first reader."""
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, READER, mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "0\n"
    try:
        yield
    finally:
        other.communicate("\n", timeout=PATIENCE_S)


def test_card_is_taken_from_the_reader_that_was_named() -> None:
    hanako, taisho = (SimulatedCard(load_persona(name)) for name in ("hanako", "taisho"))
    with virtual_card(hanako), virtual_card(taisho, SECOND_READER):
        assert PcscReader().slots() == (Slot(READER, True), Slot(SECOND_READER, True))
        first, second = serial_of(PcscReader("00 00")), serial_of(PcscReader("virtual pcd 00 01"))
        assert first != second
        assert serial_of(PcscReader()) == first
        with MyNumberCard(PcscReader("00 00").connect(), now=NOW) as one:
            with MyNumberCard(PcscReader("00 01").connect(), now=NOW) as other:
                assert (one.reader_name, other.reader_name) == (READER, SECOND_READER)
                assert (one.identifier(), other.identifier()) == (first, second)
            assert one.tries()["number-b"] == 10


def test_reader_with_a_card_goes_before_an_empty_one() -> None:
    with virtual_card(SimulatedCard(load_persona("hanako")), SECOND_READER):
        with MyNumberCard(PcscReader().connect(), now=NOW) as card:
            assert card.reader_name == SECOND_READER
        with pytest.raises(NoCard):
            PcscReader("00 00").connect()


def test_auto_goes_on_from_a_busy_reader_to_one_that_can_be_had() -> None:
    hanako, youth = (SimulatedCard(load_persona(name)) for name in ("hanako", "youth"))
    with virtual_card(hanako), held_elsewhere("exclusive"):
        with virtual_card(youth, SECOND_READER), MyNumberCard(PcscReader().connect(), now=NOW) as card:
            assert card.reader_name == SECOND_READER
            assert card.tries()["signature-password"] is None
        with pytest.raises(ReaderBusy) as caught:
            PcscReader().connect()
    assert READER in str(caught.value)


def test_card_that_went_away_a_moment_ago_is_no_card_and_not_a_silent_one() -> None:
    for _ in range(3):
        laid = VirtualCard(SimulatedCard(load_persona("hanako")))
        laid.insert()
        PcscReader(READER).connect().close()  # which leaves it without power
        laid.lift()
        with pytest.raises(NoCard):
            PcscReader(READER).connect()
        eventually(lambda: not PcscReader(READER).slots()[0].card)


class _Mute(SimulatedCard):
    """Answers no power-up."""

    def __init__(self) -> None:
        super().__init__(load_persona("hanako"))
        self.atr = b""


def test_auto_goes_on_from_a_card_that_does_not_answer_to_one_that_does() -> None:
    with virtual_card(SimulatedCard(load_persona("hanako")), SECOND_READER):
        laid = VirtualCard(_Mute())
        laid.lay_down()
        with MyNumberCard(PcscReader().connect(), now=NOW) as card:
            assert card.reader_name == SECOND_READER
        laid.pull()


@pytest.mark.parametrize("mode", ["exclusive", "shared"])
def test_card_that_another_process_holds_is_busy_and_free_again_afterwards(
    mode: Literal["exclusive", "shared"],
) -> None:
    with virtual_card(SimulatedCard(load_persona("hanako"))):
        with held_elsewhere(mode):
            assert PcscReader(READER).slots() == (Slot(READER, True),)
            with pytest.raises(ReaderBusy):
                PcscReader().connect()
        eventually(lambda: bool(serial_of(PcscReader())))


def test_our_card_is_refused_to_another_process() -> None:
    with virtual_card(SimulatedCard(load_persona("hanako"))), MyNumberCard(PcscReader().connect(), now=NOW):
        asked = subprocess.run(
            [sys.executable, "-c", OTHER_PROGRAM, READER, "shared"],
            input="\n",
            capture_output=True,
            text=True,
            check=True,
        )
        assert asked.stdout.strip() not in ("", "0")


def test_other_readers_after_a_restart_are_found_and_the_old_ones_gone(pcscd: Pcscd, tmp_path: Path) -> None:
    """What a reader that is unplugged, and another one that is plugged in, look like from here."""
    here, there = Heard("Virtual PCD"), Heard("Counter")
    eventually(lambda: (here.last, there.last) == ((True, False), (False, False)))
    pcscd.stop()
    pcscd.start(configuration(tmp_path, "Counter reader"))
    eventually(lambda: (here.last, there.last) == ((False, False), (True, False)))
    with pytest.raises(NoReader):
        PcscReader("Virtual PCD").connect()
    laid = VirtualCard(SimulatedCard(load_persona("hanako")))
    laid.lay_down()
    eventually(lambda: there.last == (True, True))
    assert PcscReader("counter").slots()[0] == Slot("Counter reader 00 00", True)
    assert serial_of(PcscReader("counter"))
    laid.pull()
    eventually(lambda: there.last == (True, False))
    pcscd.stop()
    pcscd.start()
    eventually(lambda: (here.last, there.last) == ((True, False), (False, False)))
    here.stop()
    there.stop()


class Heard:
    """A watch and the last that it told."""

    def __init__(self, wanted: str) -> None:
        self.last = (False, True)
        self.stop: Callable[[], None] = PcscReader(wanted).watch(self)

    def __call__(self, reader: bool, card: bool) -> None:
        self.last = (reader, card)


def configuration(folder: Path, name: str) -> Path:
    """A configuration of the service with one reader of that name, on the virtual reader's usual ports."""
    machine = Path("/etc/reader.conf.d/vpcd").read_text("ascii")
    file = folder / "vpcd"
    file.write_text(machine.replace("Virtual PCD", name), "ascii")
    return folder


class RecordingCard(SimulatedCard):
    """Remembers the length of every command."""

    longest = 0

    def transmit(self, apdu: bytes) -> bytes:
        self.longest = max(self.longest, len(apdu))
        return super().transmit(apdu)


@pytest.mark.parametrize(
    "atr",
    [
        "3BE000FF8131FE4514",
        "3BDA13FF8131FB468012392F31C173C601C03B",
        "3BC5FF8131FB458073C6010000",
        "3BF59100FF918171FE400042000100D1D6",
        "3BF59100FF918171FE4000420001B3A115",
        "3B888001000005E0B381A1007F",
        "3B888001000041E0B381A1003B",
        "3B888001004B51FF0081D100BC",
        "3B888001004B51FFB381D1000F",
    ],
)
def test_answer_to_reset_decides_nothing_and_commands_stay_short(atr: str) -> None:
    card = RecordingCard(load_persona("hanako"))
    card.atr = bytes.fromhex(atr)
    with virtual_card(card), MyNumberCard(PcscReader().connect(), now=NOW, checks="none") as mine:
        contents = mine.read("number-b", secret(NUMBER_B))

    assert contents.text.name == card.persona.name
    assert card.longest <= 4 + 1 + MAX_DATA + 1


def test_character_protocol_is_served_with_its_manners() -> None:
    card = RecordingCard(load_persona("hanako"), behaviour=Behaviour(byte_protocol=True))
    card.atr = bytes.fromhex("3B00")
    with virtual_card(card), MyNumberCard(PcscReader().connect(), now=NOW) as mine:
        assert mine.read("number-b", secret(NUMBER_B)).genuineness == "unknown-issuer"
        assert mine.token() is not None
        assert mine.expires_on() == card.persona.expires_on
