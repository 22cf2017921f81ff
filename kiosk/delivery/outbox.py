"""The outbox: a table of sealed applications that survives everything but the disk itself.

What `keep` or `change` gave back as done is on the disk. How the file is kept is `tablefile`'s.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok, Result
from kiosk.delivery.entry import NO_STAFF, Discarded, Entry, Hold
from kiosk.delivery.room import Load
from kiosk.delivery.rows import PUT, SELECT, row_of
from kiosk.delivery.tablefile import DATABASE, TableFile, read_entry

__all__ = ["DATABASE", "FOLDER", "DeliveryLock", "Outbox"]

FOLDER = "outbox"
LOCK = "delivery.lock"
_NOTES_KEPT = timedelta(days=365)


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
        self._file = TableFile(storage / FOLDER)

    @property
    def folder(self) -> Path:
        """Where the files lie (also the kept public keys)."""
        return self._file.folder

    def keep(self, entry: Entry, *, resident_is_here: bool = False) -> Result[Entry | Discarded]:
        """Keeps a new entry; on the disk when this returns `Ok`. One that was kept under the same id before
        stays as it is, and is what comes back: an application is sealed once.

        One that was let go is not kept again: its note comes back. `resident_is_here`: but for the one who
        took paper, and hands in after all: then the sheets that are out are its copy.
        """

        def act(table: sqlite3.Connection) -> Entry | Discarded:
            earlier = _find(table, entry.application_id)
            if earlier is not None:
                return earlier
            let_go = _note(table, entry.application_id)
            if let_go is not None and not (resident_is_here and let_go.staff == NO_STAFF):
                return let_go
            new = replace(entry, on_paper=True) if let_go is not None and let_go.is_on_paper else entry
            table.execute("DELETE FROM discarded WHERE application_id = ?", (entry.application_id,))
            _put(table, new)
            return new

        return self._file.write(act)

    def find(self, application_id: ApplicationId) -> Result[Entry | None]:
        """The entry or its stub, None where there is none."""
        return self._file.read(lambda table: _find(table, application_id), empty=None)

    def waiting(self) -> Result[tuple[Entry, ...]]:
        """Everything not delivered, the longest due first."""
        query = f"{SELECT} WHERE state != 'delivered' ORDER BY next_at, queued_at, application_id"
        return self._file.read(lambda table: tuple(map(read_entry, table.execute(query))), empty=())

    def copies(self) -> Result[tuple[Entry, ...]]:
        """Stubs of what was delivered, and is or may be on paper as well."""
        query = f"{SELECT} WHERE state = 'delivered' AND on_paper = 1"
        return self._file.read(lambda table: tuple(map(read_entry, table.execute(query))), empty=())

    def change(
        self,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        *,
        note: Discarded | None = None,
    ) -> Result[Entry | None]:
        """Applies `how` to the row as it stands, in one transaction; gives what it made of it.

        `how` answers None to erase the row. Where there is no row, None comes back. Where there is none (any
        more), the note is kept, unless staff left one.
        """

        def act(table: sqlite3.Connection) -> Entry | None:
            before = _find(table, application_id)
            after = None if before is None else how(before)
            if after is None and note is not None:
                _note_once(table, note)
            if before is None:
                return None
            if after is None:
                table.execute("DELETE FROM entries WHERE application_id = ?", (application_id,))
            elif after != before:
                _put(table, after)
            return after

        return self._file.write(act)

    def hold(self, *, patience_s: float | None = None) -> Result[Hold | None]:
        """The hold on all requests, past or present; `patience_s`: who cannot wait for a disk."""
        return self._file.read(_hold, empty=None, patience_s=patience_s)

    def set_hold(self, hold: Hold | None) -> Result[None]:
        def act(table: sqlite3.Connection) -> None:
            table.execute("DELETE FROM hold")
            if hold is not None:
                row = (hold.until.isoformat(), hold.why, hold.credentials)
                table.execute("INSERT INTO hold VALUES (1, ?, ?, ?)", row)

        return self._file.write(act)

    def prune(self, before: datetime) -> Result[None]:
        """Forgets the stubs of what was delivered before that time, and the notes of a year before it."""

        def act(table: sqlite3.Connection) -> None:
            stubs = table.execute(f"{SELECT} WHERE state = 'delivered'")
            old = [row[0] for row in stubs if read_entry(row).next_at < before]
            table.executemany("DELETE FROM entries WHERE application_id = ?", [(name,) for name in old])
            long_ago = (before - _NOTES_KEPT).isoformat()
            table.execute("DELETE FROM discarded WHERE discarded_at < ?", (long_ago,))

        return self._file.write(act) if self._file.path.exists() else Ok(None)

    def set_aside(self) -> tuple[str, ...]:
        """Names of damaged files that wait for maintenance, oldest first."""
        return self._file.set_aside()

    def discard(self, application_id: ApplicationId, note: Discarded) -> Result[Entry | None]:
        """Erases a parked entry and keeps the note in its place; gives the row as it stands where it is not
        parked (any more), and None once it is erased.
        """

        def act(table: sqlite3.Connection) -> Entry | None:
            before = _find(table, application_id)
            if before is None or before.state != "parked":
                return before
            _put_note(table, note)
            table.execute("DELETE FROM entries WHERE application_id = ?", (application_id,))
            return None

        return self._file.write(act)

    def note_of(self, application_id: ApplicationId) -> Result[Discarded | None]:
        """What is left of one that was let go."""
        return self._file.read(lambda table: _note(table, application_id), empty=None)

    def discarded(self) -> Result[tuple[Discarded, ...]]:
        """What was let go, the latest first."""
        query = "SELECT * FROM discarded ORDER BY discarded_at DESC, application_id"
        return self._file.read(lambda table: tuple(map(_discarded, table.execute(query))), empty=())

    def load(self) -> Result[Load]:
        """How much lies here."""
        query = (
            "SELECT count(*), coalesce(sum(length(body)), 0), "
            "min(CASE WHEN reason IS NULL THEN queued_at END) FROM entries WHERE state != 'delivered'"
        )
        try:
            free = shutil.disk_usage(next(path for path in self._file.path.parents if path.exists())).free
        except OSError:
            free = None

        def act(table: sqlite3.Connection) -> Load:
            items, size, oldest = table.execute(query).fetchone()
            return Load(items, size, None if oldest is None else datetime.fromisoformat(oldest), free)

        return self._file.read(act, empty=Load(0, 0, None, free))

    def in_use(self) -> Failure:
        """Another process holds the outbox for too long."""
        return self._file.in_use()

    def full(self, load: Load) -> Failure:
        """No more may be kept here."""
        return Failure(Code.DISK_04, {"waiting": load.items})

    def take_lock(self) -> DeliveryLock | None:
        """The right to deliver, or None while anybody else has it. Raises no error: no disk, no lock."""
        try:
            self._file.make_folder()
            handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return DeliveryLock(handle)


def _find(table: sqlite3.Connection, application_id: ApplicationId) -> Entry | None:
    row = table.execute(f"{SELECT} WHERE application_id = ?", (application_id,)).fetchone()
    return None if row is None else read_entry(row)


def _hold(table: sqlite3.Connection) -> Hold | None:
    row = table.execute("SELECT until, why, credentials FROM hold").fetchone()
    return None if row is None else Hold(datetime.fromisoformat(row[0]), row[1], row[2])


def _put(table: sqlite3.Connection, entry: Entry) -> None:
    table.execute(PUT, row_of(entry))


def _note(table: sqlite3.Connection, application_id: ApplicationId) -> Discarded | None:
    row = table.execute("SELECT * FROM discarded WHERE application_id = ?", (application_id,)).fetchone()
    return None if row is None else _discarded(row)


def _note_once(table: sqlite3.Connection, note: Discarded) -> None:
    """What staff wrote stays."""
    earlier = _note(table, note.application_id)
    if earlier is None or earlier.staff == NO_STAFF:
        _put_note(table, note)


def _put_note(table: sqlite3.Connection, note: Discarded) -> None:
    row = (note.application_id, note.digest, note.reason, note.because, note.staff, note.at.isoformat())
    table.execute("INSERT OR REPLACE INTO discarded VALUES (?, ?, ?, ?, ?, ?)", row)


def _discarded(row: tuple[str, str, str | None, str, str, str]) -> Discarded:
    name, digest, reason, because, staff, at = row
    return Discarded(ApplicationId(name), digest, reason, because, staff, datetime.fromisoformat(at))
