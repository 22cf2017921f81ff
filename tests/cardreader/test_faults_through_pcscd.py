"""A sample of the fault table through the real card service and the virtual reader.

The sample is drawn by `SEED` from all cases of `test_faults.py`: one of every fault or more, at any act and
any of its commands. The judgement is the same one. What differs by nature is said in `allowed_here`.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from cardreader import errors
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Cut, Fault, PowerLoss, Silence, Unplugged
from cardreader.simulator.people import load_persona
from tests.fakes.fault_judgement import REMOVED, SILENT, allowed_outcomes, named
from tests.fakes.faulty_acts import (
    ACTS,
    RECOVERY,
    Act,
    Exchange,
    Outcome,
    Undisturbed,
    faults,
    our_client,
    run,
    undisturbed,
)
from tests.fakes.pcscd import Pcscd, PulledOffError, VirtualCard, eventually, running_pcscd

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd"), pytest.mark.timeout(300)]

SEED = 20261124
TIMEOUT_S = 2.0
LONGEST_S = 6.0
DRAWS = int(os.environ.get("CARD_FAULT_DRAWS", "1"))
"""Cases for each fault; `make faults-card` draws more."""
MUTE = Answer(b"")
"""No bytes at all: the virtual reader goes on waiting for some, until the card is taken away."""
NAMES = tuple(name for name, _ in faults(Exchange(bytes(5), bytes(2))))


class FaultyCard(SimulatedCard):
    """Plays one fault at one command from now on, and counts the secrets that it is sent."""

    def __init__(self) -> None:
        super().__init__(load_persona("hanako"))
        self.let_go = threading.Event()
        self.stopping = threading.Thread()
        self.secrets = 0
        self._left = 0
        self._armed: Fault | None = None
        self._stop_service: Callable[[], None] = lambda: None

    def arm(self, number: int, fault: Fault, stop_service: Callable[[], None]) -> None:
        self._left, self._armed, self._stop_service = number, fault, stop_service
        self.secrets = 0
        self.let_go.clear()

    def transmit(self, apdu: bytes) -> bytes:
        self.secrets += apdu[1] == 0x20 and len(apdu) > 5
        self._left -= 1
        return super().transmit(apdu) if self._left else self._play(apdu)

    def _play(self, apdu: bytes) -> bytes:
        match self._armed:
            case Cut("before"):
                raise PulledOffError
            case Cut():
                super().transmit(apdu)
                raise PulledOffError
            case PowerLoss():
                self.power_off()
                return super().transmit(apdu)
            case Answer(response):
                return response
            case Unplugged():
                self.stopping = threading.Thread(target=self._stop_service)
                self.stopping.start()
                raise PulledOffError
            case _:
                self.let_go.wait()
                return super().transmit(apdu)


@dataclass
class Bench:
    """The service, and one card that is laid down again wherever it was pulled off."""

    daemon: Pcscd
    card: FaultyCard
    laid: VirtualCard

    def put_right(self, fault: Fault) -> None:
        """What a person at the counter does: lays the card down again, plugs the reader in."""
        self.card.let_go.set()
        if isinstance(fault, Unplugged):
            self.card.stopping.join()
            self.daemon.start()
        if fault == MUTE:
            self.laid.remove()
        if isinstance(fault, Cut | Unplugged) or fault == MUTE:
            self.laid.insert()


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with running_pcscd() as daemon:
        card = FaultyCard()
        laid = VirtualCard(card)
        laid.insert()
        yield Bench(daemon, card, laid)
        laid.remove()


@cache
def clean(name: str) -> Undisturbed:
    return undisturbed(next(act for act in ACTS if act.name == name), SimulatedCard(load_persona("hanako")))


def drawn(fault: str, draw: int) -> tuple[Act, int]:
    """The act and the number of its command for this fault."""
    chance = random.Random(f"{SEED}/{fault}/{draw}")
    act = chance.choice(ACTS)
    return act, chance.randint(1, len(clean(act.name).exchanges))


def once(act: Act) -> Outcome:
    """The act on a fresh connection to the real reader; closed and powered down in the end."""
    try:
        card = our_client(PcscReader(timeout_s=TIMEOUT_S).connect())
    except errors.CardError as error:
        return Outcome(type(error).__name__)
    outcome = run(act, card)
    card.close()
    return outcome


def allowed_here(act: Act, number: int, fault: str) -> frozenset[str]:
    """As in the table; but a reader that goes away takes the card along, and either may be noticed first.

    An answer of no bytes is none to the virtual reader.
    """
    if fault == "nothing at all":
        return frozenset((SILENT,))
    allowed = allowed_outcomes(act, clean(act.name).exchanges[number - 1], number, fault)
    return allowed | {REMOVED} if fault == "unplugged" else allowed


@pytest.mark.parametrize("draw", range(DRAWS))
@pytest.mark.parametrize("fault", NAMES)
def test_sampled_fault_ends_as_it_should_through_the_service(bench: Bench, fault: str, draw: int) -> None:
    act, number = drawn(fault, draw)
    played = dict(faults(clean(act.name).exchanges[number - 1]))[fault]
    before = bench.card.tries_left()
    bench.card.arm(number, played, bench.daemon.stop)
    started = time.monotonic()
    outcome = once(act)
    seconds = time.monotonic() - started
    secrets = bench.card.secrets
    spent = sum(before.values()) - sum(bench.card.tries_left().values())
    bench.put_right(played)

    assert named(outcome, clean(act.name).outcome) in allowed_here(act, number, fault), (act.name, number)
    assert secrets <= (2 if act.name == "read by number B" else 1)
    assert spent <= act.wrong
    assert seconds < LONGEST_S
    recovery = RECOVERY[act.name]
    if isinstance(played, Silence):
        eventually(lambda: once(recovery) == clean(recovery.name).outcome)
    else:
        assert once(recovery) == clean(recovery.name).outcome


def test_sample_is_as_large_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    cases = [drawn(fault, draw) for fault in NAMES for draw in range(DRAWS)]
    with capsys.disabled():
        sys.stdout.write(f"\nfault table through pcscd: {len(cases)} cases drawn by {SEED}\n")
    assert {act.name for act, _ in cases} == {act.name for act in ACTS}
