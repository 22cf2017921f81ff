"""`make bench-card`: what the card library spends, as ratios that are all taken from one run.

Three comparisons, on one simulated card (its process counts) behind one real card service:

1. commands and bytes of every act beside the least that the protocol permits (`least`);
2. wall time of every act, from connecting to power-down, beside a bare loop over pyscard's lowest calls that
   connects, sends the very same commands and powers the card down; in turns, and the first quartile of each,
   since whatever else the machine does can only add;
3. reading the authentication certificate beside OpenSC's `pkcs15-tool`: commands, time between the first and
   the last of them at the card, and wall time, once of our call in a program that runs already and once of
   a Python program that starts, imports the library, reads, and ends.

The simulated card answers within a tenth of a millisecond, which no real one does: what the library itself
adds weighs a hundred times more here than at a counter. Missed goals are said; only more commands or bytes
than the least make the exit code 1, since they do not depend on the machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from smartcard import scard

from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.people import load_persona
from tests.bench.acts import ACTS, Act
from tests.bench.counted_card import CountedCards, Exchange, counted_card
from tests.bench.least import Cost, Least
from tests.fakes.card_desk import authorities
from tests.fakes.pcscd import READER, eventually, running_pcscd

ROUNDS = 40
TIME_GOAL = 1.15
OPENSC_GOAL = 0.5
OPENSC = ("pkcs15-tool", "--read-certificate", "1")
OURS = (
    sys.executable,
    "-c",
    "from datetime import datetime, timezone\n"
    "from cardreader import MyNumberCard, open_reader\n"
    "with MyNumberCard(open_reader().connect(), now=datetime.now(timezone.utc)) as card:\n"
    "    print(card.certificate('authentication').der.hex())\n",
)


def main() -> int:
    """Prints the ratios; 1 when an act took more than the least."""
    with running_pcscd(), counted_card("hanako") as card:
        eventually(lambda: any(slot.card for slot in PcscReader(READER).slots()))
        rows = _rows(card)
        say(f"{'act':28} {'apdus':>11} {'bytes':>15} {'ms':>14} {'time':>6}   (ours/least, ours/bare)")
        for row in rows:
            say(row.line)
        slow = [f"{row.name} {row.ratio:.2f}" for row in rows if row.ratio > TIME_GOAL]
        say(f"goal time <= {TIME_GOAL}: {len(rows) - len(slow)} met, {len(slow)} missed: {', '.join(slow)}")
        _opensc(card)
    return 1 if any(row.spent != row.least for row in rows) else 0


@dataclass(frozen=True, slots=True)
class Row:
    """One act's results; times in seconds."""

    name: str
    spent: Cost
    least: Cost
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    @property
    def line(self) -> str:
        spent, least = self.spent, self.least
        commands = f"{spent.apdus}/{least.apdus}={spent.apdus / least.apdus:.2f}"
        volume = f"{spent.bytes}/{least.bytes}={spent.bytes / least.bytes:.2f}"
        clock = f"{1000 * self.ours:.2f}/{1000 * self.bare:.2f}"
        return f"{self.name:28} {commands:>11} {volume:>15} {clock:>14} {self.ratio:6.2f}"


class Contest:
    """One act, ours and the bare loop's over the same commands, by turns."""

    def __init__(self, card: CountedCards, act: Act) -> None:
        self._act = act
        self._reader = PcscReader(READER)
        self._authorities = authorities()
        self._ours()
        card.take()
        self._ours()
        seen = card.take()
        self.spent = _cost(seen)
        self.least = act.least(Least(load_persona("hanako")))
        self.ours: list[float] = []
        self.bare: list[float] = []
        self._commands = [list(exchange.command) for exchange in seen]

    def turn(self) -> None:
        self.ours.append(_seconds(self._ours))
        self.bare.append(_seconds(lambda: bare(self._commands)))

    def _ours(self) -> None:
        self._act.on(self._reader.connect(), self._authorities)


def _rows(card: CountedCards) -> list[Row]:
    """All acts by turns, so that a busy spell of the machine falls on all of them."""
    contests = {name: Contest(card, act) for name, act in ACTS.items()}
    for _ in range(ROUNDS):
        for contest in contests.values():
            contest.turn()
    card.take()
    return [
        Row(name, one.spent, one.least, _first_quartile(one.ours), _first_quartile(one.bare))
        for name, one in contests.items()
    ]


def _first_quartile(times: list[float]) -> float:
    return statistics.quantiles(times)[0]


def bare(commands: list[list[int]]) -> None:
    """The same commands over pyscard's lowest calls, with nothing around them."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
    _, names = scard.SCardListReaders(context, [])
    either = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
    result, handle, _ = scard.SCardConnect(context, names[0], scard.SCARD_SHARE_EXCLUSIVE, either)
    assert result == scard.SCARD_S_SUCCESS
    for command in commands:
        result, _ = scard.SCardTransmit(handle, scard.SCARD_PCI_T1, command)
        assert result == scard.SCARD_S_SUCCESS
    scard.SCardDisconnect(handle, scard.SCARD_UNPOWER_CARD)
    scard.SCardReleaseContext(context)


def _opensc(card: CountedCards) -> None:
    theirs, their_program = _program(card, OPENSC)
    ours, our_program = _program(card, OURS)
    act, reader = ACTS["certificate"], PcscReader(READER)
    our_call = min(_seconds(lambda: act.on(reader.connect(), ())) for _ in range(ROUNDS))
    rows = {
        "commands": (len(ours), len(theirs)),
        "ms at the card": (1000 * _span(ours), 1000 * _span(theirs)),
        "ms, call beside program": (1000 * our_call, 1000 * their_program),
        "ms, program beside program": (1000 * our_program, 1000 * their_program),
    }
    say(f"authentication certificate, ours/pkcs15-tool (goal <= {OPENSC_GOAL})")
    for name, (own, other) in rows.items():
        verdict = "met" if own / other <= OPENSC_GOAL else "missed"
        say(f"  {name:28} {own:8.1f}/{other:<8.1f} {own / other:5.2f} {verdict}")


def _program(card: CountedCards, command: tuple[str, ...]) -> tuple[list[Exchange], float]:
    """What a program exchanged with the card, and how long it ran, each in its quickest run of some."""
    runs: list[tuple[float, list[Exchange]]] = []
    for _ in range(5):
        eventually(lambda: not card.take())
        seconds = _seconds(lambda: subprocess.run(command, check=True, capture_output=True))
        runs.append((seconds, card.take()))
    return min((seen for _, seen in runs), key=_span), min(seconds for seconds, _ in runs)


def say(line: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _span(seen: list[Exchange]) -> float:
    return seen[-1].moment - seen[0].moment


def _cost(seen: list[Exchange]) -> Cost:
    return Cost(len(seen), sum(len(exchange.command) + len(exchange.answer) for exchange in seen))


if __name__ == "__main__":
    sys.exit(main())
