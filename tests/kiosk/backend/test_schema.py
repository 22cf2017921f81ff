"""Migrations on both engines: a fresh database, an earlier release's with data in it, many starts at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text

from kiosk.backend.database import open_engine
from kiosk.backend.models import Base
from kiosk.backend.schema import DatabaseNewer
from kiosk.backend.store import Store

EARLIER = (Path(__file__).parent / "schema_0001.sql").read_text("utf-8")
"""What the release before Alembic made, in words that both engines understand, with data in every table."""
OPEN = "import sys; from kiosk.backend.store import Store; Store(sys.argv[1]).close()"


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def revision(url: str) -> object:
    with engine_of(url) as engine, engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def make_earlier(url: str) -> None:
    with engine_of(url) as engine, engine.begin() as connection:
        binary = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
        for statement in EARLIER.replace("BINARY", binary).split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)


def test_fresh_database_has_the_schema_of_the_models(database: str) -> None:
    open_engine(database).dispose()
    with engine_of(database) as engine:
        assert differences(engine) == []


def test_difference_would_be_seen(database: str) -> None:
    open_engine(database).dispose()
    with engine_of(database) as engine:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE staff DROP COLUMN made_at"))
        assert "made_at" in str(differences(engine))


def test_database_of_the_earlier_release_keeps_its_data(database: str) -> None:
    make_earlier(database)
    with closing(Store(database)) as store:
        kept = store.application("019a0000-0000-7000-8000-000000000001")
        assert kept is not None
        assert (kept.receipt_number, kept.body, kept.came_by) == ("101", b"sealed", "network")
        assert kept.handled_by is None
        challenge = store.challenge("c-1")
        assert challenge is not None
        assert challenge.used_by == kept.application_id
        assert store.staff_calls() == ('{"screen": "pin"}',)
        assert store.heartbeat("oji-01") == '{"queued": 3}'
    open_engine(database).dispose()
    with engine_of(database) as engine:
        assert differences(engine) == []


def test_opened_again_nothing_changes(database: str) -> None:
    for _ in range(2):
        Store(database).close()
    assert revision(database) == "0002"


def test_many_processes_starting_at_once_migrate_once(database: str) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", OPEN, database], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(process.communicate(timeout=100)[1], process.returncode) for process in started]
    assert ended == [("", 0)] * 3
    assert revision(database) == "0002"


def test_database_of_a_newer_release_is_left_alone(database: str) -> None:
    Store(database).close()
    with engine_of(database) as engine:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(DatabaseNewer, match=r"9999.*newer release"):
            Store(database)
        assert inspect(engine).has_table("acts")
    assert revision(database) == "9999"
