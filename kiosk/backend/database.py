"""The engine behind the store: SQLite by default, PostgreSQL when one machine is outgrown."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.backend.models import CounterRow
from kiosk.backend.schema import migrate

FIRST_NUMBER = 101
"""Three digits from the first one on: that is what people expect to be called by."""


def open_engine(url: str) -> Engine:
    """An engine with today's schema. No statement's parameters ever stand in an error's text.

    Raises:
        DatabaseNewer: A newer release made the schema.
    """
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_writing)
    try:
        migrate(engine)
    except Exception:
        engine.dispose()
        raise
    return engine


def next_number(connection: Connection, office: str, day: str) -> int:
    """Counts one on, within the caller's transaction: two callers never see the same number."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    counted = (
        insert(CounterRow)
        .values(office=office, day=day, last=FIRST_NUMBER)
        .on_conflict_do_update(index_elements=["office", "day"], set_={"last": CounterRow.last + 1})
        .returning(CounterRow.last)
    )
    return connection.execute(counted).scalar_one()


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: _begin_writing does.
    connection.isolation_level = None
    run: Callable[[str], object] = connection.cursor().execute
    run("PRAGMA busy_timeout=20000")  # first: turning to WAL has to wait its turn, too
    run("PRAGMA journal_mode=WAL")
    run("PRAGMA synchronous=FULL")  # a receipt is a promise that outlives a power cut


def _begin_writing(connection: Connection) -> None:
    # A deferred transaction that reads and then writes can fail instead of waiting its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
