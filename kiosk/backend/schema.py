"""Brings a database of any age to the schema of today, once, however many processes start at a time."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select

_MIGRATIONS = Path(__file__).with_name("migrations")
_BEFORE_ALEMBIC = "0001"
_LOCK_ID = 0x6D61646F
"""PostgreSQL's advisory lock: any number that nobody else uses in this database."""
_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps the step that runs in a global of its own."""


class DatabaseNewer(Exception):
    """A newer release has used this database: this one would not understand what it finds."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database has schema {revision}, made by a newer release; install that one")


def migrate(engine: Engine) -> None:
    """Returns when the database has today's schema: all steps in one transaction, or none.

    Raises:
        DatabaseNewer: It is not this release's to change.
    """
    with _ONE_AT_A_TIME, engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite's transactions begin with the write lock
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK_ID)))
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise DatabaseNewer(current)
    if current is None and inspect(connection).has_table("applications"):
        command.stamp(config, _BEFORE_ALEMBIC)  # made by a release that kept no account of its schema
    command.upgrade(config, "head")
