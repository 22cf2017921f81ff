"""The fault table: every act, every command of it, everything that may go wrong there.

`make faults-card` plays them all and prints how many cases that are; in the suite each fault comes at every
fourth command of each act, and the next in the table one command later. Each case ends with the right
failure, no secret sent twice, no try lost beyond the one that was spent, nothing half-read given out, no
hanging, and a reader that works at once. The last tests play the table with clients that were spoiled on
purpose: it must catch them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache

import pytest

from cardreader.connection import Connection
from cardreader.errors import CardError, CardRemoved
from cardreader.mynumber.card import MyNumberCard, Using
from cardreader.mynumber.contents import CardContents
from cardreader.mynumber.profile import Profile
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Fault
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, Desk, authorities
from tests.fakes.fault_judgement import complaints
from tests.fakes.faulty_acts import (
    ACTS,
    BY_NAME,
    RECOVERY,
    Act,
    Client,
    Exchange,
    Undisturbed,
    faults,
    our_client,
    play,
    simulated_roots,
    undisturbed,
)

FAULTS = tuple(name for name, _ in faults(Exchange(bytes(5), bytes(2))))
STRIDE = 1 if os.environ.get("CARD_FAULT_DRAWS") == "all" else 4
"""Related faults (63C0, 63C1, 63C2, 63CF) stand side by side: together they meet every command."""


@cache
def the_card() -> SimulatedCard:
    """One card for all cases of a process: what comes after each case gives it back its tries."""
    return SimulatedCard(load_persona("hanako"))


@cache
def clean(name: str) -> Undisturbed:
    found = undisturbed(BY_NAME[name], the_card())
    undisturbed(RECOVERY[name], the_card())
    return found


def fault_at(exchange: Exchange, name: str) -> Fault:
    return dict(faults(exchange))[name]


def commands_for(act: Act, fault: str) -> frozenset[int]:
    """At which commands of the act (the first is 1) the fault is played: at one at least."""
    size, place = len(clean(act.name).exchanges), FAULTS.index(fault)
    return frozenset(range(1 + place % STRIDE, size + 1, STRIDE)) or frozenset({1 + place % size})


def complaints_about(
    act: Act, fault: str, client: Client = our_client, only: Callable[[int, Exchange], bool] = lambda *_: True
) -> tuple[int, list[str]]:
    """How many cases were played, and what was wrong with them."""
    found, played = list[str](), 0
    recovered = clean(RECOVERY[act.name].name).outcome
    for number, exchange in enumerate(clean(act.name).exchanges, 1):
        if not only(number, exchange):
            continue
        case = play(act, number, fault_at(exchange, fault), the_card(), client)
        played += 1
        told = complaints(case, act, clean(act.name), recovered, number, fault)
        found += [f"{act.name}, command {number} ({exchange.kind}), {fault}: {wrong}" for wrong in told]
    return played, found


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name.replace(" ", "-"))
def test_fault_at_any_command_ends_as_it_should(
    act: Act, fault: str, record_property: Callable[[str, object], None]
) -> None:
    chosen = commands_for(act, fault)

    played, found = complaints_about(act, fault, only=lambda number, _: number in chosen)

    record_property("cases", played)
    assert played == len(chosen) >= 1
    assert not found, "\n".join(found)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name.replace(" ", "-"))
def test_every_command_meets_a_part_of_all_faults_at_least(act: Act) -> None:
    for number in range(1, len(clean(act.name).exchanges) + 1):
        met = sum(number in commands_for(act, fault) for fault in FAULTS)
        assert met >= len(FAULTS) // STRIDE, (number, met)


def test_table_is_as_large_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {act.name: len(clean(act.name).exchanges) for act in ACTS}
    total = sum(sizes.values()) * len(FAULTS)
    with capsys.disabled():
        listed = ", ".join(f"{name} {size}" for name, size in sizes.items())
        sys.stdout.write(
            f"\nfault table: {len(ACTS)} acts with {sum(sizes.values())} commands ({listed}) "
            f"x {len(FAULTS)} faults = {total} cases\n"
        )
    assert min(sizes.values()) >= 2
    assert total > 8000


class _Spoiled:
    """A connection that somebody made worse."""

    def __init__(self, inner: Connection) -> None:
        self._inner = inner

    @property
    def reader_name(self) -> str:
        return self._inner.reader_name

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        return self._inner.transmit(apdu)

    def close(self) -> None:
        self._inner.close()


class _SendsAgain(_Spoiled):
    """Sends a secret once more where it did not go well."""

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        answer = self._inner.transmit(apdu)
        good = answer[1] == 0x9000 or apdu[1] != 0x20 or len(apdu) == 4
        return answer if good else self._inner.transmit(apdu)


class _Swallows(_Spoiled):
    """Takes every answer for a good one."""

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        data, status = self._inner.transmit(apdu)
        return data, 0x9000 if status >> 8 in (0x6F, 0x64, 0x65) else status


class _Dawdles(_Spoiled):
    """Waits for a card that went away, in case it comes back."""

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        try:
            return self._inner.transmit(apdu)
        except CardRemoved:
            time.sleep(6)
            raise


class _Clings(_Spoiled):
    """Never lets go of the reader."""

    def close(self) -> None:
        pass


class _Half(MyNumberCard):
    """Gives out the face when the text could not be read, as if that were a reading."""

    def read(self, using: Using, secret: memoryview, *, release: str | None = None) -> CardContents:
        if using == "pin":
            return super().read(using, secret, release=release)
        face, verdict = self.read_face(secret, release=release)
        with suppress(CardError):
            text, _ = self.read_text(using, secret, release=release)
            return CardContents(text, face, verdict)
        return CardContents(Profile("", "", face.born, face.sex), face, verdict)


class _Careless(MyNumberCard):
    """Always says that staff released the last try."""

    def read(self, using: Using, secret: memoryview, *, release: str | None = None) -> CardContents:
        return super().read(using, secret, release=release or "nobody")


def _over(spoiled: type[_Spoiled]) -> Client:
    return lambda connection: our_client(spoiled(connection))


def _of(card: type[MyNumberCard]) -> Client:
    return lambda connection: card(connection, now=NOW, authorities=authorities(), roots=simulated_roots())


@pytest.mark.parametrize(
    ("client", "act", "fault", "kinds", "complaint"),
    [
        (_over(_SendsAgain), "read by a wrong PIN", "6986", ["ask tries"], "twice"),
        (_over(_SendsAgain), "sign authentication", "6985", ["verify"], "twice"),
        (_over(_SendsAgain), "read by a wrong PIN", "63C2", ["ask tries"], "tries lost"),
        (_over(_Swallows), "sign signature", "6F00", ["verify", "read"], "outcome"),
        (_over(_Swallows), "read by PIN", "6F00", ["read"], "outcome"),
        (_over(_Dawdles), "identifier", "cut before", ["select application"], "hung"),
        (_over(_Clings), "tries", "6F00", ["ask tries"], "afterwards"),
        (_of(_Half), "read by number B", "6F00", ["read", "verify"], "another result"),
        (_of(_Half), "read by number B", "cut after", ["read"], "another result"),
        (_of(_Careless), "read by PIN", "63C1", ["ask tries"], "instead of LastTryRefused"),
    ],
    ids=[
        *("sends-a-wrong-PIN-again", "sends-after-an-error-again", "loses-two-tries"),
        *("swallows-at-signing", "swallows-at-reading", "dawdles", "clings-to-the-reader"),
        *("half-read-after-a-fault", "half-read-after-removal", "ignores-the-last-try"),
    ],
)
def test_client_that_was_spoiled_on_purpose_is_caught(
    client: Client, act: str, fault: str, kinds: Sequence[str], complaint: str
) -> None:
    found = _caught(client, BY_NAME[act], fault, kinds)

    assert any(complaint in wrong for wrong in found), found
    assert complaints_about(BY_NAME[act], fault, only=lambda _, exchange: exchange.kind in kinds)[1] == []


def _caught(client: Client, act: Act, fault: str, kinds: Sequence[str]) -> list[str]:
    """Complaints about the client on a card of its own, since it may do anything to it."""
    card = SimulatedCard(load_persona("hanako"))
    recovered = clean(RECOVERY[act.name].name).outcome
    found = list[str]()
    for number, exchange in enumerate(clean(act.name).exchanges, 1):
        if exchange.kind in kinds and not found:
            case = play(act, number, fault_at(exchange, fault), card, client)
            found += complaints(case, act, clean(act.name), recovered, number, fault)
    return found


def test_answer_lever_plays_exactly_once() -> None:
    desk = Desk(the_card())
    desk.reader.jam(1, Answer(b"\x6f\x00"))
    with desk.open() as card:
        assert card.identifier() == clean("identifier").outcome.result
    assert len(desk.reader.journal) == len(clean("identifier").exchanges) + 1
