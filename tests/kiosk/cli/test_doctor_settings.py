from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.doctor_check import Check
from kiosk.cli.doctor_settings import mistaken, settings_of
from kiosk.settings import Settings, SettingsProblems, demo_settings, load
from kiosk.settings.models import VisitSettings


def _file(folder: Path, *, token: str = "token") -> Path:
    (folder / "token").touch(mode=0o600)
    path = folder / "kiosk.toml"
    path.write_text(
        f"[kiosk]\nid = 'oji-01'\n[backend]\ntoken_file = '{token}'\n[storage]\ndirectory = 'state'\n"
    )
    return path


def _check(path: Path) -> Check:
    loaded = load(path)
    return mistaken(loaded) if isinstance(loaded, SettingsProblems) else settings_of(loaded)


def test_settings_that_name_what_is_there_pass(tmp_path: Path) -> None:
    assert _check(_file(tmp_path)).state == "ok"


def test_mistakes_are_all_in_the_detail(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[kiosk]\nid = 'A B'\n[paper]\nprinter = 'x'\n")

    check = _check(path)

    assert check.state == "fail"
    assert "kiosk.id" in check.detail
    assert "paper.printer" in check.detail


def test_files_that_are_missing_fail(tmp_path: Path) -> None:
    path = _file(tmp_path, token="gone-token")
    text = path.read_text().replace(
        "[storage]", "ca_file = 'gone.pem'\npinned_keys = ['gone.json']\n[storage]"
    )
    path.write_text(text)

    check = _check(path)

    assert check.state == "fail"
    for key, name in (("token_file", "gone-token"), ("ca_file", "gone.pem"), ("pinned_keys", "gone.json")):
        assert f"backend.{key}: there is no file {tmp_path / name}" in check.detail


def test_token_that_others_can_read_is_warned_about(tmp_path: Path) -> None:
    path = _file(tmp_path)
    (tmp_path / "token").chmod(0o644)

    check = _check(path)

    assert check.state == "warn"
    assert "open to other users" in check.detail


def test_demo_values_are_warned_about() -> None:
    assert "demo" in settings_of(demo_settings()).detail
    assert "kiosk.id" in settings_of(Settings()).detail


def test_language_that_nobody_is_offered_is_warned_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kiosk.cli.doctor_settings.RESOURCES", tmp_path)
    wanted = Settings(visit=VisitSettings(languages=("ja", "ne")))

    check = settings_of(wanted)

    assert check.state == "warn"
    assert "ne is not completely translated" in check.detail
