"""What becomes of an entry whose resident takes paper; handing in beside it: `test_service`."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.basics.result import Err, Ok
from kiosk.delivery import set_aside
from kiosk.delivery.entry import Discarded, Entry, fresh
from kiosk.delivery.outbox import DATABASE, Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.paper_instead import PaperInstead
from kiosk.delivery.sender import Sender
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, sealed
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


def test_bytes_that_the_disk_has_spoiled_are_not_printed(bench: Bench) -> None:
    name, whole = bench.entry.application_id, bench.entry.sealed
    assert whole is not None
    bench.outbox.change(name, lambda entry: replace(entry, sealed=replace(whole, body=whole.body + b"!")))
    assert bench.paper.claim(name) == Outcome("paper")


def test_claimed_and_given_it_is_gone(bench: Bench) -> None:
    name = bench.entry.application_id
    assert bench.paper.claim(name) == Outcome("paper", sealed=bench.entry.sealed)
    assert bench.paper.give(name) == Ok(Outcome("paper"))
    assert bench.outbox.find(name) == Ok(None)


def test_note_that_it_is_on_paper_stays_and_says_nothing_else(bench: Bench) -> None:
    name, now = bench.entry.application_id, StoppedClock().moment().now
    bench.paper.claim(name)
    bench.paper.give(name)
    note = Discarded(name, "", "gave-paper", "on-paper", "-", now)
    assert bench.outbox.discarded() == Ok((note,))
    assert note.is_on_paper


def test_paper_that_was_promised_only_leaves_no_note(bench: Bench) -> None:
    assert bench.paper.promise(bench.entry.application_id) == Ok(Outcome("paper"))
    assert bench.outbox.discarded() == Ok(())


def test_what_staff_noted_stays(bench: Bench) -> None:
    name, now = bench.entry.application_id, StoppedClock().moment().now
    staff = Discarded(name, "", "rejected", "handled", "tanaka", now)
    bench.outbox.change(name, lambda entry: None, note=staff)
    bench.paper.give(name)
    assert bench.outbox.discarded() == Ok((staff,))


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


def set_aside_with(bench: Bench) -> str:
    """The name of the file that holds the entry still."""
    with closing(sqlite3.connect(bench.outbox.folder / DATABASE)) as table:
        table.execute("PRAGMA user_version = 99")
    assert isinstance(Outbox(bench.outbox.folder.parent).waiting(), Err)
    (name,) = bench.outbox.set_aside()
    return name


def test_what_went_home_on_paper_does_not_come_back_from_a_file_that_was_set_aside(
    bench: Bench, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    name, moment = bench.entry.application_id, StoppedClock().moment()
    file = set_aside_with(bench)
    assert bench.paper.give(name) == Ok(Outcome("paper"))
    found = set_aside.look_into(bench.outbox, file, moment.now)
    assert found is not None
    recovered = set_aside.recover(bench.outbox, found, moment)
    assert isinstance(recovered, Ok)
    assert [(one.application_id, type(one)) for one in recovered.value] == [(name, Discarded)]
    assert bench.outbox.waiting() == Ok(())
    # But who stands there, and takes the way of sending after all, is handed in.
    copied = replace(bench.entry, on_paper=True)
    assert bench.outbox.keep(bench.entry, resident_is_here=True) == Ok(copied)
    assert bench.outbox.discarded() == Ok(())


def test_sheets_are_given_although_the_table_is_found_damaged_that_moment(
    bench: Bench, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    with closing(sqlite3.connect(bench.outbox.folder / DATABASE)) as table:
        table.execute("PRAGMA user_version = 99")
    outbox, clock = Outbox(tmp_path), StoppedClock()  # that has not looked at it yet
    sender = Sender(FakeBackend(), outbox, clock, NotedActs(), clock.sleep)
    given = PaperInstead(sender, outbox, clock).give(bench.entry.application_id)
    assert given == Ok(Outcome("paper"))
    noted = outbox.discarded()
    assert isinstance(noted, Ok)
    assert [note.application_id for note in noted.value] == [bench.entry.application_id]
