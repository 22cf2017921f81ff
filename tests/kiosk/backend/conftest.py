"""A running back-end with a client, and an invented card authority."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from tests.fakes.contract_client import ContractClient
from tests.fakes.postgres import fresh_database, running_postgres
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import Authority, Signer


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[RunningBackend]:
    with running_backend(tmp_path) as running:
        yield running


@pytest.fixture
def client(backend: RunningBackend) -> ContractClient:
    return ContractClient(backend.url, backend.token)


@pytest.fixture
def key(backend: RunningBackend) -> ECKey:
    """The public key that a kiosk would pin."""
    return ECKey.import_key(json.loads(backend.jwks_file.read_text("utf-8"))["keys"][0])


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session")
def signer(authority: Authority) -> Signer:
    return authority.signer()


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A real PostgreSQL; its tests take fresh databases in it."""
    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'fresh.sqlite3'}"
    return fresh_database(request.getfixturevalue("cluster"))
