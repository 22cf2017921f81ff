"""The server's own life: ports, stopping, TLS with client certificates, the demo's way to read."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
import requests

from kiosk.backend.config import Transport, config_in
from kiosk.backend.server import start_in_thread
from tests.fakes.loopback_pki import write_pki
from tests.fakes.reference_backend import running_backend


def test_taken_port_is_an_error_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        transport = Transport(port=taken.getsockname()[1])
        with pytest.raises(OSError, match="in use"):
            start_in_thread(config_in(tmp_path, "oji-01", transport=transport))


def test_stopped_server_refuses_and_comes_back_at_its_place(tmp_path: Path) -> None:
    with running_backend(tmp_path) as backend:
        backend.stop()
        with pytest.raises(requests.ConnectionError):
            requests.get(f"{backend.url}/health", timeout=5)
        backend.start()
        assert requests.get(f"{backend.url}/health", timeout=5).status_code == 200


def test_stop_may_be_called_again(tmp_path: Path) -> None:
    server = start_in_thread(config_in(tmp_path, "oji-01"))
    server.stop()
    server.stop()


def test_unknown_application_reads_as_none(tmp_path: Path) -> None:
    with running_backend(tmp_path) as backend:
        assert backend.received("01930000-0000-7000-8000-000000000000") is None


def test_tls_with_client_certificates_lets_in_who_has_one(tmp_path: Path) -> None:
    pki = write_pki(tmp_path)
    transport = Transport(certificate=pki.server, certificate_key=pki.server_key, client_ca=pki.authority)
    with running_backend(tmp_path, config=config_in(tmp_path, "oji-01", transport=transport)) as backend:
        assert backend.url.startswith("https://127.0.0.1:")
        url, trusted = f"{backend.url}/health", str(pki.authority)
        own = (str(pki.client), str(pki.client_key))
        # asyncio waits for the other side's goodbye on a connection that is kept alive
        let_in = requests.get(url, verify=trusted, cert=own, headers={"Connection": "close"}, timeout=10)
        assert let_in.status_code == 200
        with pytest.raises(requests.ConnectionError):
            requests.get(url, verify=trusted, timeout=10)
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(url, timeout=10)
