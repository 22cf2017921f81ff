"""An entry as a row of the outbox's table, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TypeAlias, get_args

from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import Sealed
from kiosk.delivery.entry import Entry, Reason, State

Row: TypeAlias = tuple[
    str, str, bytes | None, str, str, str, int, int, int, int, int, str | None, str, str | None, int, int
]

COLUMNS = (
    "application_id, digest, body, state, queued_at, next_at, may_wait, unclear, ask_first, sent, attempts, "
    "reason, pointers, receipt_number, on_paper, elsewhere"
)
PUT = f"INSERT OR REPLACE INTO entries ({COLUMNS}) VALUES ({', '.join('?' * 16)})"  # noqa: S608 - constants
SELECT = f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - constants
_STATES: dict[str, State] = {name: name for name in get_args(State)}
_REASONS: dict[str, Reason] = {name: name for name in get_args(Reason)}


def row_of(entry: Entry) -> Row:
    """In the order of `COLUMNS`."""
    return (
        entry.application_id,
        entry.digest,
        None if entry.sealed is None else entry.sealed.body,
        entry.state,
        entry.queued_at.isoformat(),
        entry.next_at.isoformat(),
        int(entry.may_wait),
        int(entry.unclear),
        int(entry.ask_first),
        int(entry.sent),
        entry.attempts,
        entry.reason,
        json.dumps(entry.pointers),
        entry.receipt_number,
        int(entry.on_paper),
        int(entry.elsewhere),
    )


def entry_of(row: Row) -> Entry:
    """The entry in a row.

    Raises:
        KeyError, TypeError, ValueError: The row is none that `row_of` made.
    """
    application_id = ApplicationId(row[0])
    return Entry(
        application_id=application_id,
        digest=row[1],
        sealed=None if row[2] is None else Sealed(application_id, row[2], row[1]),
        state=_STATES[row[3]],
        queued_at=datetime.fromisoformat(row[4]),
        next_at=datetime.fromisoformat(row[5]),
        may_wait=bool(row[6]),
        unclear=bool(row[7]),
        ask_first=bool(row[8]),
        sent=bool(row[9]),
        attempts=row[10],
        reason=None if row[11] is None else _REASONS[row[11]],
        pointers=tuple(json.loads(row[12])),
        receipt_number=row[13],
        on_paper=bool(row[14]),
        elsewhere=bool(row[15]),
    )
