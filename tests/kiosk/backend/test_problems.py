"""What nobody foresaw is a problem document too, and its text is never told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from kiosk.backend.applications import Intake
from kiosk.backend.store import Store
from tests.conftest import ExpectedLog
from tests.fakes.contract_client import ContractClient
from tests.fakes.reference_backend import RunningBackend
from tests.fakes.sealed_applications import new_id

SECRET = "見本 花子"


def test_unexpected_error_is_told_without_its_text(
    backend: RunningBackend,
    client: ContractClient,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(SECRET)

    expected_log("unexpected KeyError at ")
    monkeypatch.setattr(Intake, "ask_after", fail)
    said = client.ask(new_id())
    assert (said.status, said.problem) == (500, "unexpected")
    backend.stop()  # the log line comes after the answer
    assert SECRET not in caplog.text
    assert "test_problems.py:" in caplog.text


def test_database_that_is_away_means_wait(
    backend: RunningBackend,
    client: ContractClient,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
) -> None:
    expected_log("the database did not answer: OperationalError")
    nowhere = create_engine(f"sqlite:///{Path(backend.database.parent / 'missing' / 'no.sqlite3')}")
    monkeypatch.setattr(Store, "application", lambda *_: nowhere.connect())
    said = client.ask(new_id())
    assert (said.status, said.problem, said.headers["retry-after"]) == (503, "busy", "30")
