"""A real PostgreSQL server in a directory of its own, reached over a socket file there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

_ENCODING = ("--no-locale", "-E", "UTF8")


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """SQLAlchemy URL of an empty database, until the block ends; `durable`: commits wait for the disk."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert programs, "PostgreSQL is missing: resources/image/install-packages test"
    programs_in = programs[-1].parent
    directory = Path(tempfile.mkdtemp(prefix="postgres-"))
    as_owner = _hand_over(directory)
    data = directory / "data"
    run = [*as_owner, str(programs_in / "pg_ctl"), "-D", str(data), "-w", "-s"]
    try:
        init = [str(programs_in / "initdb"), "-D", str(data), "-U", "kiosk", "-A", "trust", "-N", *_ENCODING]
        subprocess.run([*as_owner, *init], check=True, capture_output=True, timeout=60, cwd=directory)
        place = f"-c listen_addresses='' -c unix_socket_directories='{directory}'"
        options = f"{place} -c fsync={'on' if durable else 'off'}"
        log = str(directory / "log")
        subprocess.run([*run, "-l", log, "-o", options, "start"], check=True, timeout=60, cwd=directory)
        try:
            yield f"postgresql+psycopg://kiosk@/postgres?host={directory}"
        finally:
            subprocess.run([*run, "-m", "immediate", "stop"], check=True, timeout=60, cwd=directory)
    finally:
        shutil.rmtree(directory)


def fresh_database(cluster: str, name: str = "fresh") -> str:
    """URL of an empty database of that name beside the cluster's own; an older one is dropped."""
    engine = create_engine(cluster, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            connection.execute(text(f'CREATE DATABASE "{name}"'))
    finally:
        engine.dispose()
    return make_url(cluster).set(database=name).render_as_string(hide_password=False)


def _hand_over(directory: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as `nobody`, who gets the directory."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    os.chown(directory, nobody.pw_uid, nobody.pw_gid)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
