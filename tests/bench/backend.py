"""`make bench-backend`: what the back-end receives on PostgreSQL, beside a bare insert of the same bytes.

PostgreSQL runs with fsync, on this machine, and so do the clients: they take processors away from what is
measured. The ratio, not the rate, is what carries over to another machine.
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


def measure(name: str, count: int, act: Callable[[int], None]) -> Measured:
    """`count` acts by CLIENTS at once."""

    def timed(number: int) -> float:
        begun = time.perf_counter()
        act(number)
        return time.perf_counter() - begun

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        took = list(pool.map(timed, range(count)))
    cuts = quantiles(took, n=20)
    return Measured(name, count / (time.perf_counter() - begun), cuts[9], cuts[18])


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

        return measure(f"back-end, {workers} worker(s)", count, hand_in)
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
        return measure("bare insert", count, insert)
    finally:
        for connection in opened:
            connection.close()


def table(rows: Sequence[Measured]) -> str:
    """The last row is the least that all others are compared with."""
    least = rows[-1]
    lines = [f"{'':24}{'a second':>10}{'median ms':>11}{'95 % ms':>9}{'ratio':>8}"]
    lines += [
        f"{row.name:24}{row.rate:10.0f}{row.median * 1000:11.1f}{row.p95 * 1000:9.1f}"
        f"{row.rate / least.rate:8.3f}"
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
