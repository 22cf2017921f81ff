"""Several processes behind one port, on both engines: all answer, the dead are replaced."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
import requests
from joserfc.jwk import ECKey

from kiosk.backend.config import Transport, config_in
from kiosk.backend.server import listen
from kiosk.backend.workers import Workers, start_workers
from tests.fakes.contract_client import ContractClient
from tests.fakes.sealed_applications import KIOSK, application, new_id, sealed


@contextmanager
def started(directory: Path, database: str, count: int = 2) -> Iterator[Workers]:
    workers = start_workers(replace(config_in(directory, KIOSK), database=database), count)
    try:
        yield workers
    finally:
        workers.stop()


def client_of(workers: Workers, directory: Path) -> ContractClient:
    return ContractClient(workers.url, (directory / f"{KIOSK}.token").read_text("ascii").strip())


def test_same_application_at_once_is_received_once(tmp_path: Path, database: str) -> None:
    with started(tmp_path, database) as workers:
        client = client_of(workers, tmp_path)
        key = ECKey.import_key(json.loads(json.dumps(client.call("GET", "/keys").content))["keys"][0])
        application_id = new_id()
        body = sealed(application(application_id), key)
        with ThreadPoolExecutor(6) as pool:
            said = list(pool.map(lambda _: client.hand_in(application_id, body), range(12)))
        assert sorted(one.status for one in said) == [200] * 11 + [201]
        assert len({json.dumps(one.content) for one in said}) == 1
        others = [new_id() for _ in range(12)]
        with ThreadPoolExecutor(6) as pool:
            said = list(pool.map(lambda own: client.hand_in(own, sealed(application(own), key)), others))
        numbers = sorted(int(str(one.content["receipt_number"])) for one in said)
        assert numbers == list(range(102, 114))


def test_killed_worker_is_replaced_and_all_end_together(
    tmp_path: Path, expected_texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_texts.append("is replaced")
    database = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    replaced = threading.Event()
    with started(tmp_path, database) as workers:
        begin = workers._begin

        def noted() -> tuple[BaseProcess, Connection]:
            begun = begin()
            replaced.set()
            return begun

        monkeypatch.setattr(workers, "_begin", noted)
        watch = threading.Thread(target=workers.wait)
        watch.start()
        before = workers.pids
        os.kill(before[0], signal.SIGKILL)
        assert replaced.wait(60)
        assert requests.get(f"{workers.url}/health", timeout=60).status_code == 200
        workers.ask_to_stop()
        watch.join(60)
        assert not watch.is_alive()
        after = workers.pids
        assert len(after) == 2
        assert before[1] in after
        assert before[0] not in after

    assert [pid for pid in after if Path(f"/proc/{pid}").exists()] == []
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{workers.url}/health", timeout=5)


def test_taken_port_is_an_error_before_any_process_starts(tmp_path: Path) -> None:
    taken = listen(Transport())
    taken.listen()
    try:
        transport = Transport(port=taken.getsockname()[1])
        with pytest.raises(OSError, match="in use"):
            start_workers(config_in(tmp_path, KIOSK, transport=transport), 2)
    finally:
        taken.close()
