from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.doctor import report
from kiosk.cli.doctor_check import NAMES, Check
from kiosk.cli.doctor_machine import Machine
from kiosk.settings import load
from tests.fakes.reference_backend import RunningBackend, running_backend

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBackend]:
    with running_backend(tmp_path_factory.mktemp("backend")) as running:
        yield running


def _file(folder: Path, backend: RunningBackend, *, reader: str = "simulator:hanako") -> Path:
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
        [kiosk]
        id = "{backend.kiosk_id}"
        [card]
        reader = "{reader}"
        [backend]
        url = "{backend.url}"
        token_file = "{backend.token_file}"
        pinned_keys = ["{backend.jwks_file}"]
        [storage]
        directory = "state"
        [paper]
        printer = "folder:paper"
        """
    )
    return path


def _checks(path: Path) -> dict[str, Check]:
    return {check.name: check for check in report(load(path), Machine())}


def test_report_holds_every_check_once_in_order(backend: RunningBackend, tmp_path: Path) -> None:
    checks = report(load(_file(tmp_path, backend)), Machine())

    assert tuple(check.name for check in checks) == NAMES


def test_kiosk_with_a_back_end_and_a_simulated_card(backend: RunningBackend, tmp_path: Path) -> None:
    checks = _checks(_file(tmp_path, backend))

    states = {
        name: checks[name].state
        for name in NAMES
        if name not in ("spool", "fonts", "speech", "handwriting", "procedures")
    }
    assert states == {
        "reader": "warn",
        "card stack": "ok",
        "printer": "warn",
        "back-end": "ok",
        "clock": "ok",
        "disk": "ok",
        "settings": "ok",
        "examples": "ok",
        "tickets": "ok",
    }
    assert "simulated" in checks["reader"].detail
    assert "in clear" in checks["printer"].detail


def test_back_end_that_is_away_fails_and_says_where_it_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[backend]\nurl = 'http://127.0.0.1:9/v1'\n[storage]\ndirectory = 'state'\n")

    checks = _checks(path)

    assert checks["back-end"].state == "fail"
    assert "http://127.0.0.1:9/v1" in checks["back-end"].detail
    assert "no pinned key" in checks["back-end"].detail
    assert checks["clock"].state == "warn"


def test_all_mistakes_of_the_settings_are_named_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[kiosk]\nid = 'A B'\n[backend]\nurl = 'http://example.jp'\n[paper]\nprinter = 'x'\n")

    checks = _checks(path)

    assert checks["settings"].state == "fail"
    for key in ("kiosk.id", "backend.url", "paper.printer"):
        assert f"{path}: {key}" in checks["settings"].detail
    assert checks["reader"].state == "warn"
    assert "not looked at" in checks["reader"].detail
    assert checks["fonts"].detail != checks["reader"].detail


def test_look_that_breaks_is_a_failed_check_and_hides_no_other(
    backend: RunningBackend, tmp_path: Path
) -> None:
    """Of a persona's file the settings ask that it is there."""
    empty = tmp_path / "nobody.json"
    empty.write_text("{}", "utf-8")
    checks = _checks(_file(tmp_path, backend, reader=f"simulator:{empty}"))

    assert checks["reader"].state == "fail"
    assert "nobody" in checks["reader"].detail
    assert checks["back-end"].state == "ok"


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_command_prints_json_alone_and_exits_1_on_a_fail(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[kiosk]\nid = 'A B'\n")

    ended = _run("--json", "--settings", path)

    assert ended.returncode == 1
    assert ended.stderr == ""
    checks = json.loads(ended.stdout)["checks"]
    assert [check["name"] for check in checks] == list(NAMES)
    assert all(set(check) == {"name", "state", "detail", "remedy"} for check in checks)


def test_command_prints_a_line_for_people(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[kiosk]\nid = 'A B'\n")

    ended = _run("--settings", path)

    assert "fail  settings" in ended.stdout
    assert "→ mend the named keys" in ended.stdout


def test_doctor_draws_no_window() -> None:
    code = "import sys, kiosk.cli.doctor; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
