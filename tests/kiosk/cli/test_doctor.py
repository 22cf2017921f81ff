from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bootstrap import Services
from kiosk.cli.doctor import report
from kiosk.cli.doctor_check import NAMES, Check, Finding, summed
from kiosk.cli.doctor_machine import Machine
from kiosk.cli.doctor_services import clock, procedures, reader
from kiosk.delivery.backend import Health
from kiosk.settings import Settings, load
from kiosk.settings.models import CardSettings
from tests.conftest import ExpectedLog
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
        name: checks[name].state for name in NAMES if name not in ("spool", "fonts", "speech", "procedures")
    }
    assert states == {
        "reader": "warn",
        "card stack": "ok",
        "printer": "warn",
        "back-end": "ok",
        "clock": "ok",
        "disk": "ok",
        "settings": "ok",
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


@pytest.mark.parametrize(
    ("skew", "state"),
    [(0.0, "ok"), (60.0, "ok"), (61.0, "warn"), (-61.0, "warn"), (None, "warn")],
)
def test_clock_is_compared_with_the_back_ends(skew: float | None, state: str) -> None:
    assert clock(Health(reachable=skew is not None, skew_s=skew)).state == state


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


def test_files_that_the_settings_name_and_that_are_missing_fail(
    backend: RunningBackend, tmp_path: Path
) -> None:
    path = _file(tmp_path, backend)
    text = path.read_text().replace("[storage]", 'ca_file = "gone.pem"\n[storage]')
    path.write_text(text.replace(str(backend.token_file), "gone-token"))

    checks = _checks(path)

    assert checks["settings"].state == "fail"
    assert f"backend.ca_file: there is no file {tmp_path / 'gone.pem'}" in checks["settings"].detail
    assert f"backend.token_file: there is no file {tmp_path / 'gone-token'}" in checks["settings"].detail


def test_token_that_others_can_read_is_warned_about(backend: RunningBackend, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("x")
    token.chmod(0o644)
    path = _file(tmp_path, backend)
    path.write_text(path.read_text().replace(str(backend.token_file), str(token)))

    check = _checks(path)["settings"]

    assert check.state == "warn"
    assert "open to other users" in check.detail


def test_look_that_breaks_is_a_failed_check_and_hides_no_other(
    backend: RunningBackend, tmp_path: Path
) -> None:
    checks = _checks(_file(tmp_path, backend, reader="simulator:nobody"))

    assert checks["reader"].state == "fail"
    assert "nobody" in checks["reader"].detail
    assert checks["back-end"].state == "ok"


def test_procedure_with_a_mistake_is_named_with_file_line_and_likely_word(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("procedure left out")
    lines = (ROOT / "resources/procedures/juminhyo/procedure.yaml").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at] = lines[at].replace("summary:", "sumary:")
    folder = tmp_path / "procedures" / "juminhyo"
    folder.mkdir(parents=True)
    (folder / "procedure.yaml").write_text("\n".join(lines), "utf-8")

    check = procedures(Services(Settings(), resources=tmp_path))

    assert check.state == "fail"
    assert f"procedure.yaml:{at + 1}: sumary" in check.detail
    assert "did you mean 'summary'?" in check.detail


def test_reader_that_is_not_there_fails_and_names_what_was_wanted() -> None:
    check = reader(Services(Settings(card=CardSettings(reader="No Such Reader"))))

    assert check.state == "fail"
    assert "No Such Reader" in check.detail


def test_kiosk_without_procedures_fails(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()

    assert procedures(Services(Settings(), resources=tmp_path)).state == "fail"


def test_findings_make_one_check_as_grave_as_the_gravest() -> None:
    findings = [
        Finding("warn", "a", "mend a"),
        Finding("fail", "b", "mend b"),
        Finding("warn", "c", "mend a"),
    ]

    assert summed("disk", findings, "well") == Check("disk", "fail", "a; b; c", "mend a; mend b")
    assert summed("disk", [], "well") == Check("disk", "ok", "well")


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
