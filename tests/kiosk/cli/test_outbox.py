"""`kiosk outbox` as others automate it: a program, settings in a file, JSON on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.basics.clock import SystemClock
from kiosk.basics.progress import Stoppable
from kiosk.cli.outbox import outbox
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.entry import fresh
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import DATABASE, Outbox
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import NotedActs, application, sealed
from tests.fakes.http_server import refused_port
from tests.fakes.reference_backend import RunningBackend, running_backend


def settings(tmp_path: Path, *, url: str, token_file: Path | None = None, kiosk_id: str = "demo-01") -> Path:
    path = tmp_path / "kiosk.toml"
    lines = [
        "[kiosk]",
        f'id = "{kiosk_id}"',
        "[backend]",
        f'url = "{url}"',
        "[storage]",
        f'directory = "{tmp_path / "storage"}"',
    ]
    if token_file is not None:
        lines.insert(4, f'token_file = "{token_file}"')
    path.write_text("\n".join(lines), "utf-8")
    return path


def queue(tmp_path: Path, running: RunningBackend, *, count: int = 1) -> list[str]:
    """Applications that were handed in while nobody answered."""
    nobody = HttpBackend(BackendSettings(f"http://127.0.0.1:{refused_port()}/v1", running.kiosk_id))
    box = Outbox(tmp_path / "storage")
    keys = PinnedKeys([str(running.jwks_file)], box.folder)
    service = DeliveryService(nobody, box, keys, SystemClock(), NotedActs())
    names = []
    for _ in range(count):
        whole = application()
        assert service.hand_in(whole, may_wait=True, progress=Stoppable()).kind == "queued"
        names.append(str(whole.application_id))
    service.close()
    return names


def run(*words: str | Path) -> tuple[int, dict[str, object]]:
    result = CliRunner().invoke(outbox, [str(word) for word in words])
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return result.exit_code, document


def test_list_of_an_unused_kiosk_is_empty_and_leaves_no_trace(tmp_path: Path) -> None:
    file = settings(tmp_path, url="http://127.0.0.1:9/v1")
    assert run("list", "--json", "--settings", file) == (0, {"items": [], "set_aside": []})
    assert not (tmp_path / "storage").exists()


def test_queued_application_is_listed_and_delivered_once(tmp_path: Path) -> None:
    with running_backend(tmp_path) as running:
        names = queue(tmp_path, running, count=2)
        file = settings(tmp_path, url=running.url, token_file=running.token_file)
        _, listed = run("list", "--json", "--settings", file)
        items = listed["items"]
        assert isinstance(items, list)
        assert [item["application_id"] for item in items] == names
        assert all(
            set(item) == {"application_id", "state", "queued_at", "attempts", "reason", "on_paper"}
            for item in items
        )
        assert [(item["state"], item["attempts"], item["reason"]) for item in items] == [
            ("queued", 1, None)
        ] * 2

        status, told = run("deliver", "--json", "--settings", file)
        assert (status, told["items"]) == (0, [])
        receipts = told["delivered"]
        assert isinstance(receipts, list)
        assert {receipt["application_id"] for receipt in receipts} == set(names)
        assert len({receipt["receipt_number"] for receipt in receipts}) == 2
        assert all(running.received(name) is not None for name in names)

        assert run("deliver", "--json", "--settings", file) == (0, {"items": [], "delivered": []})


def test_back_end_that_is_away_leaves_everything_queued(tmp_path: Path) -> None:
    with running_backend(tmp_path) as running:
        (name,) = queue(tmp_path, running)
        running.stop()
        file = settings(tmp_path, url=running.url, token_file=running.token_file)
        status, told = run("deliver", "--json", "--settings", file)
        items = told["items"]
        assert isinstance(items, list)
        assert (status, told["delivered"], items[0]["application_id"]) == (0, [], name)
        assert (items[0]["state"], items[0]["attempts"]) == ("queued", 2)
        running.start()
        _, told = run("deliver", "--json", "--settings", file)
        assert told["items"] == []


def test_stick_is_delivered_elsewhere_once_however_often_it_is_taken_in(tmp_path: Path) -> None:
    with running_backend(tmp_path) as running:
        names = queue(tmp_path, running, count=2)
        stick, desk = tmp_path / "stick", tmp_path / "desk"
        stick.mkdir()
        desk.mkdir()
        here = settings(tmp_path, url=running.url, token_file=running.token_file, kiosk_id=running.kiosk_id)
        there = settings(desk, url=running.url, token_file=running.token_file, kiosk_id=running.kiosk_id)
        status, written = run("export", stick, "--json", "--settings", here)
        items = written["items"]
        assert isinstance(items, list)
        assert (status, sorted(item["application_id"] for item in items)) == (0, sorted(names))

        first = run("import", stick, "--json", "--settings", there)
        assert first[0] == 0
        taken = first[1]["items"]
        assert isinstance(taken, list)
        assert sorted((item["application_id"], item["state"]) for item in taken) == [
            (name, "delivered") for name in sorted(names)
        ]
        assert run("import", stick, "--json", "--settings", there) == first
        _, told = run("deliver", "--json", "--settings", here)
        assert (told["items"], len(told["delivered"] if isinstance(told["delivered"], list) else [])) == (
            [],
            2,
        )
        assert isinstance(told["delivered"], list)
        assert {(item["application_id"], item["receipt_number"]) for item in told["delivered"]} == {
            (item["application_id"], item["receipt_number"]) for item in taken
        }


def test_foreign_stick_is_refused_with_the_reason(tmp_path: Path) -> None:
    with running_backend(tmp_path) as running:
        (name,) = queue(tmp_path, running)
        here = settings(tmp_path, url=running.url, token_file=running.token_file, kiosk_id="akabane-02")
        run("export", tmp_path, "--json", "--settings", here)
        there = settings(tmp_path, url=running.url, token_file=running.token_file, kiosk_id=running.kiosk_id)
        status, told = run("import", tmp_path, "--json", "--settings", there)
        assert (status, told) == (1, {"items": [], "refused": [{"file": name, "why": "other-kiosk"}]})


def test_damaged_outbox_is_a_failure_and_then_named(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("the outbox was damaged")
    box = Outbox(tmp_path / "storage")
    box.keep(fresh(sealed(), may_wait=True, now=SystemClock().moment().now))
    (box.folder / DATABASE).write_bytes(b"x" * 9000)
    file = settings(tmp_path, url="http://127.0.0.1:9/v1")
    status, told = run("list", "--json", "--settings", file)
    failure = told["failure"]
    assert isinstance(failure, dict)
    assert (status, failure["code"], failure["kind"]) == (1, "DISK-02", "outbox-damaged")
    assert run("list", "--json", "--settings", file) == (0, {"items": [], "set_aside": list(box.set_aside())})


def test_plain_list_is_for_people(tmp_path: Path) -> None:
    with running_backend(tmp_path) as running:
        (name,) = queue(tmp_path, running)
        file = settings(tmp_path, url=running.url, token_file=running.token_file)
        listed = CliRunner().invoke(outbox, ["list", "--settings", str(file)]).stdout
        assert listed.startswith(f"{name}  queued")
        delivered = CliRunner().invoke(outbox, ["deliver", "--settings", str(file)]).stdout
        assert f"{name}  delivered" in delivered
        assert "nothing waits" in delivered


@pytest.mark.parametrize("module", ["PySide6", "reportlab", "smartcard", "joserfc"])
def test_list_loads_no_heavy_part(module: str, tmp_path: Path) -> None:
    file = settings(tmp_path, url="http://127.0.0.1:9/v1")
    program = (
        "import sys\n"
        "from kiosk.cli import main\n"
        f"main(['outbox', 'list', '--json', '--settings', {str(file)!r}], standalone_mode=False)\n"
        f"assert {module!r} not in sys.modules, sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
