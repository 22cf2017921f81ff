"""The outbox: a table of sealed applications that survives everything but the disk itself.

SQLite in WAL mode, synchronous FULL: what `keep` or `change` gave back as done is on the disk. Each act opens
the file, does one transaction and closes it, so threads and processes need no agreement. The last to close
empties the log, and erased bytes are overwritten (secure_delete). The folder is 0700, its files 0600.

A damaged file is set aside under another name and reported; the next act starts a new one. So is a table
that vanished: a mark beside it says that there was one.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery.entry import Entry, Hold
from kiosk.delivery.room import Load
from kiosk.delivery.rows import COLUMNS, Row, entry_of, row_of

FOLDER = "outbox"
DATABASE = "outbox.sqlite3"
LOCK = "delivery.lock"
_TABLE_LOCK = "table.lock"
_ENDINGS = ("", "-wal", "-shm")
_DAMAGED = "damaged-"
_MARK = "outbox.begun"  # there is a table: where it is missing, somebody took it away
_BUSY_S = 2.0  # twice while a resident waits ten seconds
_VERSION = 2
_LOG = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE entries (
    application_id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    body BLOB,
    state TEXT NOT NULL CHECK (state IN ('sealed', 'sending', 'delivered', 'parked')),
    queued_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    may_wait INTEGER NOT NULL,
    unclear INTEGER NOT NULL,
    ask_first INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT,
    pointers TEXT NOT NULL,
    receipt_number TEXT,
    on_paper INTEGER NOT NULL DEFAULT 0,
    CHECK ((body IS NULL) = (state = 'delivered')),
    CHECK (state != 'delivered' OR receipt_number IS NOT NULL)
) STRICT;
CREATE TABLE hold (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    until TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('not-let-in', 'told-to-wait')),
    credentials TEXT NOT NULL
) STRICT;
"""
_FROM_VERSION_1 = """
ALTER TABLE entries ADD COLUMN on_paper INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET on_paper = 1 WHERE reason = 'gave-paper';
"""
_PUT = f"INSERT OR REPLACE INTO entries ({COLUMNS}) VALUES ({', '.join('?' * 15)})"  # noqa: S608 - constants
_SELECT = f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - constants

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeliveryLock:
    """Held by the one who talks to the back-end about this outbox; the machine's death frees it."""

    handle: int

    def release(self) -> None:
        os.close(self.handle)


class Outbox:
    """The table of one kiosk. Any thread and process may use it; nothing here raises for a bad disk."""

    def __init__(self, storage: Path) -> None:
        """Keeps everything in a folder of its own below the storage directory; nothing is touched yet."""
        self._folder = storage / FOLDER
        self._path = self._folder / DATABASE
        self._checked = False

    @property
    def folder(self) -> Path:
        """Where the files lie (also the kept public keys)."""
        return self._folder

    def keep(self, entry: Entry) -> Result[Entry]:
        """Keeps a new entry; on the disk when this returns `Ok`. One that was kept under the same id before
        stays as it is, and is what comes back: an application is sealed once.
        """

        def act(table: sqlite3.Connection) -> Entry:
            earlier = _find(table, entry.application_id)
            if earlier is None:
                _put(table, entry)
            return entry if earlier is None else earlier

        return self._write(act)

    def find(self, application_id: ApplicationId) -> Result[Entry | None]:
        """The entry or its stub, None where there is none."""
        return self._read(lambda table: _find(table, application_id), empty=None)

    def waiting(self) -> Result[tuple[Entry, ...]]:
        """Everything not delivered, the longest due first."""
        query = f"{_SELECT} WHERE state != 'delivered' ORDER BY next_at, queued_at, application_id"
        return self._read(lambda table: tuple(map(_entry, table.execute(query))), empty=())

    def change(
        self, application_id: ApplicationId, how: Callable[[Entry], Entry | None]
    ) -> Result[Entry | None]:
        """Applies `how` to the row as it stands, in one transaction; gives what it made of it.

        `how` answers None to erase the row. Where there is no row, nothing happens and None comes back.
        """

        def act(table: sqlite3.Connection) -> Entry | None:
            before = _find(table, application_id)
            if before is None:
                return None
            after = how(before)
            if after is None:
                table.execute("DELETE FROM entries WHERE application_id = ?", (application_id,))
            elif after != before:
                _put(table, after)
            return after

        return self._write(act)

    def hold(self) -> Result[Hold | None]:
        """The hold on all requests, past or present."""
        return self._read(_hold, empty=None)

    def set_hold(self, hold: Hold | None) -> Result[None]:
        def act(table: sqlite3.Connection) -> None:
            table.execute("DELETE FROM hold")
            if hold is not None:
                row = (hold.until.isoformat(), hold.why, hold.credentials)
                table.execute("INSERT INTO hold VALUES (1, ?, ?, ?)", row)

        return self._write(act)

    def prune(self, before: datetime) -> Result[None]:
        """Forgets the stubs of what was delivered before that time."""

        def act(table: sqlite3.Connection) -> None:
            stubs = table.execute(f"{_SELECT} WHERE state = 'delivered'")
            old = [row[0] for row in stubs if _entry(row).next_at < before]
            table.executemany("DELETE FROM entries WHERE application_id = ?", [(name,) for name in old])

        return self._write(act) if self._path.exists() else Ok(None)

    def set_aside(self) -> tuple[str, ...]:
        """Names of damaged files that wait for maintenance, oldest first."""
        return tuple(sorted(path.name for path in self._folder.glob(f"{_DAMAGED}*.sqlite3")))

    def load(self) -> Result[Load]:
        """How much lies here."""
        query = (
            "SELECT count(*), coalesce(sum(length(body)), 0), "
            "min(CASE WHEN reason IS NULL THEN queued_at END) FROM entries WHERE state != 'delivered'"
        )
        try:
            free = shutil.disk_usage(next(path for path in self._path.parents if path.exists())).free
        except OSError:
            free = None

        def act(table: sqlite3.Connection) -> Load:
            items, size, oldest = table.execute(query).fetchone()
            return Load(items, size, None if oldest is None else datetime.fromisoformat(oldest), free)

        return self._read(act, empty=Load(0, 0, None, free))

    def in_use(self) -> Failure:
        """Another process holds the outbox for too long."""
        return Failure(Code.DISK_03)

    def full(self, load: Load) -> Failure:
        """No more may be kept here."""
        return Failure(Code.DISK_04, {"waiting": load.items})

    def take_lock(self) -> DeliveryLock | None:
        """The right to deliver, or None while anybody else has it. Raises no error: no disk, no lock."""
        try:
            self._make_folder()
            handle = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return DeliveryLock(handle)

    def _read(self, act: Callable[[sqlite3.Connection], T], empty: T) -> Result[T]:
        """Reads without leaving a trace: an outbox that was never written to is not made."""
        try:
            exists = self._path.exists() or self._vanished()
        except OSError as error:
            return Err(self._trouble(error))
        return self._write(act) if exists else Ok(empty)

    def _write(self, act: Callable[[sqlite3.Connection], T]) -> Result[T]:
        """One transaction on a connection of its own."""
        try:
            self._make_folder()
            with closing(self._open()) as table, _transaction(table):
                made = act(table)
        except (sqlite3.Error, OSError) as error:
            return Err(self._trouble(error))
        return Ok(made)

    def _open(self) -> sqlite3.Connection:
        if not self._checked or not self._path.exists():
            with _locked(self._folder / _TABLE_LOCK):
                self._prepare()
            self._checked = True
        return _connect(self._path)

    def _prepare(self) -> None:
        """The table is there and hangs together. A new one appears under its name only when complete."""
        if self._path.exists():
            _bring_up_to_date(self._path)
            if _is_damaged(self._path):
                raise _Damaged
            self._mark()
            return
        if self._vanished():
            raise _Damaged
        unfinished = self._path.with_suffix(".new")
        for ending in _ENDINGS:
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        with closing(_connect(unfinished)) as table:
            table.execute("PRAGMA journal_mode = WAL")
            table.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        unfinished.rename(self._path)
        _sync_folder(self._folder)
        self._mark()

    def _vanished(self) -> bool:
        """Where there is no table: whether somebody took it away."""
        return self._path.with_name(DATABASE + "-wal").exists() or (self._folder / _MARK).exists()

    def _mark(self) -> None:
        """Says from now on that there is a table."""
        if not (self._folder / _MARK).exists():
            os.close(os.open(self._folder / _MARK, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
            _sync_folder(self._folder)

    def _make_folder(self) -> None:
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if self._folder.stat().st_mode & 0o077:
            self._folder.chmod(0o700)

    def _trouble(self, error: sqlite3.Error | OSError) -> Failure:
        """What support reads about a disk; the message goes nowhere, since it may name paths."""
        self._checked = False
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if _means_damage(error):
            with suppress(OSError):
                self._put_aside()
            return Failure(Code.DISK_02, {"file": max(self.set_aside(), default="")})
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return self.in_use()
        why = error.errno if isinstance(error, OSError) else code
        _LOG.error("the outbox cannot be used: %s %s", type(error).__name__, why)
        return Failure(Code.DISK_01, {"why": f"{type(error).__name__} {why}"})

    def _put_aside(self) -> None:
        """Renames the damaged file with its log, so that nothing in it is lost.

        Looks again under the lock: another process may have done so already and begun a new table.
        """
        with _locked(self._folder / _TABLE_LOCK):
            if not _is_damaged(self._path) if self._path.exists() else not self._vanished():
                return
            stem = f"{_DAMAGED}{datetime.now().astimezone():%Y%m%dT%H%M%S%f}"
            if not self._path.exists():  # vanished: an empty file under that name reports it
                os.close(os.open(self._folder / f"{stem}.sqlite3", os.O_WRONLY | os.O_CREAT, 0o600))
            (self._folder / _MARK).unlink(missing_ok=True)
            for ending in _ENDINGS:
                source = self._path.with_name(DATABASE + ending)
                if source.exists():
                    source.rename(self._folder / f"{stem}.sqlite3{ending}")
            _sync_folder(self._folder)
        _LOG.error("the outbox was damaged and is set aside as %s.sqlite3", stem)


class _Damaged(sqlite3.DatabaseError):
    """The table does not hang together, or is none of ours."""


def _connect(path: Path) -> sqlite3.Connection:
    """A connection that writes durably, erases what it deletes and makes no temporary files."""
    table = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        for pragma in ("synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
            table.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        table.close()  # a disk that is full for long must not cost an open file at each attempt
        raise
    return table


def _bring_up_to_date(path: Path) -> None:
    """What an earlier release of the kiosk laid down gets its new columns; anything else stays as it is."""
    with closing(_connect(path)) as table:
        if table.execute("PRAGMA user_version").fetchone() == (1,):
            table.executescript(f"BEGIN IMMEDIATE; {_FROM_VERSION_1} PRAGMA user_version = 2; COMMIT;")


def _is_damaged(path: Path) -> bool:
    try:
        with closing(_connect(path)) as table:
            # A quick check does not compare index and table: a row that no id finds would stay for ever.
            if table.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return True
            if table.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                return True
            for row in table.execute(_SELECT):
                _entry(row)
            return False
    except sqlite3.Error as error:
        return _means_damage(error)


def _means_damage(error: sqlite3.Error | OSError) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Damaged) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone among all threads and processes; only held for moments."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _transaction(table: sqlite3.Connection) -> Iterator[None]:
    table.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if table.in_transaction:
            table.execute("ROLLBACK")
        raise
    table.execute("COMMIT")
    # Old copies of a page stay in the log until it is emptied; where somebody still reads, the next one does
    # it. If it fails, what was committed stays so.
    with suppress(sqlite3.Error):
        table.execute("PRAGMA busy_timeout = 0")
        table.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _find(table: sqlite3.Connection, application_id: ApplicationId) -> Entry | None:
    row = table.execute(f"{_SELECT} WHERE application_id = ?", (application_id,)).fetchone()
    return None if row is None else _entry(row)


def _hold(table: sqlite3.Connection) -> Hold | None:
    row = table.execute("SELECT until, why, credentials FROM hold").fetchone()
    return None if row is None else Hold(datetime.fromisoformat(row[0]), row[1], row[2])


def _put(table: sqlite3.Connection, entry: Entry) -> None:
    table.execute(_PUT, row_of(entry))


def _entry(row: Row) -> Entry:
    try:
        return entry_of(row)
    except (KeyError, TypeError, ValueError) as error:
        raise _Damaged from error
