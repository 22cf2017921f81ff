"""The file behind the outbox: made, opened, brought up to date, and set aside when it is damaged.

SQLite in WAL mode, synchronous FULL. Each act opens the file, does one transaction and closes it, so threads
and processes need no agreement. The last to close empties the log, and erased bytes are overwritten
(secure_delete). The folder is 0700, its files 0600.

A damaged file is set aside under another name and reported; the next act starts a new one. So is a file that
vanished, with its folder or without: marks in the folder and beside it say that there was one.
"""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery.entry import Entry
from kiosk.delivery.rows import SELECT, Row, entry_of

DATABASE = "outbox.sqlite3"
ENDINGS = ("", "-wal", "-shm")
DAMAGED = "damaged-"
_TABLE_LOCK = "table.lock"
_LEAVING = "outbox.leaving"  # holds the name under which a damaged table is being set aside
_MARK = "outbox.begun"  # there is a table: where it is missing, somebody took it away
_BUSY_S = 2.0  # twice while a resident waits ten seconds
_LOCK_S = 3.0
_LOCK_AGAIN_S = 0.2  # soon after nobody let go of it
_SOON_S = 10.0
_POLL_S = 0.02
_VERSION = 4
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
    elsewhere INTEGER NOT NULL DEFAULT 0,
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
_DISCARDED = """
CREATE TABLE discarded (
    application_id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reason TEXT,
    because TEXT NOT NULL,
    staff TEXT NOT NULL,
    discarded_at TEXT NOT NULL
) STRICT;
"""
_FROM_VERSION = {
    1: """
ALTER TABLE entries ADD COLUMN on_paper INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET on_paper = 1 WHERE reason = 'gave-paper';
""",
    2: _DISCARDED,
    3: """
ALTER TABLE entries ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET elsewhere = 1 WHERE reason = 'not-for-this-kiosk';
""",
}

T = TypeVar("T")


class Damaged(sqlite3.DatabaseError):
    """The table does not hang together, or is none of ours."""


class _InUse(OSError):
    """Another thread or process did not let go of the lock in time: it is stopped, or its disk is."""


class TableFile:
    """One file in a folder of its own. Nothing here raises for a bad disk, or touches it before an act."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._checked = False
        self._in_use_until = 0.0

    def read(
        self, act: Callable[[sqlite3.Connection], T], empty: T, *, patience_s: float | None = None
    ) -> Result[T]:
        """Reads without leaving a trace: an outbox that was never written to is not made."""
        try:
            exists = self._checked or self.path.exists() or self._vanished()
        except OSError as error:
            return Err(self._trouble(error))
        return self.write(act, patience_s=patience_s) if exists else Ok(empty)

    def write(self, act: Callable[[sqlite3.Connection], T], *, patience_s: float | None = None) -> Result[T]:
        """One transaction on a connection of its own. `patience_s`: no longer than that is waited for who has
        the file now.
        """
        try:
            gone = self._checked and not self.folder.exists()
            self.make_folder()
            if gone:
                self._mark()  # with the marks and all: what is made now must not pass for the first one
            with closing(self._open(patience_s)) as table, _transaction(table):
                made = act(table)
        except (sqlite3.Error, OSError) as error:
            return Err(self._trouble(error))
        return Ok(made)

    def set_aside(self) -> tuple[str, ...]:
        """Names of damaged files that wait for maintenance, oldest first."""
        return tuple(sorted(path.name for path in self.folder.glob(f"{DAMAGED}*.sqlite3")))

    def in_use(self) -> Failure:
        """Another process holds the file for too long."""
        return Failure(Code.DISK_03)

    def make_folder(self) -> None:
        """Raises OSError."""
        self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        if self.folder.stat().st_mode & 0o077:
            self.folder.chmod(0o700)

    def _open(self, patience_s: float | None) -> sqlite3.Connection:
        if not self._checked or not self.path.exists():
            with self._locked(patience_s):
                self._prepare()
            self._checked = True
        return connect(self.path, patience_s)

    @contextmanager
    def _locked(self, patience_s: float | None = None) -> Iterator[None]:
        """Alone among all threads and processes; only held for moments. Who waited in vain has told so: what
        follows soon does not wait as long again, for a resident stands there.
        """
        soon = time.monotonic() < self._in_use_until
        most = _LOCK_AGAIN_S if soon else _LOCK_S
        try:
            with locked(self.folder / _TABLE_LOCK, most if patience_s is None else min(most, patience_s)):
                self._in_use_until = 0.0
                yield
        except _InUse:
            if patience_s is None:
                self._in_use_until = time.monotonic() + _SOON_S
            raise

    def _prepare(self) -> None:
        """The table is there and hangs together. A new one appears under its name only when complete."""
        if self._leaving.exists():  # whoever began that was killed in the middle
            raise Damaged
        if self.path.exists():
            _bring_up_to_date(self.path)
            if is_damaged(self.path):
                raise Damaged
            self._mark()
            return
        if self._vanished():
            raise Damaged
        unfinished = self.path.with_suffix(".new")
        for ending in ENDINGS:
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        with closing(connect(unfinished)) as table:
            table.execute("PRAGMA journal_mode = WAL")
            table.executescript(f"BEGIN; {_SCHEMA} {_DISCARDED} PRAGMA user_version = {_VERSION}; COMMIT;")
        unfinished.rename(self.path)
        _sync_folder(self.folder)
        self._mark()

    def _vanished(self) -> bool:
        """Where there is no table: whether somebody took it away."""
        left = (self.path.with_name(DATABASE + "-wal"), self._leaving, *self._marks)
        return any(path.exists() for path in left)

    @property
    def _leaving(self) -> Path:
        return self.folder / _LEAVING

    @property
    def _marks(self) -> tuple[Path, Path]:
        """The one beside the folder is there still when the folder is gone."""
        return self.folder / _MARK, self.folder.parent / _MARK

    def _mark(self) -> None:
        """Says from now on that there is a table."""
        for mark in self._marks:
            if not mark.exists():
                os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
                _sync_folder(mark.parent)

    def _trouble(self, error: sqlite3.Error | OSError) -> Failure:
        """What support reads about a disk; the message goes nowhere, since it may name paths."""
        self._checked = False
        if isinstance(error, _InUse):
            return self.in_use()
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

        Looks again under the lock: another process may have done so already and begun a new table. What a
        process that was killed began is ended under the same name: a log beside another file is lost.
        """
        with self._locked():
            if not self._leaving.exists() and not self._is_damaged():
                return
            stem = self._stem()
            if not self.path.exists():  # vanished: an empty file under that name reports it
                os.close(os.open(self.folder / f"{stem}.sqlite3", os.O_WRONLY | os.O_CREAT, 0o600))
            for mark in self._marks:
                mark.unlink(missing_ok=True)
            for ending in ENDINGS:
                source = self.path.with_name(DATABASE + ending)
                if source.exists():
                    source.rename(self.folder / f"{stem}.sqlite3{ending}")
            _sync_folder(self.folder)
            self._leaving.unlink()
        _LOG.error("the outbox was damaged and is set aside as %s.sqlite3", stem)

    def _is_damaged(self) -> bool:
        return is_damaged(self.path) if self.path.exists() else self._vanished()

    def _stem(self) -> str:
        """Of the names that the damaged file and its log get: laid down before the first is renamed."""
        if self._leaving.exists():
            return self._leaving.read_text("ascii")
        stem = f"{DAMAGED}{datetime.now().astimezone():%Y%m%dT%H%M%S%f}"
        unfinished = self._leaving.with_suffix(".leave")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(stem)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._leaving)
        _sync_folder(self.folder)
        return stem


def connect(path: Path, patience_s: float | None = None) -> sqlite3.Connection:
    """A connection that writes durably, erases what it deletes and makes no temporary files."""
    busy_s = _BUSY_S if patience_s is None else min(_BUSY_S, patience_s)
    table = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
    try:
        for pragma in ("synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
            table.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        table.close()  # a disk that is full for long must not cost an open file at each attempt
        raise
    return table


def _bring_up_to_date(path: Path) -> None:
    """What an earlier release of the kiosk laid down gets what is new; anything else stays as it is."""
    with closing(connect(path)) as table:
        (version,) = table.execute("PRAGMA user_version").fetchone()
        while version in _FROM_VERSION:
            step = f"BEGIN IMMEDIATE; {_FROM_VERSION[version]} PRAGMA user_version = {version + 1}; COMMIT;"
            table.executescript(step)
            version += 1


def is_damaged(path: Path) -> bool:
    try:
        with closing(connect(path)) as table:
            # A quick check does not compare index and table: a row that no id finds would stay for ever.
            if table.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return True
            if table.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                return True
            for row in table.execute(SELECT):
                read_entry(row)
            return False
    except sqlite3.Error as error:
        return _means_damage(error)


def _means_damage(error: sqlite3.Error | OSError) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, Damaged) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def locked(path: Path, patience_s: float) -> Iterator[None]:
    """Alone among all threads and processes; raises _InUse where another keeps it for longer than that."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        ends = time.monotonic() + patience_s
        while not _flocked(handle):
            if time.monotonic() >= ends:
                raise _InUse
            time.sleep(_POLL_S)
        yield
    finally:
        os.close(handle)


def _flocked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


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


def read_entry(row: Row) -> Entry:
    """The entry in a row of the table.

    Raises:
        Damaged: It is none that the kiosk wrote.
    """
    try:
        return entry_of(row)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged from error
