"""One step: what is on the disk before and after its request."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.backend import Defect, NotLetIn, Unreachable, Wait
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.sender import Sender
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, new_id, sealed
from tests.fakes.stopped_clock import START, StoppedClock


class Bench:
    def __init__(self, storage: Path) -> None:
        self.backend = FakeBackend()
        self.outbox = Outbox(storage)
        self.clock = StoppedClock()
        self.acts = NotedActs()
        self.sender = Sender(self.backend, self.outbox, self.clock, self.acts)
        self.entry = fresh(sealed(), may_wait=True, now=START)
        self.outbox.keep(self.entry)

    def row(self) -> Entry | None:
        found = self.outbox.find(self.entry.application_id)
        assert isinstance(found, Ok)
        return found.value


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_put_is_written_down_before_it_leaves(bench: Bench) -> None:
    seen: list[str] = []
    bench.backend.meanwhile = lambda: seen.append(row.state if (row := bench.row()) else "gone")
    step = bench.sender.step(bench.entry.application_id)
    assert seen == ["sending"]
    assert step.entry == bench.row()
    assert step.failure is None


def test_row_that_a_dead_process_left_sending_is_asked_about(bench: Bench) -> None:
    bench.outbox.change(bench.entry.application_id, lambda entry: replace(entry, state="sending"))
    bench.sender.step(bench.entry.application_id)
    assert bench.backend.methods == ["get"]


def test_unknown_row_asks_nobody(bench: Bench) -> None:
    assert bench.sender.step(new_id()).entry is None
    assert bench.backend.asked == []


def test_delivered_row_asks_nobody(bench: Bench) -> None:
    bench.sender.step(bench.entry.application_id)
    bench.sender.step(bench.entry.application_id)
    assert bench.backend.methods == ["put"]


def test_hold_keeps_everybody_still_until_it_is_over(bench: Bench) -> None:
    bench.backend.script.append(Wait(30))
    told = bench.sender.step(bench.entry.application_id)
    assert told.held_until is not None
    held = bench.sender.step(bench.entry.application_id)
    assert (held.held_until, bench.backend.methods) == (told.held_until, ["put"])
    assert held.failure is not None
    bench.clock.sleep(31)
    assert bench.sender.held() is None


def test_credentials_replaced_while_the_refusal_was_on_its_way_end_the_hold_at_once(
    bench: Bench, expected_log: ExpectedLog
) -> None:
    expected_log("does not let this kiosk in")
    bench.backend.meanwhile = lambda: setattr(bench.backend, "token", "token-2")
    bench.backend.script.append(NotLetIn(401))
    bench.sender.step(bench.entry.application_id)
    assert bench.sender.held() is None


def test_new_credentials_do_not_end_a_wait_that_was_told(bench: Bench) -> None:
    bench.backend.script.append(Wait(30))
    bench.sender.step(bench.entry.application_id)
    bench.backend.token = "token-2"
    assert bench.sender.held() is not None


def test_step_says_how_it_ended(bench: Bench) -> None:
    bench.backend.script.extend([Unreachable("refused", sent=False), Unreachable("500")])
    nobody = bench.sender.step(bench.entry.application_id)
    assert (nobody.unreachable, nobody.nothing_left) == (True, True)
    somebody = bench.sender.step(bench.entry.application_id)
    assert (somebody.unreachable, somebody.nothing_left) == (True, False)


def test_key_that_cannot_be_opened_is_told(bench: Bench) -> None:
    bench.backend.script.append(Defect(400, "cannot-open"))
    assert bench.sender.step(bench.entry.application_id).cannot_open


def test_erased_row_is_written_down_as_paper(bench: Bench) -> None:
    bench.sender.change(bench.entry.application_id, lambda entry: None)
    assert bench.acts.names == ["application-on-paper"]
