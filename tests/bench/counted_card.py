"""A simulated card on the virtual reader, in a process of its own, that remembers what it was asked and when.

A line on standard input gets what came since the last one, as one line of JSON: `[[seconds, command, answer],
…]`, both in hexadecimal. The person and the secrets are invented.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import SlotError
from cardreader.simulator.people import load_persona
from cardreader.simulator.vpcd import PORT, serve
from tests.fakes.pcscd import HOST, PATIENCE_S, eventually

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One command as the card saw it.

    Attributes:
        moment: Seconds on the card's own clock, when its answer was ready.
    """

    moment: float
    command: bytes
    answer: bytes


class CountedCards:
    """The process, from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def take(self) -> list[Exchange]:
        """What was exchanged since the last time."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("take\n")
        self._process.stdin.flush()
        rows: list[tuple[float, str, str]] = json.loads(self._process.stdout.readline())
        return [Exchange(at, bytes.fromhex(sent), bytes.fromhex(got)) for at, sent, got in rows]


@contextmanager
def counted_card(persona: str) -> Iterator[CountedCards]:
    """That persona's card lies on the first virtual reader; the service may need a moment to see it."""
    process = _started(persona)
    try:
        yield CountedCards(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def _started(persona: str) -> subprocess.Popen[str]:
    started: list[subprocess.Popen[str]] = []

    def lies_there() -> bool:
        """The daemon opens the reader's port a little after its own socket."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.counted_card", persona],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert process.stdout is not None
        if process.stdout.readline() == "ready\n":
            started.append(process)
            return True
        process.communicate(timeout=PATIENCE_S)
        return False

    eventually(lies_there)
    return started[0]


class _CountedCard(SimulatedCard):
    def __init__(self, persona: str) -> None:
        super().__init__(load_persona(persona))
        self.seen: list[tuple[float, str, str]] = []

    def transmit(self, apdu: bytes) -> bytes:
        answer = super().transmit(apdu)
        self.seen.append((time.monotonic(), apdu.hex(), answer.hex()))
        return answer


def _main() -> None:
    card = _CountedCard(sys.argv[1])
    threading.Thread(target=_answer, args=(card,), daemon=True).start()
    try:
        serve(card, HOST, PORT, threading.Event(), lambda: _say("ready"))
    except SlotError as trouble:
        sys.exit(str(trouble))


def _answer(card: _CountedCard) -> None:
    for _line in sys.stdin:
        seen, card.seen = card.seen, []
        _say(json.dumps(seen))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()
