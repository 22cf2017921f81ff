"""What becomes of an entry whose resident takes paper; handing in beside it: `test_service`."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.paper_instead import PaperInstead
from kiosk.delivery.sender import Sender
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, new_id, sealed
from tests.fakes.stopped_clock import StoppedClock


@dataclass
class Bench:
    """One entry that waits, and everything around it."""

    paper: PaperInstead
    outbox: Outbox
    entry: Entry


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    outbox, clock = Outbox(tmp_path), StoppedClock()
    entry = fresh(sealed(), may_wait=True, now=clock.moment().now)
    outbox.keep(entry)
    sender = Sender(FakeBackend(), outbox, clock, NotedActs(), clock.sleep)
    return Bench(PaperInstead(sender, outbox, clock), outbox, entry)


def test_bytes_that_lie_here_are_found_and_no_others(bench: Bench) -> None:
    assert bench.paper.sealed_of(bench.entry.application_id) == bench.entry.sealed
    assert bench.paper.sealed_of(new_id()) is None


def test_claimed_and_given_it_is_gone(bench: Bench) -> None:
    name = bench.entry.application_id
    assert bench.paper.claim(name) == Outcome("paper", sealed=bench.entry.sealed)
    assert bench.paper.give(name) == Ok(Outcome("paper"))
    assert bench.outbox.find(name) == Ok(None)


def test_outcome_says_whose_it_is(bench: Bench) -> None:
    name = bench.entry.application_id
    given = bench.paper.give(name)
    assert isinstance(given, Ok)
    assert given.value.application_id == bench.paper.claim(name).application_id == name


def test_claim_comes_wholly_before_or_after_what_is_laid_down(bench: Bench) -> None:
    claimed = threading.Event()

    def claim() -> None:
        bench.paper.claim(bench.entry.application_id)
        claimed.set()

    claiming = threading.Thread(target=claim)
    with bench.paper.none_claimed_meanwhile():
        claiming.start()
        assert not claimed.wait(0.1)
    assert claimed.wait(20)
    claiming.join(20)
