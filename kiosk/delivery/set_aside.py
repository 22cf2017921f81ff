"""Outbox files that were set aside as damaged: what can still be read in them, and what becomes of them.

A page or an index may be broken while most rows are whole. Each row is read by itself, and what comes out
counts only when its bytes are still the ones that its digest names: nothing is opened or sealed anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import policy
from kiosk.delivery.carrying import bad_stick
from kiosk.delivery.entry import Discarded, Entry
from kiosk.delivery.rows import COLUMNS, SELECT, Row
from kiosk.delivery.tablefile import DAMAGED, ENDINGS, Damaged, read_entry

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kiosk.basics.clock import Moment
    from kiosk.delivery.outbox import Outbox

_OF_VERSION_3 = COLUMNS.replace(", elsewhere", ", reason IS 'not-for-this-kiosk'")
_OF_VERSION_1 = _OF_VERSION_3.replace(", on_paper", ", reason IS 'gave-paper'")
_MOST_ROWS = 100_000
_ZEROS = bytes(1 << 20)


@dataclass(frozen=True, slots=True)
class SetAside:
    """One file that was set aside.

    Attributes:
        size: Bytes, with those of its log; 0 where the table had vanished.
        readable: What can be read whole and is not delivered.
        lost: Rows that are there and cannot be read.
    """

    name: str
    size: int
    set_aside_at: datetime
    readable: tuple[Entry, ...]
    lost: int


def look_into(outbox: Outbox, name: str, now: datetime) -> SetAside | None:
    """What the file of that name holds; None where there is none."""
    place = _place(outbox, name)
    if place is None:
        return None
    rows = list(_rows(place))
    whole = tuple(entry for entry in rows if entry is not None)
    return SetAside(
        name,
        sum(path.stat().st_size for path in _files(place)),
        now.fromtimestamp(place.stat().st_mtime, now.tzinfo),
        tuple(entry for entry in whole if entry.state != "delivered"),
        len(rows) - len(whole),
    )


def recover(outbox: Outbox, found: SetAside, moment: Moment) -> Result[tuple[Entry | Discarded, ...]]:
    """Takes what can be read back into the outbox; gives it as it stands there now.

    Nobody knows what became of it since: each one is asked about before it is sent, and one that is known
    stays as it is. What was let go since stays so: its note is given.
    """
    taken: list[Entry | Discarded] = []
    for entry in found.readable:
        kept = outbox.keep(_asked_first(entry, moment))
        if isinstance(kept, Err):
            return kept
        taken.append(kept.value)
    return Ok(tuple(taken))


def copy_out(outbox: Outbox, name: str, folder: Path) -> Result[tuple[Path, ...]]:
    """Copies the file with its log, for maintenance; everything in it is sealed."""
    place = _place(outbox, name)
    copied = []
    try:
        for path in _files(place) if place else ():
            copied.append(folder / path.name)
            shutil.copy2(path, copied[-1])
    except OSError as error:
        return Err(bad_stick(error))
    return Ok(tuple(copied))


def erase(outbox: Outbox, name: str) -> Result[bool]:
    """Overwrites and removes the file with its log; whether there was one. Broken off by the disk it is there
    still, and can be erased again.
    """
    place = _place(outbox, name)
    try:
        for path in _files(place) if place else ():
            _overwrite(path)
            path.unlink()
    except OSError as error:
        return Err(bad_stick(error))
    return Ok(place is not None)


def _overwrite(path: Path) -> None:
    """In its own blocks, and down to the disk before they are given back."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left:
            left -= file.write(_ZEROS[:left])
        file.flush()
        os.fsync(file.fileno())


def _place(outbox: Outbox, name: str) -> Path | None:
    """Only a name that `Outbox.set_aside` gives: nothing else is ever read or erased."""
    return outbox.folder / name if name in outbox.set_aside() else None


def _files(place: Path) -> tuple[Path, ...]:
    assert place.name.startswith(DAMAGED)
    beside = (place.with_name(place.name + ending) for ending in ENDINGS)
    return tuple(path for path in beside if path.exists())


def _rows(place: Path) -> Iterator[Entry | None]:
    """Row by row, so that a broken one hides no other; None for a row that cannot be read.

    The file is opened read-only and stays as it is; without a log of its own it gets none either.
    """
    alone = "" if place.with_name(place.name + "-wal").exists() else "&immutable=1"
    try:
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro{alone}", uri=True)) as table:
            for number in _numbers(table):
                yield _row(table, number)
    except sqlite3.Error:
        return


def _numbers(table: sqlite3.Connection) -> list[int]:
    """Of the rows, as far as any walk through the table gets: from its beginning, and from its end."""
    found: set[int] = set()
    for order in ("ASC", "DESC"):
        query = f"SELECT rowid FROM entries NOT INDEXED ORDER BY rowid {order} LIMIT {_MOST_ROWS}"  # noqa: S608
        with suppress(sqlite3.Error):
            found.update(number for (number,) in table.execute(query))
    return sorted(found)


def _row(table: sqlite3.Connection, number: int) -> Entry | None:
    for columns in (COLUMNS, _OF_VERSION_3, _OF_VERSION_1):
        try:
            query = f"{SELECT.replace(COLUMNS, columns)} NOT INDEXED WHERE rowid = ?"
            row: Row | None = table.execute(query, (number,)).fetchone()
            entry = None if row is None else read_entry(row)
        except (sqlite3.Error, Damaged):
            continue
        return entry if entry is not None and _is_whole(entry) else None
    return None


def _is_whole(entry: Entry) -> bool:
    return entry.state == "delivered" or policy.is_intact(entry)


def _asked_first(entry: Entry, moment: Moment) -> Entry:
    doubted = replace(entry, unclear=True, sent=True, next_at=moment.now)
    return doubted if entry.state == "parked" else replace(doubted, state="sealed", ask_first=True)
