from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.cli.doctor_tickets import tickets
from kiosk.settings import Settings
from kiosk.tickets.fleet_keys import extended, write_keys

TODAY = date(2026, 11, 23)


def settings_with(path: Path | None) -> Settings:
    return Settings.model_validate({"tickets": {"fleet_keys": path}})


@pytest.mark.parametrize(
    ("first", "days", "state", "words"),
    [
        pytest.param(0, 3, "ok", "2026-11-25", id="enough"),
        pytest.param(0, 2, "warn", "2 more days only", id="few"),
        pytest.param(1, 5, "warn", "today's fleet key is missing", id="not today"),
    ],
)
def test_keys_are_counted(tmp_path: Path, first: int, days: int, state: str, words: str) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, extended((), TODAY + timedelta(days=first), days, TODAY))

    check = tickets(settings_with(path), TODAY)

    assert check.state == state
    assert words in check.detail


def test_not_set_missing_and_spoiled(tmp_path: Path) -> None:
    spoiled = tmp_path / "keys.json"
    spoiled.write_text("no keys")

    assert tickets(settings_with(None), TODAY).state == "ok"
    assert tickets(settings_with(tmp_path / "gone.json"), TODAY).state == "fail"
    assert tickets(settings_with(spoiled), TODAY).state == "fail"
