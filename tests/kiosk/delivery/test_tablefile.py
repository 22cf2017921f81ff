"""The file behind the outbox: brought up to date, and missed when it goes. Damages: `test_outbox`."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.basics.result import Err, Ok
from kiosk.delivery.entry import Discarded, fresh
from kiosk.delivery.outbox import FOLDER, Outbox
from kiosk.delivery.tablefile import DATABASE, TableFile
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import new_id, sealed
from tests.fakes.stopped_clock import START


def used(storage: Path) -> Outbox:
    outbox = Outbox(storage)
    assert isinstance(outbox.keep(fresh(sealed(), may_wait=True, now=START)), Ok)
    return outbox


@pytest.mark.parametrize("gone", [FOLDER, "."], ids=["the folder", "the whole storage"])
def test_folder_taken_away_from_a_running_kiosk_is_reported_once(
    gone: str, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    outbox = used(tmp_path / "storage")
    shutil.rmtree(tmp_path / "storage" / gone)
    found = outbox.waiting()
    assert isinstance(found, Err)
    assert found.failure.code.support == "DISK-02"
    assert len(outbox.set_aside()) == 1
    assert outbox.waiting() == Ok(())
    assert isinstance(outbox.keep(fresh(sealed(), may_wait=True, now=START)), Ok)
    assert len(outbox.set_aside()) == 1


def test_folder_taken_away_while_the_kiosk_was_off_is_reported(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    used(tmp_path / "storage")
    shutil.rmtree(tmp_path / "storage" / FOLDER)
    later = Outbox(tmp_path / "storage")
    assert isinstance(later.waiting(), Err)
    assert len(later.set_aside()) == 1


def test_outbox_that_was_never_used_is_not_missed(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "storage")
    assert outbox.waiting() == Ok(())
    assert not (tmp_path / "storage").exists()


@contextmanager
def lock_held(storage: Path) -> Iterator[None]:
    """By somebody who is stopped in the middle of looking at the table."""
    with (storage / FOLDER / "table.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        yield


def test_lock_that_nobody_lets_go_of_is_told_and_not_waited_for_again(tmp_path: Path) -> None:
    used(tmp_path)
    later = Outbox(tmp_path)
    with lock_held(tmp_path):
        waited = []
        for _ in range(2):
            begun = time.monotonic()
            found = later.keep(fresh(sealed(), may_wait=True, now=START))
            waited.append(time.monotonic() - begun)
            assert isinstance(found, Err)
            assert found.failure.code.support == "DISK-03"
    assert waited[1] < waited[0] < 8.5
    assert waited[1] < 2.0
    assert isinstance(later.keep(fresh(sealed(), may_wait=True, now=START)), Ok)


def test_who_has_no_patience_does_not_wait_for_the_lock(tmp_path: Path) -> None:
    used(tmp_path)
    later = Outbox(tmp_path)
    with lock_held(tmp_path):
        begun = time.monotonic()
        assert isinstance(later.hold(patience_s=0.0), Err)
        assert time.monotonic() - begun < 2.0
    assert later.hold() == Ok(None)


def test_table_of_the_release_before_gets_the_notes_of_what_was_let_go(tmp_path: Path) -> None:
    outbox = used(tmp_path)
    with closing(sqlite3.connect(tmp_path / FOLDER / DATABASE)) as table:
        table.executescript(
            "DROP TABLE discarded; ALTER TABLE entries DROP COLUMN elsewhere; PRAGMA user_version = 2;"
        )
    later = Outbox(tmp_path)
    assert later.waiting() == outbox.waiting()
    assert later.discarded() == Ok(())
    assert later.set_aside() == ()


def test_note_takes_the_place_of_a_parked_entry_and_of_no_other(tmp_path: Path) -> None:
    outbox, name = Outbox(tmp_path), new_id()
    entry = fresh(sealed(name), may_wait=True, now=START)
    outbox.keep(entry)
    note = Discarded(name, entry.digest, "rejected", "handled", "tanaka", START)
    assert outbox.discard(name, note) == Ok(entry)
    assert outbox.discarded() == Ok(())
    assert outbox.discard(new_id(), note) == Ok(None)


def test_reading_nothing_makes_nothing(tmp_path: Path) -> None:
    file = TableFile(tmp_path / "folder")
    assert file.read(lambda table: 1, empty=0) == Ok(0)
    assert not file.folder.exists()
