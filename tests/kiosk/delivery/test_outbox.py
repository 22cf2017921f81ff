"""The table on a real disk: what survives, what is erased, and what a bad disk is called."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from kiosk.basics.result import Err, Ok
from kiosk.delivery.entry import Entry, Hold, fresh
from kiosk.delivery.outbox import DATABASE, FOLDER, Outbox
from kiosk.delivery.set_aside import look_into
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import new_id, sealed
from tests.fakes.stopped_clock import START

Spoil = Callable[[Path], object]


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "storage")


def entry(body: bytes = b"sealed.bytes") -> Entry:
    return fresh(sealed(body=body), may_wait=True, now=START)


def kept(outbox: Outbox, *entries: Entry) -> None:
    for one in entries:
        assert outbox.keep(one) == Ok(one)


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def delivered(one: Entry) -> Entry:
    return replace(one, state="delivered", sealed=None, receipt_number="R-0001")


def test_every_member_survives(outbox: Outbox) -> None:
    whole = replace(
        entry(),
        state="parked",
        unclear=True,
        ask_first=True,
        sent=True,
        may_wait=False,
        attempts=7,
        reason="rejected",
        pointers=("/answers/copies", "/applicant/name"),
        next_at=START + timedelta(seconds=1.5),
    )
    kept(outbox, whole)
    assert outbox.find(whole.application_id) == Ok(whole)


def test_outbox_that_was_never_used_leaves_no_trace(outbox: Outbox) -> None:
    assert outbox.waiting() == Ok(())
    assert outbox.find(new_id()) == Ok(None)
    assert outbox.hold() == Ok(None)
    assert outbox.prune(START) == Ok(None)
    assert outbox.set_aside() == ()
    assert not outbox.folder.parent.exists()


def test_application_is_kept_once(outbox: Outbox) -> None:
    first = entry()
    kept(outbox, first)
    again = fresh(sealed(first.application_id, b"sealed.otherwise"), may_wait=True, now=START)
    assert outbox.keep(again) == Ok(first)


def test_waiting_lists_everything_not_delivered_the_longest_due_first(outbox: Outbox) -> None:
    late, soon, gone = replace(entry(), next_at=START + timedelta(hours=1)), entry(), entry()
    kept(outbox, late, soon, gone)
    outbox.change(gone.application_id, delivered)
    assert outbox.waiting() == Ok((soon, late))


class TestChange:
    def test_change_gives_what_it_made(self, outbox: Outbox) -> None:
        one = entry()
        kept(outbox, one)
        counted = outbox.change(one.application_id, lambda row: replace(row, attempts=row.attempts + 1))
        assert counted == Ok(replace(one, attempts=1)) == outbox.find(one.application_id)

    def test_change_to_none_erases_the_row(self, outbox: Outbox) -> None:
        one = entry()
        kept(outbox, one)
        assert outbox.change(one.application_id, lambda row: None) == Ok(None)
        assert outbox.find(one.application_id) == Ok(None)

    def test_change_of_an_unknown_row_does_nothing(self, outbox: Outbox) -> None:
        assert outbox.change(new_id(), delivered) == Ok(None)
        assert outbox.waiting() == Ok(())

    def test_change_that_raises_leaves_the_row_as_it_was(self, outbox: Outbox) -> None:
        one = entry()
        kept(outbox, one)

        def broken(row: Entry) -> Entry:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            outbox.change(one.application_id, broken)
        assert outbox.find(one.application_id) == Ok(one)

    def test_changes_of_many_threads_are_all_counted(self, outbox: Outbox) -> None:
        one = entry()
        kept(outbox, one)

        def count() -> None:
            for _ in range(10):
                outbox.change(one.application_id, lambda row: replace(row, attempts=row.attempts + 1))

        threads = [threading.Thread(target=count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outbox.find(one.application_id) == Ok(replace(one, attempts=40))


def test_load_counts_what_is_not_delivered(outbox: Outbox) -> None:
    empty = outbox.load()
    assert isinstance(empty, Ok)
    assert (empty.value.items, empty.value.size, empty.value.oldest) == (0, 0, None)
    assert not outbox.folder.parent.exists()
    old = replace(entry(b"x" * 700), queued_at=START - timedelta(days=3))
    parked = replace(entry(b"x" * 50), queued_at=START - timedelta(days=9), state="parked", reason="defect")
    gone = replace(entry(b"x"), queued_at=START - timedelta(days=20))
    kept(outbox, entry(b"x" * 250), old, parked, gone)
    outbox.change(gone.application_id, delivered)
    found = outbox.load()
    assert isinstance(found, Ok)
    assert (found.value.items, found.value.size, found.value.oldest) == (3, 1000, old.queued_at)
    assert found.value.free is not None


class TestErasing:
    def test_delivered_bytes_are_gone_from_the_disk_and_the_stub_stays(self, outbox: Outbox) -> None:
        one = entry(b"THESE-SEALED-BYTES" * 500)
        kept(outbox, one)
        assert b"THESE-SEALED-BYTES" in bytes_on_disk(outbox.folder)
        outbox.change(one.application_id, delivered)
        assert b"THESE-SEALED-BYTES" not in bytes_on_disk(outbox.folder)
        assert outbox.find(one.application_id) == Ok(delivered(one))

    def test_erased_row_is_gone_from_the_disk(self, outbox: Outbox) -> None:
        one = entry(b"THESE-SEALED-BYTES")
        kept(outbox, one)
        outbox.change(one.application_id, lambda row: None)
        assert b"THESE-SEALED-BYTES" not in bytes_on_disk(outbox.folder)
        assert one.application_id.encode() not in bytes_on_disk(outbox.folder)

    def test_old_stubs_are_forgotten_and_young_ones_stay(self, outbox: Outbox) -> None:
        old, young, waiting = entry(), replace(entry(), next_at=START + timedelta(days=3)), entry()
        kept(outbox, old, young, waiting)
        outbox.change(old.application_id, delivered)
        outbox.change(young.application_id, delivered)
        assert outbox.prune(START + timedelta(days=1)) == Ok(None)
        assert outbox.find(old.application_id) == Ok(None)
        assert outbox.find(young.application_id) == Ok(delivered(young))
        assert outbox.find(waiting.application_id) == Ok(waiting)


def test_hold_survives_and_can_be_lifted(outbox: Outbox) -> None:
    hold = Hold(START, "not-let-in", "mark")
    assert outbox.set_hold(hold) == Ok(None)
    assert outbox.hold() == Ok(hold)
    later = replace(hold, why="told-to-wait")
    outbox.set_hold(later)
    assert outbox.hold() == Ok(later)
    outbox.set_hold(None)
    assert outbox.hold() == Ok(None)


def test_folder_and_files_are_private_even_under_a_careless_umask(outbox: Outbox) -> None:
    outbox.folder.mkdir(parents=True, mode=0o755)
    outbox.folder.chmod(0o755)
    one = entry()
    kept(outbox, one)
    with closing(sqlite3.connect(outbox.folder / DATABASE)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entries").fetchall()
        outbox.change(one.application_id, lambda row: replace(row, attempts=1))
        names = {path.name: stat.S_IMODE(path.stat().st_mode) for path in outbox.folder.iterdir()}
    assert DATABASE + "-wal" in names
    assert set(names.values()) == {0o600}
    assert stat.S_IMODE(outbox.folder.stat().st_mode) == 0o700


class TestLock:
    def test_one_deliverer_at_a_time(self, outbox: Outbox) -> None:
        first = outbox.take_lock()
        assert first is not None
        assert outbox.take_lock() is None
        first.release()
        second = outbox.take_lock()
        assert second is not None
        second.release()

    def test_lock_of_another_process_is_seen_and_dies_with_it(self, outbox: Outbox) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        holder = context.Process(target=_hold_lock, args=(outbox.folder.parent, theirs))
        holder.start()
        assert ours.recv() == "held"
        assert outbox.take_lock() is None
        holder.kill()
        holder.join()
        lock = outbox.take_lock()
        assert lock is not None
        lock.release()
        ours.close()
        theirs.close()

    def test_no_disk_no_lock(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", "ascii")
        assert Outbox(tmp_path / "file").take_lock() is None


def _hold_lock(storage: Path, pipe: Connection) -> None:
    assert Outbox(storage).take_lock() is not None
    pipe.send("held")
    signal.pause()


def test_table_of_an_earlier_release_is_taken_over_whole(outbox: Outbox) -> None:
    on_paper, other = replace(entry(), state="parked", reason="gave-paper"), entry()
    theirs = replace(entry(), state="parked", reason="not-for-this-kiosk")
    kept(outbox, on_paper)
    kept(outbox, theirs)
    kept(outbox, other)
    _sql(outbox.folder / DATABASE, "DROP TABLE discarded")
    _sql(outbox.folder / DATABASE, "ALTER TABLE entries DROP COLUMN on_paper")
    _sql(outbox.folder / DATABASE, "ALTER TABLE entries DROP COLUMN elsewhere")
    _sql(outbox.folder / DATABASE, "PRAGMA user_version = 1")
    later = Outbox(outbox.folder.parent)
    found = later.waiting()
    assert isinstance(found, Ok)
    by_id = {one.application_id: one for one in found.value}  # made within one millisecond: in any order
    assert by_id == {
        on_paper.application_id: replace(on_paper, on_paper=True),
        theirs.application_id: replace(theirs, elsewhere=True),
        other.application_id: other,
    }
    assert later.set_aside() == ()
    kept(later, entry())


def _flip_a_bit_in_the_index(path: Path) -> None:
    """In the index alone: the rows are whole, but one of them is found by no id."""
    with closing(sqlite3.connect(path)) as table:
        (root,) = table.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'").fetchone()
        (size,) = table.execute("PRAGMA page_size").fetchone()
        (name,) = table.execute("SELECT application_id FROM entries").fetchone()
    whole = bytearray(path.read_bytes())
    at = whole.index(str(name).encode(), (root - 1) * size, root * size)
    whole[at + 30] ^= 1
    path.write_bytes(whole)


def dies_after(renames: int, patch: pytest.MonkeyPatch) -> None:
    """The process ends at the rename of table or log that follows so many."""
    done = iter(range(99))

    def rename(path: Path, target: Path, whole: Callable[[Path, Path], Path] = Path.rename) -> Path:
        if target.name.startswith("damaged-") and next(done) >= renames:
            raise KeyboardInterrupt
        return whole(path, target)

    patch.setattr(Path, "rename", rename)


class TestDamage:
    @pytest.mark.parametrize(
        "spoil",
        [
            pytest.param(lambda path: path.write_bytes(b"no table at all" * 300), id="foreign"),
            pytest.param(lambda path: path.write_bytes(b""), id="emptied"),
            pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="cut-off"),
            pytest.param(
                lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 4096 * 3), id="overwritten"
            ),
            pytest.param(lambda path: _sql(path, "UPDATE entries SET reason = 'x'"), id="unknown-word"),
            pytest.param(lambda path: _sql(path, "PRAGMA user_version = 9"), id="other-version"),
            pytest.param(_flip_a_bit_in_the_index, id="index-that-misses-a-row"),
        ],
    )
    def test_damaged_table_is_set_aside_whole_and_reported(
        self, spoil: Spoil, outbox: Outbox, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox was damaged and is set aside")
        kept(outbox, entry())
        path = outbox.folder / DATABASE
        spoil(path)
        spoiled = path.read_bytes()
        found = Outbox(outbox.folder.parent).waiting()
        assert isinstance(found, Err)
        assert found.failure.code.support == "DISK-02"
        (name,) = outbox.set_aside()
        assert found.failure.facts == {"file": name}
        assert (outbox.folder / name).read_bytes() == spoiled
        assert stat.S_IMODE((outbox.folder / name).stat().st_mode) == 0o600

    def test_next_act_begins_a_new_table(self, outbox: Outbox, expected_log: ExpectedLog) -> None:
        expected_log("the outbox was damaged")
        kept(outbox, entry())
        (outbox.folder / DATABASE).write_bytes(b"x" * 9000)
        assert isinstance(outbox.keep(entry()), Err)
        one = entry()
        kept(outbox, one)
        assert outbox.waiting() == Ok((one,))
        assert len(outbox.set_aside()) == 1

    def test_table_taken_away_from_under_its_log_is_reported(
        self, outbox: Outbox, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox was damaged")
        kept(outbox, entry())
        (outbox.folder / DATABASE).rename(outbox.folder / (DATABASE + "-wal"))
        assert isinstance(outbox.keep(entry()), Err)
        assert isinstance(outbox.keep(entry()), Ok)

    def test_table_that_vanished_is_reported_once_and_never_silently_made_anew(
        self, outbox: Outbox, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox was damaged")
        kept(outbox, entry())
        (outbox.folder / DATABASE).unlink()
        found = Outbox(outbox.folder.parent).waiting()
        assert isinstance(found, Err)
        assert found.failure.code.support == "DISK-02"
        assert len(outbox.set_aside()) == 1
        one = entry()
        kept(outbox, one)
        assert outbox.waiting() == Ok((one,))
        assert len(outbox.set_aside()) == 1

    def test_table_of_a_kiosk_killed_before_it_was_marked_is_taken_for_good(self, outbox: Outbox) -> None:
        one = entry()
        kept(outbox, one)
        (outbox.folder / "outbox.begun").unlink()
        assert Outbox(outbox.folder.parent).waiting() == Ok((one,))
        assert (outbox.folder / "outbox.begun").exists()

    def test_second_finder_does_not_set_the_new_table_aside(
        self, outbox: Outbox, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox was damaged")
        other = Outbox(outbox.folder.parent)
        kept(outbox, entry())
        kept(other, entry())
        (outbox.folder / DATABASE).write_bytes(b"x" * 9000)
        assert isinstance(outbox.waiting(), Err)
        one = entry()
        kept(outbox, one)
        assert other.waiting() == Ok((one,))
        assert len(outbox.set_aside()) == 1

    @pytest.mark.parametrize("renames", [0, 1, 2])
    def test_killed_while_it_was_set_aside_file_and_log_stay_together(
        self, renames: int, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox was damaged")
        first, second = entry(), entry()
        kept(outbox, first)
        with closing(sqlite3.connect(outbox.folder / DATABASE)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM entries").fetchone()
            kept(outbox, second)  # stays in the log, for somebody reads
            assert (outbox.folder / f"{DATABASE}-wal").stat().st_size > 0
            with monkeypatch.context() as dying:
                dying.setattr("kiosk.delivery.tablefile.is_damaged", lambda path: True)
                dies_after(renames, dying)
                with pytest.raises(KeyboardInterrupt):
                    Outbox(outbox.folder.parent).waiting()
            after = Outbox(outbox.folder.parent)
            assert isinstance(after.waiting(), Err)
            assert after.waiting() == Ok(())
            (name,) = after.set_aside()
            found = look_into(after, name, START)
        assert found is not None
        assert {one.application_id for one in found.readable} == {first.application_id, second.application_id}
        assert not (outbox.folder / "outbox.leaving").exists()

    def test_half_made_table_of_a_killed_process_is_made_anew(self, outbox: Outbox) -> None:
        outbox.folder.mkdir(parents=True)
        (outbox.folder / "outbox.new").write_bytes(b"half")
        (outbox.folder / "outbox.new-wal").write_bytes(b"half")
        kept(outbox, entry())
        assert not list(outbox.folder.glob("*.new*"))


class TestBadDisk:
    def test_storage_that_cannot_be_made_is_unwritable(
        self, tmp_path: Path, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox cannot be used: FileExistsError")
        (tmp_path / "file").write_text("", "ascii")
        failed = Outbox(tmp_path / "file").keep(entry())
        assert isinstance(failed, Err)
        assert failed.failure.code.support == "DISK-01"
        assert failed.failure.facts == {"why": "FileExistsError 17"}

    def test_full_disk_keeps_nothing_and_says_so(self, outbox: Outbox) -> None:
        """Files may not grow beyond 60 kB in a process of its own: SQLite meets the end of a real disk."""
        one = entry()
        kept(outbox, one)
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(target=_fill, args=(outbox.folder.parent, theirs))
        child.start()
        assert ours.recv() == "DISK-01"
        child.join()
        assert outbox.waiting() == Ok((one,)), "what was kept before is whole"
        ours.close()
        theirs.close()

    def test_table_that_another_holds_for_too_long_is_in_use(
        self, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kiosk.delivery.tablefile._BUSY_S", 0.05)
        kept(outbox, entry())
        with closing(sqlite3.connect(outbox.folder / DATABASE, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            failed = outbox.keep(entry())
            holder.execute("ROLLBACK")
        assert isinstance(failed, Err)
        assert failed.failure.code.support == "DISK-03"


def _fill(storage: Path, pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    failed = Outbox(storage).keep(entry(b"x" * 200_000))
    pipe.send(failed.failure.code.support if isinstance(failed, Err) else "kept")


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as table:
        table.execute(statement)


def test_folder_is_the_storages_own(outbox: Outbox, tmp_path: Path) -> None:
    assert outbox.folder == tmp_path / "storage" / FOLDER
