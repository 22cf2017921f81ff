"""The fault table through the real card service and the virtual reader: a sample here, the whole by `make`.

The sample is drawn by `SEED` from all cases of `test_faults.py`, some of every fault, at any act and any of
its commands; `make faults-card` plays them all. The judgement is the same one. What differs by nature is said
in `allowed_here`.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

import pytest

from cardreader import errors
from cardreader.connection import Connection
from cardreader.mynumber.card import MyNumberCard, Using
from cardreader.mynumber.contents import CardContents
from cardreader.mynumber.profile import Profile
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Cut, Fault, PowerLoss, Silence, Unplugged
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, authorities
from tests.fakes.fault_judgement import REMOVED, SILENT, allowed_outcomes, named
from tests.fakes.faulty_acts import (
    ACTS,
    BY_NAME,
    RECOVERY,
    Act,
    Client,
    Exchange,
    Outcome,
    Undisturbed,
    faults,
    our_client,
    run,
    simulated_roots,
    undisturbed,
)
from tests.fakes.pcscd import Pcscd, PulledOffError, VirtualCard, running_pcscd

SEED = 20261124
TIMEOUT_S = 2.0
LONGEST_S = 6.0
DRAWS = os.environ.get("CARD_FAULT_DRAWS", "3")
"""Cases for each fault that takes seconds, or `all`, as in `make faults-card`."""
QUICK_FACTOR = 3
"""So many times more for the others."""
pytestmark = [
    pytest.mark.pcscd,
    pytest.mark.xdist_group("pcscd"),
    pytest.mark.timeout(0 if DRAWS == "all" else 300),
]
SLOW = frozenset(
    ("cut before", "cut after", "power loss", "silence", "unplugged", "nothing at all", "one byte")
)
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

    def renew(self) -> None:
        """Gives back all tries, after a client that may have lost any."""
        super().__init__(load_persona("hanako"))

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
    card = SimulatedCard(load_persona("hanako"))
    return undisturbed(BY_NAME[name], card)


def all_cases() -> list[tuple[Act, int]]:
    """Every act with the number of each of its commands."""
    return [(act, number) for act in ACTS for number in range(1, len(clean(act.name).exchanges) + 1)]


def drawn(fault: str) -> list[tuple[Act, int]]:
    """The acts and commands at which this fault is played; always the same ones."""
    cases = all_cases()
    if DRAWS == "all":
        return cases
    count = int(DRAWS) if fault in SLOW else QUICK_FACTOR * int(DRAWS)
    return random.Random(f"{SEED}/{fault}").sample(cases, min(count, len(cases)))


def once(act: Act, client: Client = our_client) -> Outcome:
    """The act on a fresh connection to the real reader; closed and powered down in the end."""
    try:
        card = client(PcscReader(timeout_s=TIMEOUT_S).connect())
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


def complaints(bench: Bench, act: Act, number: int, fault: str, client: Client = our_client) -> Iterator[str]:
    """Everything that is wrong with how one case was played; nothing for a sound client."""
    played = dict(faults(clean(act.name).exchanges[number - 1]))[fault]
    before = bench.card.tries_left()
    bench.card.arm(number, played, bench.daemon.stop)
    started = time.monotonic()
    outcome = named(once(act, client), clean(act.name).outcome)
    seconds = time.monotonic() - started
    secrets = bench.card.secrets
    spent = sum(before.values()) - sum(bench.card.tries_left().values())
    bench.put_right(played)
    if outcome not in allowed_here(act, number, fault):
        yield f"outcome: {outcome}"
    if secrets > (2 if act.name == "read by number B" else 1):
        yield f"{secrets} secrets sent"
    if spent > act.wrong:
        yield f"{spent} tries lost"
    if seconds > LONGEST_S:
        yield f"hung for {seconds:.1f} s"
    if not _recovers(RECOVERY[act.name], patiently=isinstance(played, Silence)):
        yield "reader not usable at once, or tries not as they were"


def _recovers(act: Act, *, patiently: bool) -> bool:
    """A card that was slow is still busy with its last answer for a moment."""
    wanted = clean(act.name).outcome
    deadline = time.monotonic() + (LONGEST_S if patiently else 0)
    while (found := once(act)) != wanted and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return found == wanted


@pytest.mark.parametrize("fault", NAMES)
def test_fault_ends_as_it_should_through_the_service(bench: Bench, fault: str) -> None:
    found = [
        f"{act.name}, command {number}: {wrong}"
        for act, number in drawn(fault)
        for wrong in complaints(bench, act, number, fault)
    ]
    assert not found, "\n".join(found)


def test_sample_is_as_large_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    cases = [case for fault in NAMES for case in drawn(fault)]
    with capsys.disabled():
        sys.stdout.write(
            f"\nfault table through pcscd: {len(cases)} of {len(NAMES) * len(all_cases())} cases, "
            f"drawn by {SEED}\n"
        )
    assert {act.name for act, _ in cases} == {act.name for act in ACTS}


class _SendsAgain:
    """A connection that sends a secret once more where it did not go well."""

    def __init__(self, inner: Connection) -> None:
        self._inner = inner

    @property
    def reader_name(self) -> str:
        return self._inner.reader_name

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        answer = self._inner.transmit(apdu)
        good = answer[1] == 0x9000 or apdu[1] != 0x20 or len(apdu) <= 5
        return answer if good else self._inner.transmit(apdu)

    def close(self) -> None:
        self._inner.close()


class _Careless(MyNumberCard):
    """Always says that staff released the last try."""

    def read(self, using: Using, secret: memoryview, *, release: str | None = None) -> CardContents:
        return super().read(using, secret, release=release or "nobody")


class _Half(MyNumberCard):
    """Gives out the face when the text could not be read, as if that were a reading."""

    def read(self, using: Using, secret: memoryview, *, release: str | None = None) -> CardContents:
        face, verdict = self.read_face(secret, release=release)
        with suppress(errors.CardError):
            text, _ = self.read_text(using, secret, release=release)
            return CardContents(text, face, verdict)
        return CardContents(Profile("", "", face.born, face.sex), face, verdict)


def _of(card: type[MyNumberCard]) -> Client:
    return lambda connection: card(connection, now=NOW, authorities=authorities(), roots=simulated_roots())


@pytest.mark.parametrize(
    ("client", "act", "kind", "fault", "complaint"),
    [
        (lambda it: our_client(_SendsAgain(it)), "sign authentication", "verify", "6985", "2 secrets sent"),
        (lambda it: our_client(_SendsAgain(it)), "read by a wrong PIN", "ask tries", "63C2", "2 tries lost"),
        (_of(_Careless), "read by PIN", "ask tries", "63C1", "outcome"),
        (_of(_Half), "read by number B", "read", "6F00", "outcome"),
    ],
    ids=["sends-a-PIN-again", "loses-two-tries", "ignores-the-last-try", "half-read"],
)
def test_client_that_was_spoiled_on_purpose_is_caught_through_the_service(
    bench: Bench, client: Client, act: str, kind: str, fault: str, complaint: str
) -> None:
    kinds = [exchange.kind for exchange in clean(act).exchanges]
    number = len(kinds) - kinds[::-1].index(kind)

    found = list(complaints(bench, BY_NAME[act], number, fault, client))
    bench.card.renew()

    assert any(complaint in wrong for wrong in found), found
    assert list(complaints(bench, BY_NAME[act], number, fault)) == []
