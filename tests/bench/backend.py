"""`make bench-backend`: what the back-end receives on PostgreSQL, beside a bare insert of the same bytes.

PostgreSQL runs with fsync, on this machine, and so do the clients: they take processors away from what is
measured. So the processor time of each is told apart, by application: what the back-end's own processes used
says what they would do alone on a machine, whoever else is busy beside them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles
from threading import local

import psycopg
import requests
from joserfc.jwk import ECKey
from sqlalchemy import make_url

from kiosk.backend.config import config_in
from kiosk.backend.workers import start_workers
from tests.fakes.postgres import fresh_database, running_postgres
from tests.fakes.sealed_applications import KIOSK, application, content_digest, new_id, sealed

CLIENTS = 8
OFFICES = 18
"""Receipt numbers count per office and day: as many rows to wait for as Kita ward has offices."""


@dataclass(frozen=True)
class Measured:
    """One row of the table; times in seconds."""

    name: str
    rate: float
    median: float
    p95: float
    back_end: float
    database: float
    clients: float


class Used:
    """Processor seconds since the beginning: of the back-end's processes, the database's, and this one."""

    def __init__(self, back_end: Sequence[int], cluster: str) -> None:
        self._back_end, self._cluster = back_end, cluster
        self._before = self._now()

    def each(self, count: int) -> tuple[float, float, float]:
        """By application."""
        one, two, three = (
            (after - before) / count for before, after in zip(self._before, self._now(), strict=True)
        )
        return one, two, three

    def _now(self) -> tuple[float, float, float]:
        directory = Path(str(make_url(self._cluster).query["host"]))
        postmaster = int((directory / "data" / "postmaster.pid").read_text("ascii").split()[0])
        return (
            sum(seconds_of(pid) for pid in self._back_end),
            seconds_of(postmaster) + sum(seconds_of(pid) for pid in children_of(postmaster)),
            time.process_time(),
        )


def seconds_of(pid: int) -> float:
    """Processor time of a process and of its children that have ended (proc_pid_stat(5), fields 14 to 17)."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    names = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(name) for name in names.split()]


def measure(name: str, count: int, act: Callable[[int], None], used: Used) -> Measured:
    """`count` acts by CLIENTS at once."""

    def timed(number: int) -> float:
        begun = time.perf_counter()
        act(number)
        return time.perf_counter() - begun

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        took = list(pool.map(timed, range(count)))
    cuts = quantiles(took, n=20)
    return Measured(name, count / (time.perf_counter() - begun), cuts[9], cuts[18], *used.each(count))


def received(cluster: str, directory: Path, workers: int, count: int) -> Measured:
    """Applications handed in to a back-end of so many workers."""
    database = fresh_database(cluster, f"workers_{workers}")
    running = start_workers(replace(config_in(directory, KIOSK), database=database), workers)
    try:
        token = (directory / f"{KIOSK}.token").read_text("ascii").strip()
        sessions = local()

        def call(method: str, path: str, body: bytes | None = None) -> requests.Response:
            if not hasattr(sessions, "one"):
                sessions.one = requests.Session()
                sessions.one.headers["Authorization"] = f"Bearer {token}"
            headers = (
                {}
                if body is None
                else {"Content-Type": "application/jose", "Content-Digest": content_digest(body)}
            )
            answer: requests.Response = sessions.one.request(
                method, running.url + path, data=body, headers=headers, timeout=60
            )
            return answer

        key = ECKey.import_key(call("GET", "/keys").json()["keys"][0])
        waiting = [_sealed(key, number) for number in range(count)]

        def hand_in(number: int) -> None:
            application_id, body = waiting[number]
            assert call("PUT", f"/applications/{application_id}", body).status_code == 201

        used = Used(running.pids, cluster)
        return measure(f"back-end, {workers} worker(s)", count, hand_in, used)
    finally:
        running.stop()


def inserted(cluster: str, count: int) -> Measured:
    """The least: the same bytes into one table with one key, a transaction each."""
    url = make_url(fresh_database(cluster, "bare"))
    where = f"user={url.username} dbname=bare host={url.query['host']}"
    key = ECKey.generate_key("P-256")
    waiting = [_sealed(key, number) for number in range(count)]
    connections = local()
    with psycopg.connect(where, autocommit=True) as first:
        first.execute("CREATE TABLE bare (id varchar(36) PRIMARY KEY, body bytea NOT NULL)")
    opened: list[psycopg.Connection] = []

    def insert(number: int) -> None:
        if not hasattr(connections, "one"):
            connections.one = psycopg.connect(where, autocommit=True)
            opened.append(connections.one)
        connections.one.execute("INSERT INTO bare VALUES (%s, %s)", waiting[number])

    try:
        return measure("bare insert", count, insert, Used((), cluster))
    finally:
        for connection in opened:
            connection.close()


def table(rows: Sequence[Measured]) -> str:
    """The last row is the least that all others are compared with."""
    least = rows[-1]
    heads = ("a second", "median ms", "95 % ms", "ratio", "back-end", "database", "clients")
    lines = [f"{'':24}" + "".join(f"{head:>11}" for head in heads) + "   (processor ms each)"]
    lines += [
        f"{row.name:24}{row.rate:11.0f}{row.median * 1000:11.1f}{row.p95 * 1000:11.1f}"
        f"{row.rate / least.rate:11.3f}"
        f"{row.back_end * 1000:11.2f}{row.database * 1000:11.2f}{row.clients * 1000:11.2f}"
        for row in rows
    ]
    return "\n".join(lines)


def _sealed(key: ECKey, number: int) -> tuple[str, bytes]:
    application_id = new_id()
    office = f"office-{number % OFFICES}"
    return application_id, sealed(application(application_id, kiosk={"id": KIOSK, "office": office}), key)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name, running_postgres(durable=True) as cluster:
        rows = [received(cluster, Path(name), workers, count) for workers in (1, 2, 4)]
        rows.append(inserted(cluster, count))
    sys.stdout.write(table(rows) + "\n")
    facts = {
        "applications": count,
        "clients": CLIENTS,
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
    }
    sys.stdout.write(json.dumps(facts) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
