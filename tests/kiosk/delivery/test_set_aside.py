"""What is still readable in a damaged file comes back, once; what is not, hides nothing else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.basics.result import Err, Ok
from kiosk.delivery import set_aside
from kiosk.delivery.entry import NO_STAFF, Discarded, Entry, fresh
from kiosk.delivery.outbox import DATABASE, Outbox
from kiosk.delivery.set_aside import SetAside
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import new_id, sealed
from tests.fakes.stopped_clock import START, StoppedClock

MOMENT = StoppedClock().moment()


@dataclass
class Damage:
    """An outbox with a file that was set aside, and what had been in it."""

    outbox: Outbox
    entries: list[Entry]
    name: str

    @property
    def found(self) -> SetAside:
        seen = set_aside.look_into(self.outbox, self.name, START)
        assert seen is not None
        return seen


def spoil_page(path: Path) -> None:
    """A page of the table, and nothing of what the file says about itself."""
    with closing(sqlite3.connect(path)) as table:
        (size,) = table.execute("PRAGMA page_size").fetchone()
    whole = bytearray(path.read_bytes())
    last = len(whole) // size - 1
    whole[last * size : (last + 1) * size] = b"\xff" * size
    path.write_bytes(whole)


@pytest.fixture
def damage(tmp_path: Path, expected_log: ExpectedLog) -> Damage:
    expected_log("the outbox was damaged")
    outbox = Outbox(tmp_path / "storage")
    entries = [
        fresh(sealed(new_id(), b"e30.x.y.z." + b"w" * 3000), may_wait=True, now=START) for _ in range(8)
    ]
    for entry in entries:
        assert isinstance(outbox.keep(entry), Ok)
    spoil_page(outbox.folder / DATABASE)
    assert isinstance(Outbox(tmp_path / "storage").waiting(), Err)
    (name,) = outbox.set_aside()
    return Damage(outbox, entries, name)


def test_rows_beside_the_damage_are_read_and_the_others_counted(damage: Damage) -> None:
    found = damage.found
    ids = {entry.application_id for entry in damage.entries}
    assert 1 <= len(found.readable) < len(damage.entries)
    assert {entry.application_id for entry in found.readable} < ids
    assert found.size > 0


def test_looking_changes_nothing(damage: Damage) -> None:
    before = {path.name: path.read_bytes() for path in damage.outbox.folder.iterdir()}
    assert damage.found == damage.found
    assert {path.name: path.read_bytes() for path in damage.outbox.folder.iterdir()} == before


def test_what_is_recovered_is_asked_about_before_it_is_sent(damage: Damage) -> None:
    taken = set_aside.recover(damage.outbox, damage.found, MOMENT)
    assert isinstance(taken, Ok)
    assert len(taken.value) == len(damage.found.readable)
    assert all(isinstance(entry, Entry) and entry.ask_first and entry.unclear for entry in taken.value)
    waiting = damage.outbox.waiting()
    assert isinstance(waiting, Ok)
    assert {entry.sealed for entry in waiting.value} == {entry.sealed for entry in damage.found.readable}


def test_recovered_twice_it_is_there_once_and_what_was_known_stays(damage: Damage) -> None:
    known = damage.found.readable[0]
    done = replace(known, state="delivered", sealed=None, receipt_number="101")
    damage.outbox.keep(done)
    for _ in range(2):
        assert isinstance(set_aside.recover(damage.outbox, damage.found, MOMENT), Ok)
    waiting = damage.outbox.waiting()
    assert isinstance(waiting, Ok)
    assert len(waiting.value) == len(damage.found.readable) - 1
    assert damage.outbox.find(known.application_id) == Ok(done)


@pytest.mark.parametrize(("because", "staff"), [("withdrawn", "sato"), ("on-paper", NO_STAFF)])
def test_what_was_let_go_since_does_not_come_back(because: str, staff: str, damage: Damage) -> None:
    first, *others = damage.found.readable
    note = Discarded(first.application_id, "", None, because, staff, START)
    assert damage.outbox.change(first.application_id, lambda entry: entry, note=note) == Ok(None)
    taken = set_aside.recover(damage.outbox, damage.found, MOMENT)
    assert isinstance(taken, Ok)
    assert taken.value[0] == note
    assert [one.application_id for one in taken.value[1:]] == [one.application_id for one in others]
    assert damage.outbox.find(first.application_id) == Ok(None)


def test_table_of_the_first_release_tells_what_went_home_on_paper(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    one = replace(fresh(sealed(), may_wait=True, now=START), state="parked", reason="gave-paper")
    outbox.keep(one)
    outbox.keep(fresh(sealed(new_id()), may_wait=True, now=START))
    old = outbox.folder / "damaged-1.sqlite3"
    with closing(sqlite3.connect(outbox.folder / DATABASE)) as table:
        table.execute("ALTER TABLE entries DROP COLUMN on_paper")
        table.execute("ALTER TABLE entries DROP COLUMN elsewhere")
        table.execute("PRAGMA user_version = 1")
    (outbox.folder / DATABASE).rename(old)
    found = set_aside.look_into(outbox, old.name, START)
    assert found is not None
    assert {entry.application_id for entry in found.readable if entry.on_paper} == {one.application_id}
    assert len(found.readable) == 2


def test_table_of_the_release_before_tells_what_another_kiosk_may_have_handed_in(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    one = replace(fresh(sealed(), may_wait=True, now=START), state="parked", reason="not-for-this-kiosk")
    outbox.keep(one)
    old = outbox.folder / "damaged-1.sqlite3"
    with closing(sqlite3.connect(outbox.folder / DATABASE)) as table:
        table.execute("ALTER TABLE entries DROP COLUMN elsewhere")
    (outbox.folder / DATABASE).rename(old)
    found = set_aside.look_into(outbox, old.name, START)
    assert found is not None
    assert found.readable == (replace(one, elsewhere=True),)


def test_row_whose_bytes_were_altered_is_not_taken(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("the outbox was damaged")
    outbox = Outbox(tmp_path)
    outbox.keep(fresh(sealed(), may_wait=True, now=START))
    with closing(sqlite3.connect(outbox.folder / DATABASE)) as table:
        table.executescript("UPDATE entries SET body = x'00'; PRAGMA user_version = 99;")
    assert isinstance(Outbox(tmp_path).waiting(), Err)
    (name,) = outbox.set_aside()
    found = set_aside.look_into(outbox, name, START)
    assert found is not None
    assert (found.readable, found.lost) == ((), 1)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500], ids=["vanished", "overwritten"])
def test_file_without_a_table_holds_nothing(content: bytes, tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.keep(fresh(sealed(), may_wait=True, now=START))
    (outbox.folder / "damaged-1.sqlite3").write_bytes(content)
    found = set_aside.look_into(outbox, "damaged-1.sqlite3", START)
    assert found is not None
    assert (found.readable, found.lost, found.size) == ((), 0, len(content))


def test_copied_out_it_is_the_same_and_stays(damage: Damage, tmp_path: Path) -> None:
    copied = set_aside.copy_out(damage.outbox, damage.name, tmp_path)
    assert isinstance(copied, Ok)
    assert (tmp_path / damage.name).read_bytes() == (damage.outbox.folder / damage.name).read_bytes()
    assert isinstance(set_aside.copy_out(damage.outbox, damage.name, tmp_path / "gone"), Err)


def test_erased_it_is_gone_and_nothing_else(damage: Damage) -> None:
    set_aside.recover(damage.outbox, damage.found, MOMENT)
    assert set_aside.erase(damage.outbox, damage.name) == Ok(True)
    assert damage.outbox.set_aside() == ()
    assert not list(damage.outbox.folder.glob("damaged-*"))
    assert isinstance(damage.outbox.waiting(), Ok)


def test_erased_its_own_blocks_are_overwritten(damage: Damage, tmp_path: Path) -> None:
    place = damage.outbox.folder / damage.name
    os.link(place, tmp_path / "same blocks")
    size = place.stat().st_size
    assert set_aside.erase(damage.outbox, damage.name) == Ok(True)
    assert (tmp_path / "same blocks").read_bytes() == bytes(size)


@pytest.mark.parametrize("name", [DATABASE, "../storage/outbox/outbox.sqlite3", "damaged-x.sqlite3", ""])
def test_nothing_but_what_was_set_aside_is_looked_into_or_erased(name: str, tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.keep(fresh(sealed(), may_wait=True, now=START))
    assert set_aside.look_into(outbox, name, START) is None
    assert set_aside.erase(outbox, name) == Ok(False)
    assert isinstance(outbox.waiting(), Ok)


def test_disk_that_refuses_is_told_and_the_file_can_be_erased_again(
    damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refused)
        erased = set_aside.erase(damage.outbox, damage.name)
    assert isinstance(erased, Err)
    assert erased.failure.code.support == "DISK-05"
    assert damage.outbox.set_aside() == (damage.name,)
    assert set_aside.erase(damage.outbox, damage.name) == Ok(True)
    assert damage.outbox.set_aside() == ()
