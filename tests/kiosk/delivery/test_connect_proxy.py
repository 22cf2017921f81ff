"""TLS through a proxy that only the settings name: it lays the line, and reads nothing of what passes."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.delivery.backend import BackendSettings, Received, Unreachable
from kiosk.delivery.http import HttpBackend
from tests.fakes.connect_proxy import ConnectProxy, connect_proxy
from tests.fakes.hand_ins import sealed
from tests.fakes.http_server import FakeServer, fake_server, refused_port
from tests.fakes.loopback_pki import Pki, write_pki

TOKEN = "oji-01.a-token-that-stands-nowhere-else"


@pytest.fixture
def pki(tmp_path: Path) -> Pki:
    return write_pki(tmp_path)


@pytest.fixture
def server(pki: Pki) -> Iterator[FakeServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki.server, pki.server_key)
    with fake_server(context) as made:
        yield made


@pytest.fixture
def proxy(server: FakeServer) -> Iterator[ConnectProxy]:
    with connect_proxy(server.port) as made:
        yield made


@pytest.fixture
def settings(pki: Pki, server: FakeServer, proxy: ConnectProxy, tmp_path: Path) -> BackendSettings:
    token = tmp_path / "token"
    token.write_text(f"{TOKEN}\n", "ascii")
    return BackendSettings(
        server.url, "oji-01", token_file=str(token), ca_file=str(pki.authority), proxy=proxy.url
    )


def test_application_goes_over_a_line_that_the_proxy_cannot_read(
    settings: BackendSettings, server: FakeServer, proxy: ConnectProxy
) -> None:
    backend, item = HttpBackend(settings), sealed()
    assert isinstance(backend.put(item), Received)
    assert isinstance(backend.get(item.application_id, item.digest), Received)
    backend.close()
    (asked,) = proxy.asked
    assert asked.startswith(f"CONNECT 127.0.0.1:{server.port} HTTP/1.")
    assert TOKEN not in asked
    assert len(proxy.passed) > len(item.body)
    for private in (TOKEN.encode(), item.application_id.encode(), item.body):
        assert private not in proxy.passed
    assert [seen.path for seen in server.seen] == [f"/v1/applications/{item.application_id}"] * 2
    assert server.connections == 1, "the line through the proxy was not kept alive"


def test_proxy_that_refuses_is_an_unreachable_back_end(
    settings: BackendSettings, server: FakeServer, proxy: ConnectProxy
) -> None:
    proxy.refuses = True
    backend = HttpBackend(settings)
    answer = backend.put(sealed())
    backend.close()
    assert isinstance(answer, Unreachable)
    assert not answer.sent
    assert server.seen == []


def test_only_the_settings_name_a_proxy(
    settings: BackendSettings, proxy: ConnectProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = f"http://127.0.0.1:{refused_port()}"
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, nobody)
    through, straight = HttpBackend(settings), HttpBackend(replace(settings, proxy=None))
    assert isinstance(through.put(sealed()), Received)
    assert len(proxy.asked) == 1
    assert isinstance(straight.put(sealed()), Received)
    assert len(proxy.asked) == 1
    for backend in (through, straight):
        backend.close()
